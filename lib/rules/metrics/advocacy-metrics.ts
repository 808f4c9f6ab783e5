import type { SurveyKind } from '../../model/facts';
import { SURVEY_SCALES } from '../../model/survey-scales';
import { countFound, nothing, shareFound, type Found, type MetricSource, type Recipe } from './recipe';
import type { Metric, MetricPart, Period, Provenance } from './metric';
import { meanOf, sizeOf, type Spread } from './spread';

const NAMES: Record<SurveyKind, string> = { nps: 'NPS', csat: 'CSAT', ces: 'CES' };
const Z95 = 1.959964;

/**
 * Net Promoter Score: percent of 9 and 10 less percent of 0 to 6, with its 95 % interval by the adjusted Wald method with
 * 3 answers added, three quarters of one on either side (Rocks, Interval Estimation for the Net Promoter Score, The
 * American Statistician 70, 2016). Null of nothing. MT3
 */
export function npsOf(
  scores: Spread,
): { value: number; of: number; range: { low: number; high: number } } | null {
  const of = sizeOf(scores);
  if (of === 0) return null;
  let [promoters, detractors] = [0, 0];
  for (const [score, amount] of scores) {
    if (score >= 9) promoters += amount;
    else if (score <= 6) detractors += amount;
  }
  const [up, down] = [(promoters + 0.75) / (of + 3), (detractors + 0.75) / (of + 3)];
  const reach = Z95 * Math.sqrt((up + down - (up - down) ** 2) / (of + 3));
  return {
    value: (100 * (promoters - detractors)) / of,
    of,
    range: {
      low: Math.max(-100, 100 * (up - down - reach)),
      high: Math.min(100, 100 * (up - down + reach)),
    },
  };
}

function scoresOf({ table }: MetricSource, period: Period, survey: SurveyKind, by: Provenance): Spread {
  return table.bins('score', period, ({ key }) => key[1] === survey && key[2] === by);
}

function partsOf(scores: Spread): MetricPart[] {
  const of = sizeOf(scores);
  return [...scores]
    .sort(([a], [b]) => a - b)
    .map(([score, count]) => ({ label: String(score), value: of === 0 ? null : count / of, count, of }));
}

function scoreRecipe(survey: SurveyKind, provenance: Provenance): Recipe {
  const { min, max } = SURVEY_SCALES[survey];
  const isAgent = provenance === 'agent';
  const unit: Metric['unit'] = isAgent || survey === 'ces' ? 'score' : survey === 'nps' ? 'nps' : 'share';
  const scale = `${String(min)} to ${String(max)}`;
  const definition = isAgent
    ? `Mean of what agents took it to be, on ${scale}. An impression never enters ${NAMES[survey]}.`
    : survey === 'nps'
      ? 'Percent of 9 and 10 less percent of 0 to 6, of the answers that customers gave.'
      : survey === 'csat'
        ? 'Share of 4 and 5 on 1 to 5, of the answers that customers gave.'
        : 'Mean on 1 to 7 of the answers that customers gave.';
  return {
    id: `${survey}-${provenance}`,
    phase: 'advocacy',
    label: isAgent ? `Agent’s impression, ${scale}` : NAMES[survey],
    unit,
    definition,
    provenance,
    find(source, period) {
      const scores = scoresOf(source, period, survey, provenance);
      const found = foundBy(scores, unit, { min, max });
      const none = isAgent ? 'No impression was logged in this time.' : 'Nobody answered in this time.';
      return found === null ? nothing(none, 0) : { ...found, parts: partsOf(scores) };
    },
    people: (period) => ({ what: 'scores', period, survey, provenance }),
  };
}

function foundBy(scores: Spread, unit: Metric['unit'], scale: { min: number; max: number }): Found | null {
  if (sizeOf(scores) === 0) return null;
  if (unit === 'share') {
    const good = [...scores].reduce((sum, [score, amount]) => (score >= 4 ? sum + amount : sum), 0);
    return shareFound(good, sizeOf(scores), '');
  }
  if (unit === 'nps') {
    const nps = npsOf(scores);
    return nps && { ...nps, count: null, missing: null, parts: [] };
  }
  const mean = meanOf(scores, scale);
  return mean && { value: mean.mean, count: null, of: mean.of, range: mean.range, missing: null, parts: [] };
}

/** Metrics of advocacy. */
export const ADVOCACY_METRICS: readonly Recipe[] = [
  ...(['customer', 'agent'] as const).flatMap((by) =>
    (['nps', 'csat', 'ces'] as const).map((survey) => scoreRecipe(survey, by)),
  ),
  {
    id: 'referrals',
    phase: 'advocacy',
    label: 'Referrals',
    unit: 'count',
    definition: 'Interactions of the kind referral, by the day they were made.',
    find: ({ table }, period) => countFound(table.sum('referral', period)),
    people: (period) => ({ what: 'referrals', period }),
  },
  {
    id: 'referral-value',
    phase: 'advocacy',
    label: 'Value of referrals',
    unit: 'money',
    byOrders: true,
    definition:
      'Net revenue so far of the people who were referred in this time, each counted once, with their first referral.',
    find({ referred }, { from, to }) {
      const some = referred.filter(({ day }) => day >= from && day < to);
      if (some.length === 0) return nothing('Nobody who is known was referred in this time.', 0);
      const value = some.reduce((sum, { revenue }) => sum + revenue, 0);
      return { ...countFound(value), count: null, of: some.length };
    },
    people: (period) => ({ what: 'referrals', period }),
  },
];
