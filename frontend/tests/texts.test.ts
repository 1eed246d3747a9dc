import { describe, expect, it } from 'vitest';

import { texts as de } from '@/app/i18n/de';
import { texts as en } from '@/app/i18n/en';
import { texts as es } from '@/app/i18n/es';

type Flat = Map<string, string>;

function flatten(tree: object, prefix = '', found: Flat = new Map<string, string>()): Flat {
  for (const [key, value] of Object.entries(tree) as [string, unknown][]) {
    const path = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof value === 'string') found.set(path, value);
    else flatten(value as object, path, found);
  }
  return found;
}

const placeholders = (text: string): string[] =>
  [...text.matchAll(/\{\{\s*(\w+)/g)].map((match) => match[1] ?? '').sort();

const english = flatten(en);

describe.each([
  ['en', flatten(en)],
  ['de', flatten(de)],
  ['es', flatten(es)],
])('texts in %s', (_language, texts) => {
  it('have the keys that English has', () => {
    expect([...texts.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('say something everywhere', () => {
    // A word may be its own last key ("vegan"); a whole key in place of a text is a text that was forgotten.
    const empty = [...texts].filter(([key, text]) => text.trim() === '' || text === key);
    expect(empty).toEqual([]);
  });

  it('hold the same placeholders as English', () => {
    const different = [...texts].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    );
    expect(different).toEqual([]);
  });
});
