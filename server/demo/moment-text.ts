import { html } from 'hono/html';
import type { Html } from './page';

const HOUR = 3_600_000;

/** A moment so many hours before `now` in words a list has room for: '14:05', 'Yesterday', '3 Oct'. */
function momentText(at: Date, now: Date): string {
  const day = (date: Date): string => date.toISOString().slice(0, 10);
  if (day(at) === day(now)) return at.toISOString().slice(11, 16);
  if (day(at) === day(new Date(now.getTime() - 24 * HOUR))) return 'Yesterday';
  const year = at.getUTCFullYear() === now.getUTCFullYear() ? undefined : ('numeric' as const);
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year, timeZone: 'UTC' }).format(
    at,
  );
}

/** The `time` element of a moment so many hours before `now` (milliseconds). */
export function hoursBefore(hours: number, now: number): Html {
  const at = new Date(now - hours * HOUR);
  return html`<time datetime="${at.toISOString()}">${momentText(at, new Date(now))}</time>`;
}
