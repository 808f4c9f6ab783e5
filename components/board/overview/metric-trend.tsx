import type {
  PeopleBehind,
  Metric,
  MetricUnit,
  TrendPoint as MetricPoint,
} from '../../../lib/rules/metrics/metric';
import {
  figureText,
  isMonthly,
  restsOnText,
  stepWords,
  type FigureTongue,
} from '../../../lib/panel/board/metric-words';
import { SURVEY_SCALES } from '../../../lib/model/survey-scales';
import type { Phase } from '../../../lib/model/lifecycle';
import { TrendPicture, type TrendPoint } from '../../charts/trend-picture';

/** What the team wants a metric to be, and what happened on a day. */
export interface TrendExtras {
  goal: number | null;
  notes: { day: number; text: string }[];
}

interface MetricTrendProps {
  metric: Metric;
  tongue: FigureTongue;
  detail: string;
  extras?: TrendExtras | undefined;
  onPeople: (behind: PeopleBehind, title: string) => void;
}

const BOUNDS: Partial<Record<MetricUnit, [number, number]>> = {
  share: [0, 1],
  nps: [-100, 100],
};

function boundsOf({ id, unit }: Metric): [number, number] {
  if (unit === 'score') {
    const survey = (['nps', 'csat', 'ces'] as const).find((one) => id.startsWith(one));
    if (survey !== undefined) return [SURVEY_SCALES[survey].min, SURVEY_SCALES[survey].max];
  }
  return BOUNDS[unit] ?? [0, Number.POSITIVE_INFINITY];
}

/** Of very few answers the interval of NPS may leave out the figure itself: what is drawn holds it. */
function rangeOf({ value, range }: MetricPoint): { low: number | null; high: number | null } {
  if (range === null || value === null) return { low: null, high: null };
  return { low: Math.min(range.low, value), high: Math.max(range.high, value) };
}

/** A metric over the period as a line with its range; a step opens the people in it. */
export function MetricTrend({ metric, tongue, detail, extras, onPeople }: MetricTrendProps) {
  const { unit, value, people } = metric;
  const monthly = isMonthly(metric.trend);
  const points = metric.trend.map((point): TrendPoint => {
    const said =
      extras?.notes.filter(({ day }) => day >= point.from && day < point.to).map(({ text }) => text) ?? [];
    return {
      ...stepWords(point, monthly, tongue.locale),
      value: point.value,
      ...rangeOf(point),
      n: point.of ?? point.count ?? 0,
      ...(said.length === 0 ? {} : { note: said.join(' · ') }),
    };
  });
  const name = trendName(metric);
  return (
    <TrendPicture
      name={name}
      figure={
        value === null ? null : { value: figureText(value, unit, tongue), of: restsOnText(metric, tongue) }
      }
      phase={phaseOf(metric)}
      points={points}
      says={(one) => figureText(one, unit, tongue)}
      step={monthly ? 'month' : 'week'}
      counted="counted"
      bounds={boundsOf(metric)}
      goal={extras === undefined || extras.goal === null ? null : { value: extras.goal, label: 'goal' }}
      detail={detail}
      locale={tongue.locale}
      onOpen={
        people === null
          ? undefined
          : (at) => {
              const step = metric.trend[at];
              if (step === undefined) return;
              onPeople(
                { ...people, period: { from: step.from, to: step.to } },
                `${name}, ${points[at]?.when ?? ''}`,
              );
            }
      }
    />
  );
}

/** What a metric is called where it stands alone: who said a score is part of it. */
export function trendName({ label, provenance }: Metric): string {
  return provenance === 'customer' ? `${label}, said by customers` : label;
}

/** The hue a metric is drawn in: that of its phase, of values that of growth. */
export function phaseOf({ phase }: Metric): Phase {
  return phase === 'value' ? 'growth' : phase;
}
