import { countText } from '../../../lib/rules/shown-rate';
import type { BoardFigures, WorthSum } from '../../../lib/panel/board/figures-view';
import type { LifecycleModel } from '../../../lib/model/lifecycle';
import type { Metric, MetricUnit, Period, TrendPoint } from '../../../lib/rules/metrics/metric';
import { shareOf } from '../../../lib/rules/share-interval';
import { bucketsOf, cohortsOf, figuresOf, journeyOf, worthsOf } from './figures';
import { movesOf, stagesOf, trendOf, type Size } from './sizes';

/** 27 November 2026, as days since 1970. */
const TODAY = 20_784;
const PERIOD = { from: TODAY - 364, to: TODAY + 1 };

/** The figures of a board with so much in it, made up. */
export function boardFiguresOf(size: Size, period = PERIOD): BoardFigures {
  const stages = stagesOf(size);
  const model: LifecycleModel = {
    id: 'made-up',
    label: 'Reach to loyalty',
    knownFrom: '',
    loops: false,
    stages: stages.map((stage) => ({ ...stage, explains: '' })),
    retired: [],
  };
  const worths = worthsOf(size);
  const journey = journeyOf(size);
  const figures = figuresOf(size).map((figure, at): BoardFigures['stages'][number] => {
    const { people, entered, medianDays, movedOn } = figure;
    const of = movedOn?.of ?? 0;
    const share = shareOf(movedOn?.people ?? 0, of);
    const behind = (what: 'standing' | 'entered' | 'left' | 'dropped') => ({
      what,
      period,
      stage: figure.id,
    });
    return {
      stage: model.stages[at] ?? { ...figure, explains: '' },
      people,
      standing: null,
      entered,
      left: of,
      medianDays,
      of,
      conversion: { count: movedOn?.people ?? 0, of, share: share?.share ?? null, range: share },
      dropped: 0,
      value: worths.find(({ id }) => id === figure.id)?.value ?? null,
      cash: (worths.find(({ id }) => id === figure.id)?.cash ?? []) as BoardFigures['stages'][number]['cash'],
      touches: journey[at]?.touches.map(({ label, count }) => ({ type: label, count })) ?? [],
      scores: [journey[at]?.score ?? null].flatMap((score) =>
        score === null ? [] : [{ survey: 'nps' as const, mean: 7.4 + at / 10, of: score.n }],
      ),
      behind: {
        standing: { ...behind('standing'), period: null },
        entered: behind('entered'),
        left: behind('left'),
        dropped: behind('dropped'),
      },
    };
  });
  const buckets = bucketsOf(size);
  const base = buckets.reduce((sum, bucket) => sum + bucket.base, 0);
  const people = buckets.reduce((sum, bucket) => sum + bucket.people, 0);
  const sum: WorthSum = { low: Math.round(base * 0.8), base, high: Math.round(base * 1.3), people };
  const order = new Map(stages.map(({ id }, at) => [id, at]));
  const flows = movesOf(size).map(({ from, to, people: moved }) => ({
    from,
    to,
    people: moved,
    backwards: from !== null && from !== 'lapsed' && (order.get(to) ?? 0) < (order.get(from) ?? 0),
    behind: { what: 'moved' as const, period, stage: from, to },
  }));
  const cohorts = cohortsOf(size).map(({ size: began, kept }, at) => ({
    month: TODAY - 330 + at * 30,
    size: began,
    months: kept,
    behind: { what: 'cohort-began' as const, period },
  }));
  const second = figures[1];
  const lost = size === 'none' || size === 'one' ? 0 : Math.ceil((second?.left ?? 0) / 12);
  return {
    wanted: { period, lens: null },
    source: { from: 'device', isComplete: true, progress: null, words: 'Of everybody, on this device.' },
    currency: 'EUR',
    model,
    mapping: [],
    stages: figures,
    nowhere: 0,
    flows,
    metrics: metricsOf(size, period),
    cohorts: { kept: cohorts, won: cohorts },
    equity: people === 0 ? null : { sum, label: 'Expected revenue, 12 months', buckets },
    loses: {
      people:
        second === undefined || lost === 0
          ? null
          : {
              stage: second.stage,
              lost,
              of: second.left,
              value: null,
              words: `${countText(lost, 'en')} of the ${countText(second.left, 'en')} who left ${second.stage.label} left for good.`,
            },
      value: null,
    },
  };
}

