// Fails where the script of a first load grows over the limit: the entry, everything it imports at once, the texts of one
// language, and one page with its cards, gzipped as the server sends it.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const LIMIT_KB = 250;
const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

const closure = (keys, found = new Set()) => {
  for (const key of keys) {
    if (found.has(key) || manifest[key] === undefined) continue;
    found.add(key);
    closure(manifest[key].imports ?? [], found);
  }
  return found;
};
const sizes = new Map();
const gzipped = (file) => {
  if (!sizes.has(file)) sizes.set(file, gzipSync(readFileSync(new URL(file, dist))).length);
  return sizes.get(file);
};
const kilobytes = (keys) =>
  [...keys]
    .map((key) => manifest[key].file)
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipped(file), 0) / 1000;

const always = ['index.html', 'src/app/render.tsx', 'src/app/i18n/en.ts'];
const pages = Object.keys(manifest).filter((key) => /^src\/features\/[^/]+\/pages\/.*Page\.tsx$/.test(key));
const cards = Object.keys(manifest).filter((key) => /^src\/features\/[^/]+\/cards\/.*\.tsx$/.test(key));
let failed = false;
for (const page of pages) {
  const first = page.includes('TodayPage') ? [...always, page, ...cards] : [...always, page];
  const size = kilobytes(closure(first));
  if (size > LIMIT_KB) failed = true;
  console.log(`${size.toFixed(1).padStart(7)} kB  ${page}${size > LIMIT_KB ? `  over ${LIMIT_KB} kB` : ''}`);
}
if (pages.length === 0) {
  console.error('No pages in dist/.vite/manifest.json: run the build first.');
  failed = true;
}
process.exit(failed ? 1 : 0);
