import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { changeLanguage } from '@/shared/lib/i18n';
import { isLanguage, type Language, LANGUAGES, usePreferences } from '@/shared/lib/preferences';

/** Each language in its own words, so that one finds one's own. */
const NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch', es: 'Español' };

interface LanguageSelectProps {
  /** Without a visible label, for a page's head. */
  compact?: boolean;
  onChanged?: ((language: Language) => void) | undefined;
}

export function LanguageSelect({ compact = false, onChanged }: LanguageSelectProps) {
  const { t } = useTranslation('common');
  const { language } = usePreferences();
  const label = t('setting.language');
  return (
    <NativeSelect
      {...(compact ? { 'aria-label': label, w: 140 } : { label })}
      data={LANGUAGES.map((value) => ({ value, label: NAMES[value] }))}
      value={language}
      onChange={(event) => {
        const next = event.currentTarget.value;
        if (!isLanguage(next)) return;
        void changeLanguage(next).then(() => onChanged?.(next));
      }}
    />
  );
}
