import type { LifecycleModel, Stage } from '../../model/lifecycle';
import type { Metric, PeopleBehind, Period } from '../../rules/metrics/metric';
import type { StageMapping } from '../../rules/model-lens';

/** What is counted: a time, and whose people. `owner` and `market`: all without them; '' is nobody, and the main market. */
export interface FiguresWanted {
  period: Period;
  owner?: string;
  market?: string;
  /** Another model to look through; null: the market's own. */
  lens: LifecycleModel | null;
}

/** Where the figures come from, said beside them. */
export interface FiguresSource {
  /** `device`: of the people who are on this device; `server`: of the whole team. */
  from: 'device' | 'server';
  /** Whether everybody is counted; else what is still going on: 0 to 1. */
  isComplete: boolean;
  progress: number | null;
  /** One sentence: 'Of all 21,959 people of the team, by its server.' */
  words: string;
}

/** Low, base and high in minor units of the team's currency, over so many people who have an estimate. */
export interface WorthSum {
  low: number;
  base: number;
  high: number;
  people: number;
}

/** One stage in a period, and those who stand in it now. */
export interface StageFigure {
  stage: Stage;
  people: number;
  /** Whole days those have stood there: the quartiles; null of nobody. */
  standing: { low: number; median: number; high: number } | null;
  entered: number;
  left: number;
  /** Whole days of those who left in the period; null of nobody, and where a lens joins stages. `of`: so many stays. */
  medianDays: number | null;
  of: number;
  /** Of those who left: how many went on to a later stage. */
  conversion: {
    count: number;
    of: number;
    share: number | null;
    range: { low: number; high: number } | null;
  };
  /** Went to the lost stage before they bought anything. */
  dropped: number;
  /** Value of the people who stand there; null where it is not known or not to be seen. */
  value: WorthSum | null;
  cash: { months: 3 | 6 | 12; sum: WorthSum }[];
  /** What passed with people while they were in it. */
  touches: { type: string; count: number }[];
  scores: { survey: 'nps' | 'csat' | 'ces'; mean: number; of: number }[];
  behind: { standing: PeopleBehind; entered: PeopleBehind; left: PeopleBehind; dropped: PeopleBehind };
}

/** People who went from one stage to another in the period; `from` null: their first stage. */
export interface FlowFigure {
  from: string | null;
  to: string;
  people: number;
  backwards: boolean;
  behind: PeopleBehind;
}

/**
 * Those who began in one month, and how many were kept, or had come so far, so many months later. `months[k]`:
 * null where that month has not passed.
 */
export interface CohortFigure {
  /** The first day of the month. */
  month: number;
  size: number;
  months: (number | null)[];
  behind: PeopleBehind;
}

/** Value of all customers: its sum, and how many are worth how much (`upTo` null: more than all bounds). */
export interface EquityFigure {
  sum: WorthSum;
  label: string;
  buckets: { upTo: number | null; people: number; base: number }[];
}

/** The stage that loses most, with its counts. */
export interface Loses {
  stage: Stage;
  lost: number;
  /** Of all who left that stage in the period. */
  of: number;
  /** What those who were lost would bring, if they were as those who stand there; null where that is not known. */
  value: WorthSum | null;
  words: string;
}

/** All figures of the board for one question. */
export interface BoardFigures {
  wanted: FiguresWanted;
  source: FiguresSource;
  currency: string;
  model: LifecycleModel;
  /** How stages of the own model stand in the lens; empty without a lens. */
  mapping: StageMapping[];
  stages: StageFigure[];
  /** People with no stage, or whose stage the lens does not have. */
  nowhere: number;
  flows: FlowFigure[];
  metrics: Metric[];
  /** Customers who were kept, and people who became customers: by the month they began. */
  cohorts: { kept: CohortFigure[]; won: CohortFigure[] };
  /** Null where it is not known or not to be seen. */
  equity: EquityFigure | null;
  loses: { people: Loses | null; value: Loses | null };
}