function metricsOf(size: Size, period: Period): Metric[] {
  const trend = (scale: number): TrendPoint[] =>
    trendOf(size).map((point, at) => ({
      from: period.from + at * 30,
      to: period.from + (at + 1) * 30,
      value: point.value === null ? null : point.value * scale,
      count: null,
      of: point.n,
      range:
        point.low === null || point.high === null
          ? null
          : { low: point.low * scale, high: point.high * scale },
    }));
  const made = (
    id: Metric['id'],
    phase: Metric['phase'],
    label: string,
    unit: MetricUnit,
    value: number,
    more: Partial<Metric> = {},
  ): Metric => ({
    id,
    phase,
    label,
    unit,
    value: size === 'none' ? null : value,
    count: null,
    of: null,
    range: null,
    provenance: null,
    definition: 'How it is counted, in one sentence.',
    missing: size === 'none' ? 'Nothing was counted in this time.' : null,
    before: size === 'none' ? null : value * 0.9,
    parts: [],
    trend: trend(unit === 'nps' ? 100 : 1),
    people: { what: 'scores', period },
    ...more,
    ...(size === 'none' ? { value: null, count: 0, of: 0, range: null, parts: [] } : {}),
  });
  const isMany = size === 'usual' || size === 'very many';
  const rate = isMany
    ? { value: 0.81, count: 162, of: 200, range: { low: 0.75, high: 0.86 } }
    : { value: 0.5, count: 1, of: 2, range: { low: 0.0945, high: 0.9055 } };
  return [
    made('visits', 'awareness', 'Website visits', 'count', 18_204, {
      value: null,
      missing: 'No visits were entered for this time.',
      before: null,
      trend: [],
      people: null,
    }),
    made('leads', 'acquisition', 'Leads', 'people', 2622),
    made('first-reply', 'acquisition', 'Median time to first reply', 'hours', 3.5, {
      of: 88,
      range: { low: 2.8, high: 5.1 },
    }),
    made('lead-conversion', 'conversion', 'Lead conversion rate', 'share', rate.value, rate),
    made('renewal-rate', 'retention', 'Renewal rate', 'share', rate.value, rate),
    made('logo-churn', 'retention', 'Customers lost', 'share', rate.value, rate),
    made('nps-customer', 'advocacy', 'NPS', 'nps', 38, {
      of: isMany ? 214 : 3,
      range: isMany ? { low: 31, high: 45 } : { low: -32, high: 88 },
      provenance: 'customer',
      parts: [0, 4, 7, 9, 10].map((score) => ({ label: String(score), value: 0.2, count: 43, of: 214 })),
    }),
    made('nps-agent', 'advocacy', 'Agent’s impression, 0 to 10', 'score', 7.2, {
      of: 31,
      range: { low: 6.8, high: 7.6 },
      provenance: 'agent',
    }),
    made('csat-customer', 'advocacy', 'CSAT', 'share', 0.88, {
      count: 88,
      of: 100,
      range: { low: 0.8, high: 0.93 },
      provenance: 'customer',
    }),
    made('ces-customer', 'advocacy', 'CES', 'score', 5.6, {
      of: 40,
      range: { low: 5.2, high: 6 },
      provenance: 'customer',
    }),
    made('basket', 'value', 'Basket', 'money', 12_340, { of: 410 }),
    made('value-to-cost', 'value', 'CLV : CAC', 'ratio', 3.24),
  ];
}
