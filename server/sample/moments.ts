export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** 1970-01-02 was a Friday: weeks are counted from Monday 1970-01-05. */
const FIRST_MONDAY = 4 * DAY;

/**
 * The same moment moved into working hours (8 to 18 UTC, Monday to Friday), with the order of moments kept: a day is
 * pressed into its working hours, and Friday to Sunday into Friday.
 */
export function workingMoment(at: number): number {
  const day = Math.floor(at / DAY);
  const weekday = Math.floor((at - FIRST_MONDAY) / DAY) % 7;
  const friday = day - Math.max(0, weekday - 4);
  const share = weekday < 4 ? at / DAY - day : (at / DAY - friday) / 3;
  return Math.round(friday * DAY + 8 * HOUR + share * 10 * HOUR);
}

/** So many calendar months later (UTC); the 31st becomes the last day of a shorter month. */
export function monthsLater(at: number, months: number): number {
  const date = new Date(at);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months + 1, 0);
  date.setUTCDate(Math.min(day, date.getUTCDate()));
  return date.getTime();
}
