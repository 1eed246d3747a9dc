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

const knownZone = (zone: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== '';
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

/** Keep only what makes sense, so that a stale or foreign value can never break the formatting of a page. */
export function sane(wish: Partial<Preferences>, otherwise: Preferences): Preferences {
  return {
    language: isLanguage(wish.language) ? wish.language : otherwise.language,
    locale: wish.locale !== undefined && knownLocale(wish.locale) ? wish.locale : otherwise.locale,
    timeZone: wish.timeZone !== undefined && knownZone(wish.timeZone) ? wish.timeZone : otherwise.timeZone,
    units: wish.units === 'us' || wish.units === 'metric' ? wish.units : otherwise.units,
    noNumbers: typeof wish.noNumbers === 'boolean' ? wish.noNumbers : otherwise.noNumbers,
  };
}

export const preferences = createStore<Preferences>(sane(readJson(KEY, isStored) ?? {}, browserPreferences()));

export function setPreferences(change: Partial<Preferences>): void {
  const next = sane(change, preferences.get());
  storage.write(KEY, JSON.stringify(next));
  preferences.set(next);
}

export const usePreferences = (): Preferences => useStore(preferences);
