import { kept } from './kept';

/** Calendar days travel as "2026-11-23" and are never turned into instants: a day has no time zone. */
export type IsoDay = string;

const pad = (value: number): string => String(value).padStart(2, '0');

const calendarIn = kept(
  (locale, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', day: '2-digit', ...options }),
);

/** Today's calendar day in a time zone. */
export const todayIn = (timeZone: string, now: Date = new Date()): IsoDay => calendarIn('en-CA', { timeZone }).format(now);

/** Which hour (0–23) it is in a time zone. */
export const hourIn = (timeZone: string, now: Date = new Date()): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(now));

/** Noon UTC of a day: far enough from both midnights for arithmetic and for formatting in UTC. */
export const noonOf = (day: IsoDay): Date => new Date(`${day}T12:00:00Z`);

export function addDays(day: IsoDay, days: number): IsoDay {
  const date = noonOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return `${date.getUTCFullYear()}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`;
}

export const daysBetween = (from: IsoDay, to: IsoDay): number =>
  Math.round((noonOf(to).getTime() - noonOf(from).getTime()) / 86_400_000);

/** 1 is Monday, 7 is Sunday. */
export const isoWeekday = (day: IsoDay): number => noonOf(day).getUTCDay() || 7;

/** Age in full years on a day. */
export function ageOn(birth: IsoDay, day: IsoDay): number {
  const years = Number(day.slice(0, 4)) - Number(birth.slice(0, 4));
  return day.slice(5) < birth.slice(5) ? years - 1 : years;
}
