import { todayIn } from '@/shared/lib/format/dates';
import { readJson, storage } from '@/shared/lib/storage';
import { createStore, useStore } from '@/shared/lib/store';
import { type UnitSystem, unitsOfLocale } from '@/shared/lib/units';

export const LANGUAGES = ['en', 'de', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** How things are written for a person. The profile on the server is the truth; this copy lets the first paint be right. */
export interface Preferences {
  language: Language;
  /** BCP 47, for numbers and dates. */
  locale: string;
  /** IANA name. */
  timeZone: string;
  units: UnitSystem;
  /** No figures of energy and nutrients are shown. */
  noNumbers: boolean;
}

const KEY = 'nexfitra.preferences';

export const isLanguage = (value: unknown): value is Language => LANGUAGES.some((language) => language === value);

const isStored = (value: unknown): value is Partial<Preferences> => typeof value === 'object' && value !== null;

const knownLocale = (locale: string): boolean => {
  try {
    return Intl.NumberFormat.supportedLocalesOf(locale).length > 0;
  } catch {
    return false;
  }
};

/** Asked by way of the day there: the formatter is kept, and every first page needs it. */
const knownZone = (zone: string): boolean => {
  try {
    return todayIn(zone) !== '';
  } catch {
    return false;
  }
};

/** The best of our languages for the browser's wishes. */
export function languageOf(wanted: readonly string[]): Language {
  const found = wanted.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage);
  return found ?? 'en';
}

/** What the browser says, for someone who has set nothing yet. */
export function browserPreferences(): Preferences {
  const language = languageOf(navigator.languages);
  const locale = navigator.languages.find((tag) => tag.toLowerCase().startsWith(language)) ?? language;
  return {
    language,
    locale,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    units: unitsOfLocale(navigator.language),
    noNumbers: false,
  };
}

/** What of a wish makes sense. */
function sensible(wish: Partial<Preferences>): Partial<Preferences> {
  return {
    ...(isLanguage(wish.language) && { language: wish.language }),
    ...(wish.locale !== undefined && knownLocale(wish.locale) && { locale: wish.locale }),
    ...(wish.timeZone !== undefined && knownZone(wish.timeZone) && { timeZone: wish.timeZone }),
    ...((wish.units === 'us' || wish.units === 'metric') && { units: wish.units }),
    ...(typeof wish.noNumbers === 'boolean' && { noNumbers: wish.noNumbers }),
  };
}

const isComplete = (found: Partial<Preferences>): found is Preferences => Object.keys(found).length === 5;

/** Keep only what makes sense, so that a stale or foreign value can never break the formatting of a page. */
export const sane = (wish: Partial<Preferences>, otherwise: Preferences): Preferences => ({ ...otherwise, ...sensible(wish) });

/** The copy of this device; the browser is asked, which is slow on a phone, only where the copy lacks something. */
function firstPreferences(): Preferences {
  const found = sensible(readJson(KEY, isStored) ?? {});
  return isComplete(found) ? found : { ...browserPreferences(), ...found };
}

export const preferences = createStore<Preferences>(firstPreferences());

export function setPreferences(change: Partial<Preferences>): void {
  const next = sane(change, preferences.get());
  storage.write(KEY, JSON.stringify(next));
  preferences.set(next);
}

export const usePreferences = (): Preferences => useStore(preferences);
