import { renderHook } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';

import { useExplain, useViolationText, useWorkoutTitle } from './explain';

import type { PlanExplanation } from '@/api/types.gen';
import { changeLanguage, type LanguageTexts, startI18n } from '@/shared/lib/i18n';
import { setPreferences, type Language } from '@/shared/lib/preferences';
import commonDe from '@/shared/locales/de.json';
import commonEn from '@/shared/locales/en.json';
import de from '@/shared/locales/explain.de.json';
import en from '@/shared/locales/explain.en.json';
import es from '@/shared/locales/explain.es.json';

const TEXTS: Record<Language, LanguageTexts> = { en: { explain: en, common: commonEn }, de: { explain: de, common: commonDe }, es: { explain: es } };

const WHY: PlanExplanation[] = [
  { key: 'why.main', params: { pattern: 'horizontal_pull', muscles: ['lats', 'biceps'] }, parts: [] },
  { key: 'care.spares', params: { regions: ['knee', 'lower_back'] }, parts: [] },
];
const CONFLICT: PlanExplanation[] = [
  {
    key: 'conflict.together',
    params: { date: '2026-08-03' },
    parts: [
      { key: 'wish.energy_kcal', params: { amount: 1800 } },
      { key: 'wish.allergens', params: { allergens: ['milk', 'soy'] } },
      { key: 'wish.minutes', params: { minutes: 10 } },
    ],
  },
];

function told(parts: PlanExplanation[], text = 'English of the server.'): string {
  return renderHook(() => useExplain()).result.current(parts, text);
}

describe('useExplain', () => {
  beforeEach(async () => {
    setPreferences({ language: 'en', locale: 'en-GB', timeZone: 'America/Los_Angeles', units: 'metric', noNumbers: false });
    await startI18n((language) => Promise.resolve(TEXTS[language]));
    await changeLanguage('en');
  });

  it('joins sentences and lists of words', () => {
    expect(told(WHY)).toBe(
      'A main row keeps the movement patterns balanced and trains the lats and biceps. It spares your knee and lower back.',
    );
  });

  it('lists phrases, and allergens with "or"; a day stays the day in every time zone', () => {
    expect(told(CONFLICT)).toBe(
      "No day of the catalogue's dishes fits Monday 3 August: 1,800 kcal energy, no milk or soy and at most 10 cooking minutes cannot be met together.",
    );
  });

  it('names no figure of energy and nutrients to who hides them', () => {
    setPreferences({ noNumbers: true });
    expect(told(CONFLICT)).toContain('your energy target, no milk or soy and at most 10 cooking minutes');
    const parts = [{ key: 'nearest.energy_kcal', params: { amount: 1900, wanted: 1800 } }];
    expect(told([{ key: 'change.about', params: {}, parts }])).toBe('Other amounts than your targets would do.');
  });

  it('speaks German with its own words and numbers', async () => {
    await changeLanguage('de');
    setPreferences({ locale: 'de-DE' });
    expect(told(WHY)).toContain('trainiert den breiten Rückenmuskel und den Bizeps. Sie schont das Knie und den');
    expect(told(CONFLICT)).toBe(
      'Für Montag, 3. August passt kein Tag aus den Gerichten des Katalogs. Zusammen nicht erfüllbar: 1.800 kcal Energie, nichts mit Milch oder Soja und höchstens 10 Minuten Kochzeit.',
    );
  });

  it("leaves names and the person's own words as they are", () => {
    const offer = { key: 'change.allow_word', params: { word: 'knee' }, parts: [] };
    expect(told([offer])).toBe('Allow "knee" again.');
    const dish = { key: 'change.allow_recipe', params: { recipe: 'Tofu & <rice>' }, parts: [] };
    expect(told([dish])).toBe('Allow Tofu & <rice> again.');
  });

  it('falls back to English as a whole where there is nothing or something new', () => {
    expect(told([])).toBe('English of the server.');
    expect(told([...WHY, { key: 'why.new', params: {}, parts: [] }])).toBe('English of the server.');
    const part = { key: 'wish.new', params: {} };
    expect(told([{ key: 'change.give_up', params: {}, parts: [part] }])).toBe('English of the server.');
  });

  it("shows a workout's title in the language of now, and a person's own title as it is", async () => {
    await changeLanguage('de');
    const title = renderHook(() => useWorkoutTitle()).result.current;
    expect(title('full_body_a', '–')).toBe('Ganzkörper A');
    expect(title('Legs, at last: part 2', '–')).toBe('Legs, at last: part 2');
    expect(title('my_own_day', '–')).toBe('my_own_day');
    expect(title(null, 'Freies Training')).toBe('Freies Training');
  });

  it('names a broken rule, and an unknown one in English', async () => {
    await changeLanguage('es');
    const violation = renderHook(() => useViolationText()).result.current;
    expect(violation({ rule: 'locked', text: 'x' })).toBe('Se cambió una comida fijada.');
    expect(violation({ rule: 'new_rule', text: 'Something new.' })).toBe('Something new.');
  });
});
