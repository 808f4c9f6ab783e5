import type { Stage } from '../../model/lifecycle';
import { isBuying } from '../../model/order-revenue';
import type { Entry } from './collector';
import { EVER, firstDay, ofCode } from './figure-days';
import { keyOf, type FigureKey, type StageRef } from './figure-key';
import type { PeopleBehind } from './metric';
import { isCartDecided, isWon } from './conversion-metrics';
import { canStillRenew } from './retention-metrics';

/** Which stage of the model that is looked through somebody stands in; null for none. */
export type StageThrough = (ref: StageRef) => Stage | null;

/** How much of an amount a figure counts; `day` and `bin` are those of the amount. */
type Counts = (key: FigureKey, at: { day: number; bin: number }) => boolean | -1;

/**
 * Makes the question whether somebody is behind a figure, by what they add: so the people are those who were counted. A
 * figure of stages asks through the same model as it was shown by. MT10
 */
export function behindFigure(
  behind: PeopleBehind,
  through: StageThrough,
): (entries: Iterable<Entry>) => boolean {
  const counts = countsOf(behind, through);
  const { period, bins } = behind;
  const keys = new Map<string, FigureKey>();
  return (entries) => {
    let sum = 0;
    for (const { month, key: text, code, amount } of entries) {
      if (amount <= 0) continue;
      const key = keys.get(text) ?? keyOf(text);
      keys.set(text, key);
      const { dayOfMonth, bin } = ofCode(code);
      const day = month === EVER ? -1 : firstDay(month) + dayOfMonth - 1;
      if (period !== null && month !== EVER && (day < period.from || day >= period.to)) continue;
      if (bins !== undefined && (bin < bins[0] || bin > bins[1])) continue;
      sum += amount * Number(counts(key, { day, bin }));
    }
    return sum > 0;
  };
}

function countsOf(behind: PeopleBehind, through: StageThrough): Counts {
  const { what, stage, to, survey, provenance, period, today = Infinity } = behind;
  const isStage = (ref: StageRef, id: string | null | undefined) =>
    id === undefined || (through(ref)?.id ?? null) === id;
  const isMove = ([, from, into]: Extract<FigureKey, readonly ['flow', ...unknown[]]>) =>
    (through(from)?.id ?? null) !== (through(into)?.id ?? null);
  const family =
    (name: FigureKey[0]): Counts =>
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
      return (key) => key[0] === 'flow' && isWon(key);
    case 'dropped':
      return (key) => key[0] === 'dropped' && isStage(key[1], stage);
    case 'inquiries':
      return family('inquiry');
    case 'replied':
      return family('replied');
    case 'carts':
      return family('cart');
    case 'carts-recovered':
      return (key, { day }) => key[0] === 'cart-recovered' && isCartDecided(day, today);
    case 'renewals-due':
      // What waits was due as well: it is taken off, as the rate does.
      return (key, { day }) => key[0] === 'due' || (key[0] === 'due-open' && canStillRenew(day, today) && -1);
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
      return (key) => key[0] === 'order' && isBuying({ type: key[1] });
    case 'rewards':
      return family('reward');
    case 'cohort-began':
      return family('start');
  }
}
