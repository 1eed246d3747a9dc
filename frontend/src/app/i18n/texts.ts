import type { LanguageTexts } from '@/shared/lib/i18n/i18n';
import type { Language } from '@/shared/lib/preferences';

/** One chunk per language: a page never waits for its own texts, and nobody loads a language that is not theirs. */
const languages: Record<Language, () => Promise<{ texts: LanguageTexts }>> = {
  en: () => import('./en'),
  de: () => import('./de'),
  es: () => import('./es'),
};

export const loadTexts = async (language: Language): Promise<LanguageTexts> => (await languages[language]()).texts;
