import type { Interaction, Order, Reward, SurveyKind } from '../../model/facts';
import type { Phase } from '../../model/lifecycle';
import type { Provenance } from './metric';

/** A stage as figures name it: its model, its id, and the phase that it is of today. Null: no stage. */
export type StageRef = readonly [model: string, stage: string, phase: Phase] | null;

/** What a part of a worth is: people who have one, and the ends and the middle of its range in minor units. */
export type WorthPart = 'people' | 'low' | 'base' | 'high';
/** Which worth: the value estimate of the team's horizon, or the revenue to expect within so many months. */
export type WorthMeasure = 'value' | 'cash-3' | 'cash-6' | 'cash-12';

/**
 * What an amount counts. The comment says what its bin is, where it has one, and on which day it lies where that is not
 * the day it happened. Those marked 'ever' lie on no day.
 */
export type FigureKey =
  /** Ever: people who stand there; bin: the day since when. */
  | readonly ['standing', StageRef]
  /** A stay began; bin: whole days of the stay before. */
  | readonly ['flow', from: StageRef, to: StageRef]
  /** The first stage; on its day, bin: months until a phase was first reached, and until they were a customer. */
  | readonly ['start']
  | readonly ['reached', Phase]
  | readonly ['start-won']
  /** First came into the phase acquisition; bin of `lead-won`: months until they were a customer, on the lead's day. */
  | readonly ['lead']
  | readonly ['lead-won']
  /** Became a customer for the first time, by source. */
  | readonly ['customer', channel: string]
  /** Ever: became a customer or was one again; was lost; bin: the day. */
  | readonly ['came']
  | readonly ['went']
  /** A customer was lost; bin: days since they last became one. */
  | readonly ['lost']
  /** On the day they first became one; bin: months until they were lost; an amount of -1: until they were back. */
  | readonly ['lost-after']
  /** Left for good from that stage without ever having been a customer. */
  | readonly ['dropped', StageRef]
  | readonly ['cart']
  /** On the day of the cart: an order followed within 14 days. */
  | readonly ['cart-recovered']
  | readonly ['inquiry']
  /** On the day of the inquiry; bin: whole hours until the first answer. */
  | readonly ['replied']
  /** What passed with a person, in the stage they stood in. */
  | readonly ['touch', Interaction['type'], StageRef]
  /** Bin: the score. */
  | readonly ['score', SurveyKind, Provenance, StageRef]
  | readonly ['referral']
  | readonly ['order', Order['type']]
  /** In minor units of the team's currency: what came in less what went back, and what was bought in how many baskets. */
  | readonly ['revenue']
  | readonly ['bought']
  | readonly ['basket']
  /** Orders and refunds in a currency without a rate: their amounts are not counted. */
  | readonly ['no-rate']
  /** The first purchase; on its day, bin: months until the second one. */
  | readonly ['first-order']
  | readonly ['second-order']
  /** On the day a subscription is due; renewed; neither renewed nor cancelled so far. */
  | readonly ['due']
  | readonly ['due-renewed']
  | readonly ['due-open']
  | readonly ['reward', Reward['type']]
  /** In minor units of the team's currency. */
  | readonly ['reward-cost']
  /** Ever: what people are expected to bring, by stage; customers by value, bin: the bucket; and by source. */
  | readonly ['worth', WorthMeasure, WorthPart, StageRef]
  | readonly ['worth-bucket', WorthPart]
  | readonly ['worth-source', channel: string, WorthPart];

/** The name of a family of keys. */
export type Family = FigureKey[0];
/** The keys of one family. */
export type KeyOf<F extends Family> = Extract<FigureKey, readonly [F, ...unknown[]]>;

/** A key as it is stored. */
export function keyText(key: FigureKey): string {
  return JSON.stringify(key);
}

/** The key of a stored text: written by keyText and by nothing else. */
export function keyOf(text: string): FigureKey {
  return JSON.parse(text) as FigureKey;
}

/** Whether two stages are the same one. */
export function isSameRef(a: StageRef, b: StageRef): boolean {
  return a === b || (a !== null && b !== null && a[0] === b[0] && a[1] === b[1]);
}
