// Lays a gzip and a brotli form beside every text file of the build, so that the server only has to pick one.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist', import.meta.url));
const kinds = new Set(['.css', '.html', '.js', '.json', '.svg', '.txt', '.webmanifest']);
const smallest = 1024;

for (const name of readdirSync(dist, { recursive: true })) {
  const path = join(dist, name);
  if (!kinds.has(extname(path)) || statSync(path).size < smallest) continue;
  const body = readFileSync(path);
  const brotli = { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_QUALITY]: 11 } };
  writeFileSync(`${path}.gz`, gzipSync(body, { level: 9 }));
  writeFileSync(`${path}.br`, brotliCompressSync(body, brotli));
}
