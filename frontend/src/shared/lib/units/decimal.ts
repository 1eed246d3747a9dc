const FRACTIONS: Record<string, number> = {
  '½': 1 / 2, '⅓': 1 / 3, '⅔': 2 / 3, '¼': 1 / 4, '¾': 3 / 4, '⅕': 1 / 5, '⅖': 2 / 5, '⅗': 3 / 5, '⅘': 4 / 5,
  '⅙': 1 / 6, '⅚': 5 / 6, '⅛': 1 / 8, '⅜': 3 / 8, '⅝': 5 / 8, '⅞': 7 / 8,
}; // prettier-ignore

const plain = (text: string): number | null => {
  // With both marks present the last one is the decimal mark ("1.234,5", "1,234.5").
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','));
  const both = text.includes('.') && text.includes(',');
  const normal = both
    ? `${text.slice(0, last).replace(/[.,]/g, '')}.${text.slice(last + 1)}`
    : text.replace(',', '.');
  return /^(\d+\.?\d*|\.\d+)$/.test(normal) ? Number(normal) : null;
};

const fraction = (text: string): number | null => {
  const parts = /^(\d+)\s*[/⁄]\s*(\d+)$/.exec(text);
  if (parts === null || Number(parts[2]) === 0) return null;
  return Number(parts[1]) / Number(parts[2]);
};

/**
 * Read what a person types as an amount: "1.5", "1,5", "1/4", "¼", "1 1/2", "1½", ".5".
 * Null where it is no number (yet); never negative, since no field of the app takes a negative amount.
 */
export function parseDecimal(input: string): number | null {
  const text = input.trim().replace(/[\u00a0\u202f]/g, ' ');
  if (text === '') return null;
  const glyph = FRACTIONS[text.slice(-1)];
  if (glyph !== undefined) {
    const whole = text.slice(0, -1).trim();
    if (whole === '') return glyph;
    return /^\d+$/.test(whole) ? Number(whole) + glyph : null;
  }
  const mixed = /^(\d+)\s+(\d+\s*[/⁄]\s*\d+)$/.exec(text);
  if (mixed !== null) {
    const part = fraction(mixed[2] ?? '');
    return part === null ? null : Number(mixed[1]) + part;
  }
  return fraction(text) ?? plain(text);
}
