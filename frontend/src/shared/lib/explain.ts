import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

import type { PlanExplanation, PlanPhrase } from '@/api/types.gen';
import { type Format, useFormat } from '@/shared/lib/format';
import { usePreferences } from '@/shared/lib/preferences';

type Values = Record<string, string>;
type Translate = (key: string, options: Record<string, unknown>) => string;
type Param = PlanPhrase['params'][string];

/** Params that hold words of a vocabulary, with the group in which their words stand (`explain:word.<group>`). */
const GROUP_OF_PARAM: Partial<Record<string, string>> = {
  muscles: 'muscle',
  pattern: 'pattern',
  regions: 'region',
  region: 'region',
  equipment: 'equipment',
  appliances: 'appliance',
  appliance: 'appliance',
  allergens: 'allergen',
  allergen: 'allergen',
  style: 'style',
  wanted_style: 'style',
  slot: 'slot',
  goal: 'goal',
  nutrients: 'nutrient',
};
/** Params whose list is joined with "or". */
const EITHER = new Set(['allergens']);
const DATES = new Set(['date']);
/** What the phrases of wishes are about where they name an amount. */
const FIGURES = new Set(['energy_kcal', 'protein_g', 'fat_g', 'carbohydrate_g']);

interface Speaker {
  t: Translate;
  format: Format;
  /** "a, b or c" in the person's language. */
  either: (items: readonly string[]) => string;
  noNumbers: boolean;
}

function valueText(name: string, value: Param, { t, format, either }: Speaker): string {
  if (typeof value === 'number') return format.number(value, 1);
  const group = GROUP_OF_PARAM[name];
  const items = (Array.isArray(value) ? value : [value]).map((item) => {
    if (group !== undefined) return t(`word.${group}.${item}`, { defaultValue: item.replaceAll('_', ' ') });
    return DATES.has(name) ? format.day(item, 'long') : item;
  });
  return EITHER.has(name) ? either(items) : format.list(items);
}

const valuesOf = (told: PlanPhrase, speaker: Speaker): Values =>
  Object.fromEntries(Object.entries(told.params).map(([name, value]) => [name, valueText(name, value, speaker)]));

/** A text that this version of the app lacks is empty, so that the whole falls back to the server's English. */
const spoken = (told: PlanPhrase, values: Values, { t }: Speaker): string => t(told.key, { ...values, defaultValue: '' });

/** "1,800 kcal energy" is "your energy target" for who hides figures. */
function phrase(told: PlanPhrase, speaker: Speaker): string {
  const [group, nutrient = ''] = told.key.split('.');
  const figure = group === 'wish' && FIGURES.has(nutrient);
  return speaker.noNumbers && figure
    ? speaker.t(`common:noNumbers.wish.${nutrient}`, {})
    : spoken(told, valuesOf(told, speaker), speaker);
}

function sentence(told: PlanExplanation, speaker: Speaker): string {
  const nothingButFigures = told.parts.length > 0 && told.parts.every(({ key }) => key.startsWith('nearest.'));
  if (speaker.noNumbers && nothingButFigures) return speaker.t('common:noNumbers.nearest', {});
  const phrases = told.parts.map((part) => phrase(part, speaker));
  if (phrases.includes('')) return '';
  return spoken(told, { ...valuesOf(told, speaker), parts: speaker.format.list(phrases) }, speaker);
}

/**
 * What the server computed, in the person's words: `explain(exercise.why_parts, exercise.why)`.
 * English (`text`) where there are no parts (an older plan) or one of them is new to this app.
 */
export function useExplain(): (parts: readonly PlanExplanation[], text: string) => string {
  const { t } = useTranslation(['explain', 'common']);
  const { locale, noNumbers } = usePreferences();
  const format = useFormat();
  return useCallback(
    (parts, text) => {
      // Keys come from the server, so they cannot be checked by the type of the texts.
      const translate = t as unknown as Translate;
      const or = new Intl.ListFormat(locale, { type: 'disjunction' });
      const speaker: Speaker = { t: translate, format, either: (items) => or.format(items), noNumbers };
      const sentences = parts.map((part) => sentence(part, speaker));
      return sentences.length === 0 || sentences.includes('') ? text : sentences.join(' ');
    },
    [t, format, locale, noNumbers],
  );
}

/** A broken rule in the person's words; the server's English where the rule is new to this app. */
export function useViolationText(): (violation: { rule: string; text: string }) => string {
  const { t } = useTranslation('explain');
  return useCallback(
    ({ rule, text }) => (t as unknown as Translate)(`violation.${rule}`, { defaultValue: text }),
    [t],
  );
}

/** A session's title is a key of the planner ("full_body_a"); one that is new to this app is shown as words. */
export function useSessionTitle(): (key: string) => string {
  const { t } = useTranslation('common');
  return useCallback(
    (key) => (t as unknown as Translate)(`vocab.session.${key}`, { defaultValue: key.replaceAll('_', ' ') }),
    [t],
  );
}

/** A planner's key as it may stand in a stored title; anything else is a person's own words. */
const SESSION_KEY = /^[a-z]+(_[a-z]+)*$/;

/**
 * The title of a workout: one that follows a plan keeps the session's key, so that it is shown in whatever language the
 * person reads now; a title in words stays as it is. `otherwise` stands for no title.
 */
export function useWorkoutTitle(): (title: string | null, otherwise: string) => string {
  const { t } = useTranslation('common');
  return useCallback(
    (title, otherwise) => {
      if (title === null) return otherwise;
      return SESSION_KEY.test(title) ? (t as unknown as Translate)(`vocab.session.${title}`, { defaultValue: title }) : title;
    },
    [t],
  );
}
