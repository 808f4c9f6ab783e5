import type { Person } from '../model/change';
import type { LifecycleModel, Stage } from '../model/lifecycle';
import type { SurveyResponse } from '../model/facts';
import { PHASES } from '../model/phases';
import { standing } from '../model/standing';
import { DAY } from './days';
import { factOrder } from './order';
import { currentStage, findStage, isBackwards, stageInModel } from './stage';
import { effectiveChanges } from './stage-history';
import { KEEP_DAYS } from './stage-keep';
import { npsGroup } from './survey';

/** Why somebody stays where they are, whatever is chosen. */
export type Barrier = 'there' | 'other-market' | 'not-yours' | 'joined' | 'gone';

/** What speaks against moving somebody; the user decides. */
export type Doubt = 'backwards' | 'by-hand' | 'score' | 'first-stage';

/** One person of a move of many before it is made. */
export interface MoveLook {
  id: string;
  /** Where they stand in the model of the move; null: they have no stage, or one that it does not have. */
  from: Stage | null;
  barrier: Barrier | null;
  doubts: Doubt[];
  /** Ids of the rules that would be proposed after the move and are not now, in the playbook's order. */
  opens: string[];
}

/** What a move of many is looked at with. */
export interface MoveLookHow {
  /** The model of the market the people are to be moved in. */
  model: LifecycleModel;
  to: string;
  /** Whether the person belongs to that market, may be changed by the user, and is made of several people. */
  isOfMarket: boolean;
  isYours: boolean;
  isJoined: boolean;
  now: number;
}

/** For so many days a customer's score speaks for or against a move. */
export const SCORE_DAYS = 90;

/**
 * What a move to a stage would mean for a person: why they would stay where they are, or what speaks against it. The same
 * as the server would decide, as far as it is known here. BK5
 */
export function lookAtMove(person: Person, how: MoveLookHow): Omit<MoveLook, 'opens'> {
  const { model, now } = how;
  const { id } = person.contact;
  const change = currentStage(person.stageChanges);
  const from = change === null ? null : stageInModel(change, model);
  const to = findStage(model, how.to);
  const barrier = barrierOf(how, change?.model === model.id && from?.id === to?.id);
  if (barrier !== null || to === null) return { id, from, barrier: barrier ?? 'gone', doubts: [] };
  const doubts: Doubt[] = [];
  if (isBackwards(model, from?.id ?? null, to.id)) doubts.push('backwards');
  if (isByHand(person, now)) doubts.push('by-hand');
  if (isAgainstScore(person, { from, to, now })) doubts.push('score');
  if (change === null) doubts.push('first-stage');
  return { id, from, barrier, doubts };
}

function barrierOf(how: MoveLookHow, isThere: boolean): Barrier | null {
  if (!how.isOfMarket) return 'other-market';
  if (!how.isYours) return 'not-yours';
  if (isThere) return 'there';
  return how.isJoined ? 'joined' : null;
}

/** Somebody chose their stage by hand, or kept it against a suggestion, within the last 30 days. */
function isByHand(person: Person, now: number): boolean {
  const last = effectiveChanges(person.stageChanges).at(-1);
  if (last === undefined) return false;
  const chosen = last.source === 'manual' && last.from !== null && now < last.at + KEEP_DAYS * DAY;
  const keeps = standing(person.keeps, person.reversals);
  return chosen || keeps.some(({ at, until }) => at >= last.at && now < until);
}

/**
 * The customer's last score, not an agent's impression, of the last 90 days: low, and they would be moved on; or high, and
 * they would be moved back or to those who left.
 */
function isAgainstScore(
  person: Person,
  { from, to, now }: { from: Stage | null; to: Stage; now: number },
): boolean {
  const scores = standing(person.responses, person.reversals)
    .filter(({ provenance, survey }) => provenance === 'customer' && survey !== 'ces')
    .toSorted(factOrder);
  const last = scores.at(-1);
  if (last === undefined || now >= last.at + SCORE_DAYS * DAY || from === null) return false;
  const mood = moodOf(last);
  if (to.phase === 'outside') return false;
  const isDown = to.lost || PHASES.indexOf(to.phase) < PHASES.indexOf(from.phase) || to.phase === 'lapsed';
  return isDown ? mood === 'high' : mood === 'low';
}

function moodOf({ survey, score }: SurveyResponse): 'low' | 'middle' | 'high' {
  if (survey === 'csat') return score <= 2 ? 'low' : score >= 4 ? 'high' : 'middle';
  const group = npsGroup(score);
  return group === 'detractor' ? 'low' : group === 'promoter' ? 'high' : 'middle';
}
