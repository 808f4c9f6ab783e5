import type { Stage } from '../../model/lifecycle';
import type { Entry } from './collector';
import { EVER, firstDay, ofCode } from './figure-days';
import { keyOf, type FigureKey, type StageRef } from './figure-key';
import type { PeopleBehind } from './metric';
import { isCustomerPhase } from './reading';

/** Which stage of the model that is looked through somebody stands in; null for none. */
export type StageThrough = (ref: StageRef) => Stage | null;

/** What of a key a figure asks for; `day` and `bin` are those of the amount. */
type Asks = (key: FigureKey, at: { day: number; bin: number }) => boolean;

/**
 * Makes the question whether somebody is behind a figure, by what they add: so the people are those who were counted. A
 * figure of stages asks through the same model as it was shown by. MT10
 */
export function behindFigure(
  behind: PeopleBehind,
  through: StageThrough,
): (entries: Iterable<Entry>) => boolean {
  const asks = asksOf(behind, through);
  const { period, bins } = behind;
  const keys = new Map<string, FigureKey>();
  return (entries) => {
    for (const { month, key: text, code, amount } of entries) {
      if (amount <= 0) continue;
      const key = keys.get(text) ?? keyOf(text);
      keys.set(text, key);
      const { dayOfMonth, bin } = ofCode(code);
      const day = month === EVER ? -1 : firstDay(month) + dayOfMonth - 1;
      if (period !== null && month !== EVER && (day < period.from || day >= period.to)) continue;
      if (bins !== undefined && (bin < bins[0] || bin > bins[1])) continue;
      if (asks(key, { day, bin })) return true;
    }
    return false;
  };
}

const BUYING: readonly string[] = ['purchase', 'subscription-started', 'subscription-renewed'];

function asksOf({ what, stage, to, survey, provenance, period }: PeopleBehind, through: StageThrough): Asks {
  const isStage = (ref: StageRef, id: string | null | undefined) =>
    id === undefined || (through(ref)?.id ?? null) === id;
  const isMove = ([, from, into]: Extract<FigureKey, readonly ['flow', ...unknown[]]>) =>
    (through(from)?.id ?? null) !== (through(into)?.id ?? null);
  const family =
    (name: FigureKey[0]): Asks =>
    (key) =>
      key[0] === name;
  switch (what) {
    case 'standing':
      return (key) => key[0] === 'standing' && isStage(key[1], stage);
    case 'entered':
      return (key) => key[0] === 'flow' && isMove(key) && isStage(key[2], stage);
    case 'left':
      return (key) => key[0] === 'flow' && isMove(key) && isStage(key[1], stage);
    case 'moved':
      return (key) => key[0] === 'flow' && isMove(key) && isStage(key[1], stage) && isStage(key[2], to);
    case 'leads':
      return family('lead');
    case 'leads-won':
      return family('lead-won');
    case 'customers':
    case 'cohort-customers':
      return family('customer');
    case 'customers-lost':
      return (key, { day, bin }) => key[0] === 'lost' && (period === null || day - bin < period.from);
    case 'won':
      return (key) =>
        key[0] === 'flow' && key[1]?.[2] === 'conversion' && key[2] !== null && isCustomerPhase(key[2][2]);
    case 'lost':
      return (key) => key[0] === 'flow' && key[1]?.[2] === 'conversion' && key[2]?.[2] === 'lapsed';
    case 'dropped':
      return (key) => key[0] === 'dropped' && isStage(key[1], stage);
    case 'inquiries':
      return family('inquiry');
    case 'replied':
      return family('replied');
    case 'carts':
      return family('cart');
    case 'carts-recovered':
      return family('cart-recovered');
    case 'renewals-due':
      return family('due');
    case 'renewed':
      return family('due-renewed');
    case 'first-orders':
      return family('first-order');
    case 'ordered-again':
      return family('second-order');
    case 'scores':
      return (key) =>
        key[0] === 'score' &&
        (survey === undefined || key[1] === survey) &&
        (provenance === undefined || key[2] === provenance) &&
        isStage(key[3], stage);
    case 'referrals':
      return family('referral');
    case 'ordered':
      return (key) => key[0] === 'order' && BUYING.includes(key[1]);
    case 'rewards':
      return family('reward');
    case 'cohort-began':
      return family('start');
    case 'touches':
      return (key) => key[0] === 'touch' && isStage(key[2], stage);
  }
}
