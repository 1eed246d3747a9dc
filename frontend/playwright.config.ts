import { existsSync } from 'node:fs';

import { defineConfig } from '@playwright/test';

const system = process.env.CHROMIUM_PATH ?? (existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : undefined);

/** Journeys in a real browser against everything that runs: `make journeys`, or `nexfitra-run with-stack -- npm run e2e`. */
export default defineConfig({
  testDir: './e2e',
  outputDir: './test-results',
  // One server, one AI service that a journey switches off: one after another.
  workers: 1,
  fullyParallel: false,
  forbidOnly: process.env.CI !== undefined,
  retries: 0,
  timeout: 60_000,
  globalTimeout: 8 * 60_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    baseURL: process.env.NEXFITRA_URL ?? 'http://127.0.0.1:5000',
    browserName: 'chromium',
    locale: 'en-GB',
    timezoneId: 'Europe/Vienna',
    viewport: { width: 390, height: 844 },
    // A phone whose owner wants no animation: nothing moves under a click, and no check reads a half-faded colour.
    contextOptions: { reducedMotion: 'reduce' },
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(system === undefined || system === '' ? {} : { executablePath: system }),
      args: [
        '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
        '--disable-component-update', '--disable-sync', '--disable-dev-shm-usage',
      ], // prettier-ignore
    },
  },
});
