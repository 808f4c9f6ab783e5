import { ACQUISITION_METRICS } from './acquisition-metrics';
import { ADVOCACY_METRICS } from './advocacy-metrics';
import { CONVERSION_METRICS } from './conversion-metrics';
import type { Metric, Period, TrendPoint } from './metric';
import { nothing, type Found, type MetricSource, type Recipe } from './recipe';
import { RETENTION_METRICS } from './retention-metrics';
import { stepsOf } from './trend-steps';
import { VALUE_METRICS } from './value-metrics';

/** All metrics of DOMAIN section 3 but those of single stages, in its order. */
const METRICS: readonly Recipe[] = [
  ...ACQUISITION_METRICS,
  ...CONVERSION_METRICS,
  ...RETENTION_METRICS,
  ...ADVOCACY_METRICS,
  ...VALUE_METRICS,
];

const NOT_SHOWN = 'Orders and values are not shown to you.';

/**
 * Every metric of a time, with the time before it and its line. Where there is nothing to tell one by its value is null
 * and it says why: a period without data, nobody asked, nothing entered. MT3
 */
export function metricsOf(source: MetricSource, period: Period): Metric[] {
  return METRICS.map((recipe) => metricOf(recipe, source, period));
}

/** One metric of a time. */
function metricOf(recipe: Recipe, source: MetricSource, period: Period): Metric {
  const { id, phase, label, unit, definition, provenance = null } = recipe;
  const isHidden = recipe.byOrders === true && !source.ordersKnown;
  const upToNow = (time: Period): Period => ({ ...time, to: Math.min(time.to, source.today + 1) });
  const find = (time: Period): Found => (isHidden ? nothing(NOT_SHOWN) : recipe.find(source, upToNow(time)));
  const { from, to } = period;
  const isStanding = recipe.standing === true || isHidden;
  const trend = isStanding ? [] : stepsOf(period, source.today).map((step) => pointOf(step, find(step)));
  const before = isStanding ? null : find({ from: from - (to - from), to: from }).value;
  const people = isHidden ? null : (recipe.people?.(upToNow(period), source.today) ?? null);
  return { id, phase, label, unit, definition, provenance, ...find(period), before, trend, people };
}

function pointOf(step: Period, { value, count, of, range }: Found): TrendPoint {
  return { ...step, value, count, of, range };
}
