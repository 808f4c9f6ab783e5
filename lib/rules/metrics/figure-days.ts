import { DAY } from '../days';
import { dayOf } from './metric';

/** Months are counted from January 1970. What lies on no day lies in the month EVER. */
export const EVER = -1;
/** At most so large is a bin: what is larger counts as this. */
const MOST = 1_000_000;
const PLACES = 32;

/** The month of a day. */
export function monthOf(day: number): number {
  const date = new Date(day * DAY);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** The first day of a month. */
export function firstDay(month: number): number {
  return Math.floor(Date.UTC(1970 + Math.floor(month / 12), month % 12) / DAY);
}

/** Months from one moment to a later one by the calendar: 0 within one month; never negative. */
export function monthsBetween(from: number, to: number): number {
  return Math.max(0, monthOf(dayOf(to)) - monthOf(dayOf(from)));
}

/** A day of a month and a bin in one number; a day of EVER is 0. */
export function codeOf(dayOfMonth: number, bin: number): number {
  return Math.min(MOST, Math.max(0, bin)) * PLACES + dayOfMonth;
}

/** The day of the month, from 1 on, and the bin. */
export function ofCode(code: number): { dayOfMonth: number; bin: number } {
  return { dayOfMonth: code % PLACES, bin: Math.floor(code / PLACES) };
}
