import './early';

import '@fontsource-variable/figtree';
import './theme/mantine.css';
import './theme/global.css';

import { loadTexts } from './i18n/texts';
import { start } from './start';

import { startI18n } from '@/shared/lib/i18n/i18n';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

start();
// The texts and what draws are already on their way (vite.config.ts); each is taken in a turn of its own, so that taps between are heard.
await startI18n(loadTexts);
const { render } = await import('./render');
render(root);
