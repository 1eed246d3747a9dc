import { noonOf, type IsoDay } from './dates';
import { kept } from './kept';

import { CM_PER_INCH, feetAndInches, lengthFromCm, massFromKg, type UnitSystem, volumeFromMl } from '@/shared/lib/units';

/** What is shown where a value is not known. Never "0". */
export const UNKNOWN = '–';

/** From here on a time is told in minutes. */
export const IN_MINUTES_FROM_S = 120;

export type Maybe = number | null | undefined;

export interface FormatOptions {
  locale: string;
  timeZone: string;
  units: UnitSystem;
}

type DayStyle = 'weekday' | 'short' | 'long' | 'full' | 'month' | 'numeric';

const DAY_STYLES: Record<DayStyle, Intl.DateTimeFormatOptions> = {
  weekday: { weekday: 'short' },
  short: { weekday: 'short', day: 'numeric', month: 'short' },
  long: { weekday: 'long', day: 'numeric', month: 'long' },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { month: 'long', year: 'numeric' },
  numeric: { day: '2-digit', month: '2-digit', year: 'numeric' },
};

type Range = Record<'low' | 'high', string>;

export interface Format {
  number: (value: Maybe, digits?: number) => string;
  percent: (share: Maybe) => string;
  kcal: (value: Maybe) => string;
  grams: (value: Maybe, digits?: number) => string;
  mass: (kg: Maybe, digits?: number) => string;
  length: (cm: Maybe) => string;
  height: (cm: Maybe) => string;
  /** Both ends in whole units of the person that still lie inside, so that what is shown is also taken. */
  massRange: (lowKg: number, highKg: number) => Range;
  heightRange: (lowCm: number, highCm: number) => Range;
  volume: (ml: Maybe) => string;
  minutes: (value: Maybe) => string;
  /** Seconds as a person says them: "45 sec", "20 min". */
  duration: (seconds: Maybe) => string;
  day: (day: IsoDay, style?: DayStyle) => string;
  dateTime: (iso: string) => string;
  list: (items: readonly string[]) => string;
}

const numberFormat = kept((locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options));
const dateFormat = kept((locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options));
const listFormat = kept((locale, options: Intl.ListFormatOptions) => new Intl.ListFormat(locale, options));

function quantities(options: FormatOptions): Pick<Format, 'mass' | 'length' | 'height' | 'volume' | 'massRange' | 'heightRange'> {
  const { locale, units } = options;
  const unit = (value: number, name: string, digits: number): string =>
    numberFormat(locale, { style: 'unit', unit: name, maximumFractionDigits: digits }).format(value);
  const us = units === 'us';
  const mass = (value: number): string => unit(value, us ? 'pound' : 'kilogram', 0);
  const height = (cm: number): string => {
    if (!us) return unit(cm, 'centimeter', 0);
    const { feet, inches } = feetAndInches(cm);
    return `${unit(feet, 'foot', 0)} ${unit(inches, 'inch', 1)}`;
  };
  /** Inches are typed by halves. */
  const toStep = (cm: number, round: (value: number) => number): number =>
    us ? (round((cm / CM_PER_INCH) * 2) * CM_PER_INCH) / 2 : round(cm);
  return {
    massRange: (low, high) => ({
      low: mass(Math.ceil(massFromKg(low, units))),
      high: mass(Math.floor(massFromKg(high, units))),
    }),
    heightRange: (low, high) => ({ low: height(toStep(low, Math.ceil)), high: height(toStep(high, Math.floor)) }),
    mass: (kg, digits = 1) => (kg == null ? UNKNOWN : unit(massFromKg(kg, units), us ? 'pound' : 'kilogram', digits)),
    length: (cm) => (cm == null ? UNKNOWN : unit(lengthFromCm(cm, units), us ? 'inch' : 'centimeter', 1)),
    height: (cm) => (cm == null ? UNKNOWN : height(cm)),
    volume: (ml) => {
      if (ml == null) return UNKNOWN;
      return us ? unit(volumeFromMl(ml, 'us'), 'fluid-ounce', 0) : unit(ml / 1000, 'liter', 1);
    },
  };
}

/** Everything that turns a value into text, bound to one person's language, time zone and units. */
export function createFormat(options: FormatOptions): Format {
  const { locale, timeZone } = options;
  const number = (value: Maybe, digits = 0): string =>
    value == null ? UNKNOWN : numberFormat(locale, { maximumFractionDigits: digits }).format(value);
  const unit = (value: Maybe, name: string, digits = 0): string =>
    value == null
      ? UNKNOWN
      : numberFormat(locale, { style: 'unit', unit: name, maximumFractionDigits: digits }).format(value);
  return {
    ...quantities(options),
    number,
    percent: (share) =>
      share == null
        ? UNKNOWN
        : numberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    kcal: (value) => (value == null ? UNKNOWN : `${number(value)} kcal`),
    grams: (value, digits = 0) => unit(value, 'gram', digits),
    minutes: (value) => unit(value, 'minute'),
    duration: (seconds) =>
      seconds == null || seconds < IN_MINUTES_FROM_S ? unit(seconds, 'second') : unit(seconds / 60, 'minute', 1),
    day: (day, style = 'short') =>
      dateFormat(locale, { ...DAY_STYLES[style], timeZone: 'UTC' }).format(noonOf(day)),
    dateTime: (iso) =>
      dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(new Date(iso)),
    list: (items) => listFormat(locale, { type: 'conjunction' }).format(items),
  };
}
