import './early';

import '@fontsource-variable/figtree';
import './theme/mantine.css';
import './theme/global.css';

import { startTransition, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './App';
import { loadTexts } from './i18n/texts';
import { start } from './start';

import { startI18n } from '@/shared/lib/i18n/i18n';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

start();
// The session is asked for while the texts load; the router waits for both.
await startI18n(loadTexts);
// As a transition, so that the first picture is drawn in slices and taps between them are heard.
startTransition(() => {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
});
