import { renderHook } from '@testing-library/react';
import { expect, it } from 'vitest';

import contract from '../../contracts/business.openapi.json';

import { texts as de } from '@/app/i18n/de';
import { texts as en } from '@/app/i18n/en';
import { texts as es } from '@/app/i18n/es';
import { loadTexts } from '@/app/i18n/texts';
import { startI18n, useFieldErrors, useProblemText } from '@/shared/lib/i18n';
import { setPreferences } from '@/shared/lib/preferences';
import { ApiProblem, type ProblemField, problemFrom } from '@/shared/lib/problem';

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

const problem = (init: Partial<ApiProblem>): ApiProblem =>
  new ApiProblem({ status: 422, code: 'invalid', title: 'English of the server', ...init });

it('says a limit as a number of the language, and never the English of the server', async () => {
  setPreferences({ language: 'de', locale: 'de-AT' });
  await startI18n(loadTexts);
  const fieldErrors = renderHook(() => useFieldErrors()).result.current;
  const text = renderHook(() => useProblemText()).result.current;
  const errors: ProblemField[] = [
    { loc: 'body.energy_kcal', code: 'less_than_equal', msg: 'English', params: { le: 10_000 } },
    { loc: 'body.name', code: 'string_pattern_mismatch', msg: 'English', params: {} },
  ];
  expect(fieldErrors(problem({ errors }))).toEqual({
    energy_kcal: 'Höchstens 10.000, bitte.',
    name: 'Dieser Wert passt nicht.',
  });
  expect(text(problem({ code: 'brand_new', detail: 'English of the server' }))).toBe(de.common.problem.unknown);
  const fromProxy = await problemFrom(new Response('<h1>URI Too Long</h1>', { status: 414, statusText: 'URI Too Long' }));
  expect(text(fromProxy)).toBe(de.common.problem.address_too_long);
});
