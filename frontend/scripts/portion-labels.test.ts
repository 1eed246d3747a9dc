import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { expect, it } from 'vitest';

const CATALOGUE = resolve('../domain/nexfitra_domain/catalog/data/portion_labels');

interface Label {
  label: string;
  name: Record<string, string>;
}

it.each(['en', 'de', 'es'])('names the portions of the catalogue as the catalogue does (%s)', (language) => {
  const labels = readdirSync(CATALOGUE).flatMap((name) => JSON.parse(readFileSync(`${CATALOGUE}/${name}`, 'utf8')) as Label[]);
  const texts = JSON.parse(readFileSync(`src/features/diary/locales/${language}.json`, 'utf8')) as { portion: Record<string, string> };
  expect(labels.length).toBeGreaterThan(10);
  expect(texts.portion).toEqual(Object.fromEntries(labels.map((row) => [row.label, row.name[language]])));
});
