import { v7 } from 'uuid';
import type { Contact } from '../../lib/model/contact';
import type {
  ActionOutcome,
  Interaction,
  InteractionType,
  Order,
  OrderType,
  Reward,
  StageChange,
  StageChangeSource,
  SurveyResponse,
} from '../../lib/model/facts';
import { DAY, MINUTE, workingMoment } from './moments';
import type { Random } from './random';
import { phaseOf, type SampleStage } from './sample-person';

/** Records of a whole team, as `sampleTeam` makes them. */
export interface SampleTeam {
  contacts: Contact[];
  stageChanges: StageChange[];
  interactions: Interaction[];
  orders: Order[];
  responses: SurveyResponse[];
  outcomes: ActionOutcome[];
  rewards: Reward[];
}

type Said = Pick<SurveyResponse, 'comment' | 'channel' | 'provenance' | 'reference'>;

type Proposal = Pick<ActionOutcome, 'propensity' | 'offered' | 'phase' | 'segment'>;

/** Writes down what happened to one person; every `days` is how many days ago it was. */
export interface Ledger {
  /** The moment so many days ago, in working hours unless the person's content is exact. */
  moment(days: number): number;
  /** The stage the person is in by what was written so far. */
  stage(): SampleStage | null;
  /** Returns the id of the stage change, by which it can be undone. */
  move(
    days: number,
    to: SampleStage,
    why: { reason: string | null; source: StageChangeSource; undoes?: string },
  ): string;
  /** `dueIn`: days from now at which it is due. `euros`: what a cart or quote is worth. `other`: who was referred, by slug. */
  interaction(
    days: number,
    type: InteractionType,
    text: string,
    more?: { minutes?: number; dueIn?: number; euros?: number; other?: string },
  ): void;
  order(
    days: number,
    type: OrderType,
    euros: number,
    label: string,
    period?: { months: number; dueAt: number | null },
  ): void;
  response(days: number, survey: SurveyResponse['survey'], score: number, said: Partial<Said>): void;
  outcome(
    days: number,
    action: string,
    outcome: ActionOutcome['outcome'],
    more?: { reason?: string; untilIn?: number } & Partial<Proposal>,
  ): void;
  /** Returns the id of the reward, by which it can be redeemed. `expiresIn`: days from now. */
  reward(
    days: number,
    type: Reward['type'],
    label: string,
    more?: { cause?: string; euros?: number; expiresIn?: number; redeems?: string },
  ): string;
}

/** Whose ledger it is. `exact`: days are whole days before now to the minute, for the people of pictures and tests. */
export interface LedgerOwner {
  now: number;
  contactId: string;
  /** Who records things: the person's owner, or nobody. */
  by: string | null;
  random: Random;
  exact: boolean;
  /** The id of another person of the sample. */
  idOf: (slug: string) => string;
}

/** A ledger that adds to the team's records. Facts get the number 0; `sampleTeam` numbers them when all are there. */
export function openLedger(team: SampleTeam, owner: LedgerOwner): Ledger {
  const { now, contactId, random } = owner;
  const moment = (days: number): number => {
    const at = Math.round(now - days * DAY);
    return owner.exact ? at : Math.min(workingMoment(at), now - MINUTE);
  };
  const fact = (days: number, by: string | null = owner.by) => {
    const at = moment(days);
    const id = v7({ msecs: at, random: random.bytes(16) });
    return { id, contactId, at, by, device: 'sample', number: 0 };
  };
  const later = (days: number | undefined) => (days === undefined ? null : Math.round(now + days * DAY));
  const inEuros = (euros: number) => ({ minor: Math.round(euros * 100), currency: 'EUR' });
  let stage: SampleStage | null = null;
  return {
    moment,
    stage: () => stage,
    move: (days, to, { reason, source, undoes = null }) => {
      const change = fact(days, source === 'import' ? null : owner.by);
      const model = 'reach-to-loyalty';
      team.stageChanges.push({
        ...change,
        model,
        from: stage,
        to,
        phase: phaseOf[to],
        source,
        reason,
        undoes,
      });
      stage = to;
      return change.id;
    },
    interaction: (days, type, text, { minutes = null, dueIn, euros, other } = {}) => {
      const about = {
        amount: euros === undefined ? null : inEuros(euros),
        other: other === undefined ? null : owner.idOf(other),
        replaces: null,
        reference: null,
      };
      team.interactions.push({ ...fact(days), type, text, minutes, dueAt: later(dueIn), ...about });
    },
    order: (days, type, euros, label, period) => {
      const amount = inEuros(euros);
      const terms = { periodMonths: period?.months ?? null, dueAt: period?.dueAt ?? null };
      team.orders.push({ ...fact(days, null), type, amount, label, ...terms });
    },
    response: (days, survey, score, said) => {
      const how = { comment: null, channel: 'survey-link', provenance: 'customer', reference: null } as const;
      team.responses.push({ ...fact(days), survey, score, ...how, ...said });
    },
    outcome: (days, action, outcome, { reason = null, untilIn, ...known } = {}) => {
      const proposal = { propensity: null, offered: [], phase: null, segment: null, ...known };
      const ending = { until: later(untilIn), untilReply: false };
      team.outcomes.push({ ...fact(days), action, outcome, reason, ...ending, ...proposal });
    },
    reward: (days, type, label, { cause = null, euros, expiresIn, redeems = null } = {}) => {
      const given = fact(days);
      const cost = euros === undefined ? null : inEuros(euros);
      team.rewards.push({ ...given, type, label, cause, cost, expiresAt: later(expiresIn), redeems });
      return given.id;
    },
  };
}
