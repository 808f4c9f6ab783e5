const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How long ago, short: '3 s', '5 min', '2 h', '4 days'. */
export function spanText(ms: number): string {
  const span = Math.max(0, ms);
  if (span < MINUTE) return `${Math.floor(span / SECOND)} s`;
  if (span < HOUR) return `${Math.floor(span / MINUTE)} min`;
  if (span < DAY) return `${Math.floor(span / HOUR)} h`;
  return daysText(Math.floor(span / DAY));
}

/** '1 day', '41 days'. */
export function daysText(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

/** A day as a list shows it: 'today', 'yesterday', '2 Nov', and with the year where it is another. */
export function dayText(at: number, now: number, locale: string): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY);
  if (days === 0) return 'today';
  if (days === 1) return 'yesterday';
  if (days === -1) return 'tomorrow';
  return dateText(at, now, locale);
}

/** Within so many days a date without its year can only be one. */
const PLAIN_DAYS = 300;

/** A day by its date, with the year only where it is far: '2 Nov', '2 Nov 2024'. */
export function dateText(at: number, now: number, locale: string): string {
  const isFar = Math.abs(at - now) > PLAIN_DAYS * DAY;
  return formatter(locale, isFar ? 'far day' : 'day').format(at);
}

const FORMATS = {
  day: { day: 'numeric', month: 'short' },
  'far day': { day: 'numeric', month: 'short', year: 'numeric' },
  moment: { dateStyle: 'medium', timeStyle: 'short' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

// Making a formatter costs a hundred times what using it does, and a timeline writes thousands of dates.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: string, format: keyof typeof FORMATS): Intl.DateTimeFormat {
  const key = `${locale} ${format}`;
  const known = formatters.get(key) ?? new Intl.DateTimeFormat(locale, FORMATS[format]);
  formatters.set(key, known);
  return known;
}

/** Date and time in full, for titles and receipts. */
export function momentText(at: number, locale: string): string {
  return formatter(locale, 'moment').format(at);
}

/** A day relative to now in words: 'today', '41 days ago', '5 months ago', 'in 3 days'. */
export function agoText(at: number, now: number): string {
  const days = Math.round((startOfDay(now) - startOfDay(at)) / DAY);
  if (days === 0) return 'today';
  const size = Math.abs(days);
  const words =
    size < 60
      ? daysText(size)
      : size < 730
        ? `${Math.round(size / 30.44)} months`
        : `${Math.round(size / 365.25)} years`;
  return days > 0 ? `${words} ago` : `in ${words}`;
}

function startOfDay(at: number): number {
  return new Date(at).setHours(0, 0, 0, 0);
}
