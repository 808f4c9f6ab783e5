import type { Cohort } from '../../../components/charts/cohort-picture';
import type { EquityBucket } from '../../../components/charts/equity-picture';
import type { JourneyStage } from '../../../components/charts/journey-picture';
import type { ActionResult } from '../../../components/charts/outcome-picture';
import type { StageFigure } from '../../../components/charts/stage-tiles';
import type { StageWorth, Worth } from '../../../components/charts/worth-picture';
import { stagesOf, type Size } from './sizes';

const PEOPLE: Record<Size, number[]> = {
  none: [],
  one: [0, 0, 1],
  few: [4, 2, 0, 1, 0, 1],
  usual: [8120, 5240, 3110, 3870, 1140, 479],
  'very many': [
    8_120_345, 5_240_112, 3_110_004, 2_981_777, 2_870_120, 1_140_003, 979_479, 379_479, 79_479, 1_204_113,
  ],
};

/** What is counted a stage. */
export function figuresOf(size: Size): StageFigure[] {
  return stagesOf(size).map((stage, at) => {
    const people = PEOPLE[size][at] ?? 0;
    const left = Math.ceil(people * 0.93);
    return {
      ...stage,
      people,
      entered: Math.round(people * 1.3),
      medianDays: people === 0 ? null : 9 + at * 37,
      movedOn: stage.lost || stage.phase === 'advocacy' ? null : { people: Math.ceil(left * 0.42), of: left },
    };
  });
}

const worth = (base: number, people: number): Worth => ({
  low: Math.round(base * 0.7),
  base,
  high: Math.round(base * 1.4),
  people,
});

/** What each stage is worth. */
export function worthsOf(size: Size): StageWorth[] {
  return figuresOf(size)
    .filter(({ lost }) => !lost)
    .map(({ id, label, phase, people }, at) => {
      const base = people * 12_000 * (at + 1);
      const months = [3, 6, 12].map((one) => ({ months: one, sum: worth((base * one) / 14, people) }));
      return {
        id,
        label,
        phase,
        value: people === 0 ? null : worth(base, people),
        cash: people === 0 ? [] : months,
      };
    });
}

/** How many customers are worth how much. */
export function bucketsOf(size: Size): EquityBucket[] {
  const shares = [0.3, 0.28, 0.22, 0.12, 0.06, 0.02];
  const all = { none: 0, one: 1, few: 6, usual: 1140, 'very many': 9_412_873 }[size];
  const bounds = [10_000, 50_000, 100_000, 500_000, 1_000_000];
  return shares.map((share, at) => {
    const people = size === 'one' ? Number(at === 2) : Math.round(share * all);
    return { upTo: bounds[at] ?? null, people, base: people * ((bounds[at] ?? 4_000_000) / 2) };
  });
}

/** Those who began together. */
export function cohortsOf(size: Size): Cohort[] {
  const months = { none: 0, one: 1, few: 4, usual: 12, 'very many': 24 }[size];
  return Array.from({ length: months }, (_, row) => {
    const size_ = {
      none: 0,
      one: 1,
      few: [3, 0, 8, 2][row] ?? 0,
      usual: 40 + row * 3,
      'very many': 1_204_113,
    }[size];
    return {
      label: `${['Dec', 'Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov'][row % 12] ?? ''} ${String(2024 + Math.floor((row + 1) / 12))}`,
      size: size_,
      kept: Array.from({ length: months }, (__, at) =>
        at < months - row ? Math.round(size_ * 0.94 ** at) : null,
      ),
    };
  });
}

/** What became of actions. */
export function actionsOf(size: Size): ActionResult[] {
  const count = { none: 0, one: 1, few: 2, usual: 5, 'very many': 14 }[size];
  const titles = [
    'Survey or phone call',
    'Ask why the purchase stopped',
    'Offer based on what was bought before, with a word of thanks',
    'Renewal reminder',
    'Win back with a priority deal',
  ];
  return Array.from({ length: count }, (_, at) => {
    const done = { none: 0, one: 1, few: 3, usual: 60 + at * 7, 'very many': 1_000_000 + at }[size];
    return {
      id: String(at),
      title: titles[at % titles.length] ?? '',
      done,
      moved: Math.round(done * (0.3 + ((at * 13) % 50) / 100)),
      without: size === 'one' ? 0 : done * 3,
      withoutMoved: Math.round(done * 0.9),
    };
  });
}

/** The journey. */
export function journeyOf(size: Size): JourneyStage[] {
  const types = ['call', 'e-mail', 'meeting', 'complaint', 'demonstration', 'quote', 'visit'];
  return figuresOf(size).map(({ id, label, phase, people, medianDays }, at) => ({
    id,
    label,
    phase,
    people,
    medianDays,
    touches:
      people === 0
        ? []
        : types
            .slice(0, 2 + ((at * 3) % 6))
            .map((type, row) => ({ label: type, count: Math.ceil(people / (row + 1.5)) })),
    score:
      people === 0 || at === 0
        ? null
        : {
            label: 'NPS',
            says: `+${String(10 + at * 7)}`,
            place: 0.55 + at * 0.04,
            n: Math.ceil(people / 40),
          },
  }));
}
