import type { EnteredKind } from '../../model/entered-figure';
import { formatMoney } from '../../model/money';
import type { TeamRecord, TeamRecordBody } from '../../model/team-record';
import type { Metric, MetricId, MetricUnit, Period } from '../../rules/metrics/metric';
import { countText } from '../../rules/shown-rate';
import { periodWords, type FigureTongue } from './metric-words';
import { amountField, typedCount, typedMoney, wrong, type Typed } from './typed-number';

/** What is entered for a metric that nobody counts here; the cost of something is told by what was spent on it. */
export const ENTERED: Partial<Record<MetricId, EnteredKind>> = {
  impressions: 'impressions',
  'branded-searches': 'branded-searches',
  visits: 'visits',
  'acquisition-cost': 'acquisition-spend',
  'cost-to-keep': 'retention-spend',
};

/** What stands before the field for it. */
export const ENTERED_WORDS: Record<EnteredKind, string> = {
  impressions: 'Impressions',
  'branded-searches': 'Branded searches',
  visits: 'Website visits',
  'acquisition-spend': 'Spent on acquisition',
  'retention-spend': 'Spent on keeping customers',
};

/** A goal as it was typed, in the metric's own unit: a share in percent, money in whole units. */
export function typedGoal(text: string, { unit }: Pick<Metric, 'unit'>, tongue: FigureTongue): Typed<number> {
  if (unit === 'money') return typedMoney(text, tongue);
  if (unit === 'people' || unit === 'count') return typedCount(text);
  const number = Number(text.replace('−', '-').replace(',', '.').replace('%', '').trim());
  if (text.trim() === '' || !Number.isFinite(number)) return wrong('Type a number, such as 40.');
  if (unit === 'nps') {
    return Math.abs(number) > 100 ? wrong('NPS lies between −100 and 100.') : { ok: true, value: number };
  }
  if (number < 0) return wrong('This cannot be below 0.');
  if (unit !== 'share') return { ok: true, value: number };
  return number > 100 ? wrong('A share is at most 100 %.') : { ok: true, value: number / 100 };
}

/** A figure that was typed for days from one up to another, both as date fields have them: YYYY-MM-DD. */
export function typedEntry(
  what: EnteredKind,
  typed: { amount: string; from: string; to: string; source: string },
  tongue: FigureTongue,
): Typed<TeamRecordBody> {
  const isMoney = what === 'acquisition-spend' || what === 'retention-spend';
  const amount = isMoney ? typedMoney(typed.amount, tongue) : typedCount(typed.amount);
  if (!amount.ok) return amount;
  const [from, to] = [utcDay(typed.from), utcDay(typed.to)];
  if (from === null || to === null) return wrong('Choose the first and the last day.');
  if (from > to) return wrong('The last day comes before the first.');
  const currency = isMoney ? tongue.currency : null;
  const source = typed.source.trim().slice(0, 64);
  return { ok: true, value: { is: 'entered', what, from, to, amount: amount.value, currency, source } };
}

/** A day of a date field as days since 1970, by UTC; null where it is none. */
export function utcDay(iso: string): number | null {
  const at = /^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(`${iso}T00:00:00Z`) : Number.NaN;
  return Number.isNaN(at) || at < 0 ? null : at / 86_400_000;
}

/** Days since 1970 as a date field has them. */
export function isoOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

/** The first and last day of a period, for date fields; what lies ahead of today is no part of it. */
export function datesOf({ from, to }: Period): { from: string; to: string } {
  return { from: isoOf(from), to: isoOf(to - 1) };
}

/** What is kept for a metric and touches a period: its notes, and what was entered for it; the newest first. */
export function keptFor(records: readonly TeamRecord[], metric: MetricId, period: Period): TeamRecord[] {
  const dayIn = (body: TeamRecordBody): [number, number] | null => {
    if (body.is === 'remark' && body.metric === metric) return [body.day, body.day];
    return body.is === 'entered' && body.what === ENTERED[metric] ? [body.from, body.to] : null;
  };
  return records
    .flatMap((record) => {
      const days = dayIn(record.body);
      return days !== null && days[0] < period.to && days[1] >= period.from
        ? [{ record, last: days[1] }]
        : [];
    })
    .sort((a, b) => b.last - a.last || b.record.at - a.record.at)
    .map(({ record }) => record);
}

/** A note or an entered figure as a line: '3 Nov 2026: Fair in Ulm', '1 Nov 2026 to 30 Nov 2026: 12,400'. */
export function keptWords({ body }: TeamRecord, locale: string): string {
  if (body.is === 'remark')
    return `${periodWords({ from: body.day, to: body.day + 1 }, locale)}: ${body.text}`;
  if (body.is !== 'entered') return '';
  const { currency, amount, source } = body;
  const said = currency === null ? countText(amount, locale) : formatMoney(amount, currency, locale);
  const days = periodWords({ from: body.from, to: body.to + 1 }, locale);
  return `${days}: ${said}${source === '' ? '' : `, ${source}`}`;
}

/** A goal as its field has it to be typed over: a share in percent. */
export function goalField(value: number, unit: MetricUnit, { currency, locale }: FigureTongue): string {
  if (unit === 'money') return amountField(value, currency, locale);
  return String(unit === 'share' ? Math.round(value * 1e6) / 1e4 : value);
}
