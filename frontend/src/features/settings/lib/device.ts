const BROWSERS = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const;
const SYSTEMS = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'macOS'],
  ['CrOS', 'ChromeOS'],
  ['Linux', 'Linux'],
] as const;

const found = (text: string, names: readonly (readonly [string, string])[]): string | null =>
  names.find(([mark]) => text.includes(mark))?.[1] ?? null;

/** "Firefox, Android" out of a user agent; null where it says neither. Order matters: Chrome calls itself Safari too. */
export function deviceName(userAgent: string): string | null {
  const parts = [found(userAgent, BROWSERS), found(userAgent, SYSTEMS)].filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(', ');
}
