import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, it } from 'vitest';

const API = resolve('../flask_app/nexfitra_api');
const sources = readdirSync(API, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.py'))
  .map((name) => readFileSync(join(API, name), 'utf8'))
  .join('\n');
const codesBy = (...patterns: RegExp[]): string[] => [
  ...new Set(patterns.flatMap((pattern) => [...sources.matchAll(pattern)].map((match) => match[1] ?? ''))),
];

/** Codes of the server's own errors, and of those that its framework raises. */
const problems = codesBy(/^ {4}code = "([a-z_]+)"/gm, /^ {4}4\d\d: \("([a-z_]+)"/gm);
/** Codes that the server's own checks give to single fields. */
const fields = codesBy(
  /PydanticCustomError\(\s*"([a-z_0-9]+)"/g,
  /\.field\(\s*(?:f?"[^"]*"|\w+),\s*"([a-z_]+)"/g,
  /FieldError\(\s*(?:f?"[^"]*"|\w+|loc\[:200\]),\s*"([a-z_]+)"/g,
);

it('finds the codes', () => {
  expect(problems).toEqual(expect.arrayContaining(['email_taken', 'internal_error', 'address_too_long']));
  expect(fields).toEqual(expect.arrayContaining(['password_too_long', 'below_floor', 'too_deep', 'more_than_100_g']));
});

it.each(['en', 'de', 'es'])('has a text for every code that the server can send (%s)', (language) => {
  const texts = JSON.parse(readFileSync(`src/shared/locales/${language}.json`, 'utf8')) as {
    problem: Record<string, string>;
    fieldProblem: Record<string, string>;
  };
  expect(problems.filter((code) => !(code in texts.problem))).toEqual([]);
  expect(fields.filter((code) => !(code in texts.fieldProblem))).toEqual([]);
});
