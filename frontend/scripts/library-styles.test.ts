import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { expect, it } from 'vitest';

const LIBRARY = resolve('node_modules/@mantine/core');
const IMPORT = /import\s*\{([^}]*)\}\s*from '@mantine\/core'/g;
const FROM = /from "(\.[^"]+)"/g;

/** What the app's own files take from the library, by name. */
function used(): string[] {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const names = files.flatMap((name) =>
    [...readFileSync(join('src', name), 'utf8').matchAll(IMPORT)].flatMap((found) => (found[1] ?? '').split(',')),
  );
  return [...new Set(names.map((name) => name.replace('type ', '').trim()))];
}

/** Names of the style sheets that a file of the library and all it imports are drawn with. */
function sheets(file: string, seen = new Set<string>()): Set<string> {
  const found = new Set<string>();
  if (seen.has(file) || !existsSync(file)) return found;
  seen.add(file);
  for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(FROM)) {
    const target = join(dirname(file), path);
    const name = /([A-Za-z]+)\.module\.mjs$/.exec(target)?.[1];
    if (name === undefined) sheets(target, seen).forEach((one) => found.add(one));
    else found.add(name);
  }
  return found;
}

it('has the styles of every component of the library that a page uses', () => {
  const listed = readFileSync('src/app/theme/mantine.css', 'utf8');
  // Notifications are a component of their own package that draws the library's Notification.
  const needed = [...used(), 'Notification'].flatMap((name) => [...sheets(join(LIBRARY, 'esm/components', name, `${name}.mjs`))]);
  expect(needed).toContain('Button');
  const sheet = (name: string): string => `@mantine/core/styles/${name}.layer.css`;
  expect([...new Set(needed)].filter((name) => !listed.includes(sheet(name)))).toEqual([]);
});
