import { formatWholeMoney } from '../../model/money';
import type { Metric, MetricUnit, Period, TrendPoint } from '../../rules/metrics/metric';
import { countText, decimalText, FEW, percentText } from '../../rules/shown-rate';
import { daysText } from '../time-text';

/** In what figures are said. */
export interface FigureTongue {
  currency: string;
  locale: string;
}

/** A figure in its unit: '81 %', '+38', '4.2', '12 days', '€4,120', '3.2'. The minus is a minus, not a hyphen. */
export function figureText(value: number, unit: MetricUnit, { currency, locale }: FigureTongue): string {
  switch (unit) {
    case 'people':
    case 'count':
      return countText(value, locale);
    case 'share':
      return percentText(value);
    case 'nps':
      return signed(Math.round(value));
    case 'score':
      return decimalText(value, locale, true);
    case 'days':
      return daysText(Math.round(value));
    case 'hours':
      return value < 48 ? `${decimalText(value, locale)} h` : daysText(Math.round(value / 24));
    case 'money':
      return formatWholeMoney(value, currency, locale);
    case 'ratio':
      return decimalText(value, locale);
  }
}

/** What a metric rests on, beside its figure: '162 of 200 due', 'n = 214 · +31 to +45'; '' where it is a plain count. PI1 */
export function restsOnText(metric: Metric, tongue: FigureTongue): string {
  const { unit, value, count, of, range } = metric;
  if (value === null) return '';
  const n = (number: number) => countText(number, tongue.locale);
  const says = (number: number) => figureText(number, unit, tongue);
  const ends = range === null ? '' : `${says(range.low)} to ${says(range.high)}`;
  if (unit === 'share') {
    if (of === null) return ends;
    const counts = count === null ? `of ${n(of)}` : `${n(count)} of ${n(of)}`;
    return of < FEW && ends !== '' ? `${counts} · ${ends}` : counts;
  }
  const many = of ?? (unit === 'money' ? count : null);
  return [many === null ? '' : `n = ${n(many)}`, ends].filter((part) => part !== '').join(' · ');
}

/** How a metric stood in the time before: 'before: 74 %'; null where that is not known. */
export function beforeText({ before, unit }: Metric, tongue: FigureTongue): string | null {
  return before === null ? null : `before: ${figureText(before, unit, tongue)}`;
}

const DAY = 86_400_000;
/** Steps longer than this are months. */
const LONGEST_WEEK = 7;

/** What a step of a line is called on the axis and in words: 'Nov' and 'November 2026', '3 Nov' and '3 to 9 Nov 2026'. */
export function stepWords(step: Period, isMonthly: boolean, locale: string): { label: string; when: string } {
  const text = (day: number, options: Intl.DateTimeFormatOptions) =>
    new Date(day * DAY).toLocaleDateString(locale, { ...options, timeZone: 'UTC' });
  if (isMonthly) {
    return {
      label: text(step.from, { month: 'short' }),
      when: text(step.from, { month: 'long', year: 'numeric' }),
    };
  }
  const label = text(step.from, { day: 'numeric', month: 'short' });
  const last = text(step.to - 1, { day: 'numeric', month: 'short', year: 'numeric' });
  return { label, when: step.to - step.from < 2 ? last : `${label} to ${last}` };
}

/** Whether the steps of a line are months: one of them is longer than a week. */
export function isMonthly(trend: readonly TrendPoint[]): boolean {
  return trend.some(({ from, to }) => to - from > LONGEST_WEEK);
}

/** A period in words: '28 Nov 2025 to 27 Nov 2026'. */
export function periodWords({ from, to }: Period, locale: string): string {
  const text = (day: number) =>
    new Date(day * DAY).toLocaleDateString(locale, {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      timeZone: 'UTC',
    });
  return to - from <= 1 ? text(from) : `${text(from)} to ${text(to - 1)}`;
}

function signed(value: number): string {
  return value > 0 ? `+${String(value)}` : value < 0 ? `−${String(-value)}` : '0';
}
