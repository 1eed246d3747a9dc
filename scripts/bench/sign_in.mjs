// Signs a person in, in a browser that runs already; Lighthouse then measures pages of the same browser profile.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

// The web app's own modules: this file lies outside of its folder, so they are looked up from where the script is run.
const { chromium } = createRequire(pathToFileURL(`${process.cwd()}/`))('@playwright/test');

const { NEXFITRA_URL, NEXFITRA_EMAIL, NEXFITRA_PASSWORD, DEBUG_PORT } = process.env;
const browser = await chromium.connectOverCDP(`http://127.0.0.1:${DEBUG_PORT}`);
const page = await browser.contexts()[0].newPage();
await page.goto(`${NEXFITRA_URL}/sign-in`);
await page.getByRole('textbox', { name: 'E-mail' }).fill(NEXFITRA_EMAIL);
await page.getByLabel('Password', { exact: true }).fill(NEXFITRA_PASSWORD);
await page.getByRole('button', { name: 'Sign in' }).click();
await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
await page.close();
await browser.close();
