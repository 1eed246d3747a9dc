import '@fontsource-variable/figtree';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './theme/global.css';

import { StrictMode } from 'react';
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
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
