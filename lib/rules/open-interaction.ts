import type { Evidence } from '../model/evidence';
import type { ActionOutcome, Interaction, InteractionType, Order } from '../model/facts';
import { isBuying } from '../model/order-revenue';
import { DAY } from './days';
import { factOrder } from './order';
import { CLOSE_THE_LOOP, KEEP_PROMISE } from './promise-actions';

/** What of ours answers something a person did. */
const ANSWERS: InteractionType[] = ['call', 'e-mail', 'chat', 'meeting', 'visit', 'demonstration', 'quote'];
/** What an order settles. */
const SETTLED_BY_ORDER: InteractionType[] = ['cart-abandoned', 'quote', 'trial', 'inquiry', 'demonstration'];

/**
 * The latest interaction of each type that nothing of ours came after: a call, message, meeting, demonstration or
 * quote answers it, and an order settles carts, quotes, trials, inquiries and demonstrations. A note is open only
 * from the day before it is due, until somebody is in touch from that day on or it is done; of several the one due
 * first counts. EV2 EV3
 */
export function openInteractions(
  interactions: Interaction[],
  orders: Order[],
  outcomes: ActionOutcome[],
  now: number,
): Evidence['open'] {
  const open: Evidence['open'] = {};
  const past = interactions.filter((interaction) => interaction.at <= now).toSorted(factOrder);
  const answer = past.findLast((interaction) => ANSWERS.includes(interaction.type));
  const bought = orders.filter((order) => isBuying(order) && order.at <= now).map((order) => order.at);
  const lastBought = bought.reduce((a, b) => Math.max(a, b), -1);
  for (const interaction of past) {
    if (interaction.type === 'note') {
      if (isWaiting(interaction, answer, outcomes, now) && isEarlier(interaction, open.note))
        open.note = interaction;
      continue;
    }
    const answered = answer !== undefined && factOrder(answer, interaction) > 0;
    const settled = SETTLED_BY_ORDER.includes(interaction.type) && lastBought >= interaction.at;
    if (!answered && !settled) open[interaction.type] = interaction;
  }
  return open;
}

/** From when an interaction is open: at once, a note from a day before it is due, and one without a date never. */
export function openFrom(interaction: Interaction): number {
  if (interaction.type !== 'note') return interaction.at;
  return interaction.dueAt === null ? Infinity : Math.max(interaction.at, interaction.dueAt - DAY);
}

function isWaiting(
  note: Interaction,
  answer: Interaction | undefined,
  outcomes: ActionOutcome[],
  now: number,
): boolean {
  const from = openFrom(note);
  if (from > now || (answer !== undefined && answer.at >= from)) return false;
  return !outcomes.some(
    ({ action, outcome, at }) =>
      outcome === 'done' &&
      ((action === KEEP_PROMISE && at >= from) || (action === CLOSE_THE_LOOP && at >= note.at)),
  );
}

function isEarlier(note: Interaction, other: Interaction | undefined): boolean {
  return other === undefined || openFrom(note) < openFrom(other);
}
