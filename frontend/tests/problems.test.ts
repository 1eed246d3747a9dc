import { expect, it } from 'vitest';

import contract from '../../contracts/business.openapi.json';

import { texts as de } from '@/app/i18n/de';
import { texts as en } from '@/app/i18n/en';
import { texts as es } from '@/app/i18n/es';

/** The contract describes each refusal as "`code`: its title". */
const documented = new Set([...JSON.stringify(contract).matchAll(/`([a-z][a-z_]*)`: /g)].map((match) => match[1] ?? ''));

it('finds the codes in the contract', () => {
  expect([...documented]).toEqual(expect.arrayContaining(['unauthorized', 'not_found', 'plan_gated', 'too_many_plans']));
});

it.each([
  ['en', en],
  ['de', de],
  ['es', es],
])('every documented problem has a text in %s', (_language, texts) => {
  const known = Object.keys(texts.common.problem);
  expect([...documented].filter((code) => !known.includes(code))).toEqual([]);
});
