import { momentText, spanText } from '../../lib/panel/time-text';

const DAY = 24 * 60 * 60 * 1000;

/** When something was done: '2 min ago', after a day its date and time. */
export function When({ at, now, locale }: { at: number; now: number; locale: string }) {
  const full = momentText(at, locale);
  return (
    <time dateTime={new Date(at).toISOString()} title={full}>
      {now - at < DAY ? `${spanText(now - at)} ago` : full}
    </time>
  );
}
