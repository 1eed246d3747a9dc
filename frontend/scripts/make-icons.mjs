// Draws the app's icons from public/icon.svg with the browser that the journeys use. Run after changing the drawing.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

import { chromium } from '@playwright/test';

const here = new URL('../public/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', here), 'utf8');
const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
const browser = await chromium.launch({ ...(system && { executablePath: system }), args: ['--no-sandbox'] });

/** A maskable icon is cut to a shape by the device, so its drawing stays within the inner 80 %. */
async function draw(name, size, share) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const background = share < 1 ? '#1f6a4d' : 'transparent';
  await page.setContent(
    `<style>body{margin:0;display:grid;place-content:center;height:100vh;background:${background}}
     svg{width:${size * share}px;height:${size * share}px}</style>${svg}`,
  );
  writeFileSync(new URL(name, here), await page.screenshot({ omitBackground: true }));
  await page.close();
}

await draw('icon-192.png', 192, 1);
await draw('icon-512.png', 512, 1);
await draw('icon-512-maskable.png', 512, 0.8);
await browser.close();
