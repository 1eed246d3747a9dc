import { describe, expect, it } from 'vitest';

import { languageOf, type Preferences, sane } from './preferences';

const OTHERWISE: Preferences = { language: 'en', locale: 'en-GB', timeZone: 'Europe/London', units: 'metric', noNumbers: false };

describe('languageOf', () => {
  it('takes the first of the wished languages that there is', () => {
    expect(languageOf(['fr-FR', 'de-AT', 'en'])).toBe('de');
    expect(languageOf(['ja'])).toBe('en');
  });
});

describe('sane', () => {
  it('keeps what makes sense', () => {
    expect(sane({ language: 'es', locale: 'es-MX', timeZone: 'America/Mexico_City', units: 'us', noNumbers: true }, OTHERWISE)).toEqual({
      language: 'es',
      locale: 'es-MX',
      timeZone: 'America/Mexico_City',
      units: 'us',
      noNumbers: true,
    });
  });

  it('puts something usable in the place of what would break the formatting', () => {
    const broken = { language: 'xx', locale: 'not a locale!', timeZone: 'Mars/Olympus', units: 'stone', noNumbers: 'yes' };
    expect(sane(broken as unknown as Partial<Preferences>, OTHERWISE)).toEqual(OTHERWISE);
  });
});
