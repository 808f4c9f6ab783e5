import type { FlowMove, FlowStage } from '../../../components/charts/flow';
import type { TrendPoint } from '../../../components/charts/trend-picture';
import type { Phase } from '../../../lib/model/lifecycle';

/** How much there is to draw. */
export type Size = 'none' | 'one' | 'few' | 'usual' | 'very many';
export const SIZES: Size[] = ['none', 'one', 'few', 'usual', 'very many'];

const USUAL: [string, Phase][] = [
  ['Reach', 'awareness'],
  ['Acquisition', 'acquisition'],
  ['Conversion', 'conversion'],
  ['Retention', 'retention'],
  ['Loyalty', 'advocacy'],
];
const LONG: [string, Phase][] = [
  ['Heard of us at a fair or from a colleague', 'awareness'],
  ['Asked for a quotation or a demonstration', 'acquisition'],
  ['Marketing qualified lead of the quarter', 'acquisition'],
  ['Vergleicht-Rahmenvertragsbedingungen-jetzt', 'consideration'],
  ['Negotiates the terms of the yearly plan', 'conversion'],
  ['First steps together with a guide at hand', 'onboarding'],
  ['Renews without having been asked to do so', 'retention'],
  ['Buys more than one of the product lines', 'growth'],
  ['Speaks for us on fairs and to colleagues', 'advocacy'],
];

/** The stages of a team: five plain ones, or nine with names of forty letters. */
export function stagesOf(size: Size): FlowStage[] {
  const named = size === 'very many' ? LONG : USUAL;
  return [
    ...named.map(([label, phase], at) => ({ id: `s${String(at)}`, label, phase, lost: false })),
    {
      id: 'lapsed',
      label: size === 'very many' ? 'Lapsed, or gone over to a competitor now' : 'Lapsed',
      phase: 'lapsed' as const,
      lost: true,
    },
  ];
}

const move = (from: string | null, to: string, people: number): FlowMove => ({ from, to, people });

/** Who moved. */
export function movesOf(size: Size): FlowMove[] {
  if (size === 'none') return [];
  if (size === 'one') return [move(null, 's0', 1), move('s0', 's2', 1)];
  if (size === 'few') {
    return [
      move(null, 's0', 4),
      move('s0', 's1', 3),
      move('s1', 's2', 2),
      move('s2', 's1', 1),
      move('s2', 'lapsed', 1),
    ];
  }
  if (size === 'usual') {
    return [
      move(null, 's0', 5310),
      move('s0', 's1', 2410),
      move('s0', 's2', 212),
      move('s1', 's2', 1730),
      move('s2', 's3', 1004),
      move('s3', 's4', 196),
      move('s1', 'lapsed', 270),
      move('s2', 'lapsed', 209),
      move('s2', 's1', 84),
      move('s3', 's2', 33),
      move('lapsed', 's2', 61),
    ];
  }
  const all: FlowMove[] = [move(null, 's0', 9_412_873)];
  for (let from = 0; from < 9; from += 1) {
    for (let to = 0; to < 9; to += 1) {
      if (from === to) continue;
      const far = Math.abs(to - from);
      all.push(
        move(
          `s${String(from)}`,
          `s${String(to)}`,
          Math.round((to > from ? 4_000_000 : 260_000) / (from + 1.5) / far ** 3),
        ),
      );
    }
    all.push(move(`s${String(from)}`, 'lapsed', Math.round(900_000 / (from + 1))));
    if (from > 0) all.push(move('lapsed', `s${String(from)}`, Math.round(90_000 / (from + 1))));
  }
  return all;
}

const MONTHS = ['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov'];
const VALUES = [0.21, 0.2, 0.24, 0.23, 0.27, 0.26, 0.3, 0.29, 0.34, 0.33, 0.37, 0.38];

/** A score of a year, as a share from -1 to 1. */
export function trendOf(size: Size): TrendPoint[] {
  const months = size === 'very many' ? [...MONTHS, ...MONTHS, ...MONTHS] : MONTHS;
  return months.map((label, at) => {
    const isKnown =
      size === 'one' ? at === 7 : size === 'few' ? [2, 3, 6, 9, 10].includes(at) : size !== 'none';
    const value = (VALUES[at % 12] ?? 0) * (size === 'very many' ? (at % 2 === 0 ? 1 : -1) : 1);
    const reach = size === 'one' || size === 'few' ? 0.4 : size === 'very many' ? 0.002 : 0.07;
    const n = { none: 0, one: 1, few: 3, usual: 18, 'very many': 1_204_113 }[size];
    return {
      label,
      when: `${label} 2026`,
      value: isKnown ? (size === 'one' ? 1 : value) : null,
      low: isKnown ? (size === 'one' ? 0.02 : value - reach) : null,
      high: isKnown ? (size === 'one' ? 1 : value + reach) : null,
      n: isKnown ? n : 0,
      ...(at === 6 && size !== 'none' ? { note: 'New price list' } : {}),
    };
  });
}
