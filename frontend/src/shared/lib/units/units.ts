/** Which units a person reads and types. Storage and the API are SI always. */
export type UnitSystem = 'metric' | 'us';

/** International avoirdupois pound and inch, exact since 1959; US fluid ounce. */
export const KG_PER_LB = 0.45359237;
export const CM_PER_INCH = 2.54;
export const ML_PER_FL_OZ = 29.5735295625;

export const massFromKg = (kg: number, system: UnitSystem): number => (system === 'us' ? kg / KG_PER_LB : kg);
export const kgFromMass = (value: number, system: UnitSystem): number => (system === 'us' ? value * KG_PER_LB : value);
export const lengthFromCm = (cm: number, system: UnitSystem): number => (system === 'us' ? cm / CM_PER_INCH : cm);
export const cmFromLength = (value: number, system: UnitSystem): number =>
  system === 'us' ? value * CM_PER_INCH : value;
export const volumeFromMl = (ml: number, system: UnitSystem): number => (system === 'us' ? ml / ML_PER_FL_OZ : ml);
export const mlFromVolume = (value: number, system: UnitSystem): number => (system === 'us' ? value * ML_PER_FL_OZ : value);

export const massUnit = (system: UnitSystem): 'kg' | 'lb' => (system === 'us' ? 'lb' : 'kg');
export const lengthUnit = (system: UnitSystem): 'cm' | 'in' => (system === 'us' ? 'in' : 'cm');

/** Feet and inches of a height; inches to a half. */
export function feetAndInches(cm: number): { feet: number; inches: number } {
  const halves = Math.round((cm / CM_PER_INCH) * 2);
  return { feet: Math.floor(halves / 24), inches: (halves % 24) / 2 };
}

export const cmFromFeetAndInches = (feet: number, inches: number): number => (feet * 12 + inches) * CM_PER_INCH;

/** Round to `digits` decimals without the drift of repeated conversions (81.6 kg stays 81.6 kg). */
export const roundTo = (value: number, digits: number): number => Number(value.toFixed(digits));

/** The United States, Liberia and Myanmar are the places that do not use metric units in daily life. */
export const unitsOfLocale = (locale: string): UnitSystem => (/-(US|LR|MM)\b/i.test(locale) ? 'us' : 'metric');
