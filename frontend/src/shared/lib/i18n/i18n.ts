import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

import { setRequestLanguage } from '@/shared/lib/http';
import { type Language, preferences, setPreferences } from '@/shared/lib/preferences';

/** Texts of one language: namespace (feature) to its tree of keys. */
export type LanguageTexts = Record<string, object>;
export type TextLoader = (language: Language) => Promise<LanguageTexts>;

let load: TextLoader = () => Promise.resolve({});

async function install(language: Language): Promise<void> {
  const texts = await load(language);
  for (const [namespace, tree] of Object.entries(texts)) {
    // Whole trees that nobody changes: neither merged nor copied, which a phone would feel.
    i18next.addResourceBundle(language, namespace, tree, false, true, { silent: false, skipCopy: true });
  }
}

function announce(language: Language): void {
  document.documentElement.lang = language;
  setRequestLanguage(language);
}

/** Start with the person's language; English stands behind it, so that a missing text is never a bare key. */
export async function startI18n(loader: TextLoader): Promise<void> {
  load = loader;
  const { language } = preferences.get();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    resources: {},
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  });
  await install(language);
  announce(language);
}

export async function changeLanguage(language: Language): Promise<void> {
  await install(language);
  await i18next.changeLanguage(language);
  announce(language);
  const { locale } = preferences.get();
  // "de-AT" keeps its region while the language stays; a new language brings its own way to write numbers.
  setPreferences({ language, locale: locale.startsWith(language) ? locale : language });
}
