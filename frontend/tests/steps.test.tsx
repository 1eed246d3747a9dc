import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';

import { loadTexts } from '@/app/i18n/texts';
import { startI18n } from '@/shared/lib/i18n';
import { setPreferences } from '@/shared/lib/preferences';
import { Steps } from '@/shared/ui';

it.each([
  ['de', 'Die Schritte gibt es vorerst nur auf Englisch.'],
  ['es', 'Por ahora los pasos están en inglés.'],
] as const)('says in %s that the steps are in English', async (language, note) => {
  setPreferences({ language, locale: language, timeZone: 'Europe/Vienna', units: 'metric' });
  await startI18n(loadTexts);
  render(<Steps steps={['Soak the oats.']} />);
  expect(screen.getByText(note)).toBeVisible();
  expect(screen.getByRole('list')).toHaveAttribute('lang', 'en');
});
