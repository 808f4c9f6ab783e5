/** Until when an action rests. `next-reply`: until the person is heard from. A date is a calendar day, YYYY-MM-DD. */
export type Snooze = 'next-reply' | 'tomorrow' | 'next-week' | { day: string };

const HOUR_OF_DAY = 9;

/** The moment an action comes back, at nine in the morning of this browser's time zone; null for the next reply. */
export function snoozeUntil(snooze: Snooze, now: number): number | null {
  if (snooze === 'next-reply') return null;
  const day = new Date(now);
  day.setHours(HOUR_OF_DAY, 0, 0, 0);
  if (snooze === 'tomorrow') day.setDate(day.getDate() + 1);
  else if (snooze === 'next-week')
    day.setDate(day.getDate() + 7 - ((day.getDay() + 6) % 7)); // its Monday
  else {
    const [year = 0, month = 1, date = 1] = snooze.day.split('-').map(Number);
    day.setFullYear(year, month - 1, date);
  }
  return day.getTime();
}

/** A snooze in words. */
export function snoozeWords(snooze: Snooze, locale: string): string {
  if (snooze === 'next-reply') return 'after their next reply';
  if (snooze === 'tomorrow') return 'tomorrow';
  if (snooze === 'next-week') return 'next week';
  const at = snoozeUntil(snooze, 0) ?? 0;
  return `on ${new Date(at).toLocaleDateString(locale, { day: 'numeric', month: 'long' })}`;
}
