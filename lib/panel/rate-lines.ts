import type { Rate } from '../model/rate';

/** Rates as they were pasted or typed, or what is wrong in which line, a sentence. */
export type ReadRates = { ok: true; rates: Rate[] } | { ok: false; message: string };

/** More are not kept. */
export const RATE_LIMIT = 200;
/** A rate of more, or of less than one over it, is a slip. */
const MOST = 1e9;
const HEADER = /^\W*(?:currency|code)\b/i;

/**
 * Reads rates as a spreadsheet gives them: a line each with currency, rate and date (USD, 0.92, 2026-11-26), parted by
 * commas, semicolons or tabs; a heading may stand above. The rate is what one unit of it is worth in the team's
 * currency. Nothing is guessed: the first line that is not clear refuses all.
 */
export function readRates(
  text: string,
  { currency: own, source, now }: { currency: string; source: string; now: number },
): ReadRates {
  const rates: Rate[] = [];
  const wrong = (line: number, says: string): ReadRates => ({ ok: false, message: `Line ${line}: ${says}` });
  for (const [i, raw] of text.slice(0, 50_000).split(/\r?\n/).entries()) {
    const line = raw.trim();
    if (line === '' || (i === 0 && HEADER.test(line))) continue;
    const cells = (/[;\t]/.test(line) ? line.split(/[;\t]/) : line.split(',')).map((cell) =>
      cell.trim().replace(/^"(.*)"$/, '$1'),
    );
    const [code = '', rate = '', date = '', ...more] = cells;
    if (cells.length < 3 || more.length > 0)
      return wrong(i + 1, 'write currency, rate, date: USD, 0.92, 2026-11-26.');
    const currency = code.toUpperCase();
    if (!/^[A-Z]{3}$/.test(currency)) return wrong(i + 1, `“${code.slice(0, 20)}” is no currency code.`);
    if (currency === own) return wrong(i + 1, `${own} is the team’s own currency: it needs no rate.`);
    const perUnit = /^\d{1,12}(?:[.,]\d{1,12})?$/.test(rate) ? Number(rate.replace(',', '.')) : NaN;
    if (!(perUnit > 1 / MOST && perUnit < MOST)) return wrong(i + 1, `“${rate.slice(0, 20)}” is no rate.`);
    const at = dayOf(date);
    if (at === null) return wrong(i + 1, `“${date.slice(0, 20)}” is no date. Write it like 2026-11-26.`);
    if (at > now) return wrong(i + 1, `${date} is in the future.`);
    rates.push({ currency, perUnit, at, source });
  }
  if (rates.length === 0) return { ok: false, message: 'Paste or type a line: USD, 0.92, 2026-11-26.' };
  return { ok: true, rates };
}

/** A real day of the calendar as its beginning in UTC. */
function dayOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(at) || at < 0 || new Date(at).toISOString().slice(0, 10) !== text ? null : at;
}

/** The rates a team keeps: a new one in the place of the one of its currency and day; sorted, the newest first. */
export function withRates(before: readonly Rate[], added: readonly Rate[]): Rate[] {
  const all = new Map([...before, ...added].map((rate) => [`${rate.currency} ${String(rate.at)}`, rate]));
  return [...all.values()].toSorted(
    (a, b) => (a.currency < b.currency ? -1 : a.currency > b.currency ? 1 : 0) || b.at - a.at,
  );
}
