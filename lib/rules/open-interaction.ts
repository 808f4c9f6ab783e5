import type { Evidence } from '../model/evidence';
import type { ActionOutcome, Interaction, InteractionType, Order } from '../model/facts';
import { isBuying } from '../model/order-revenue';
import { DAY } from './days';
import { factOrder } from './order';
import { CLOSE_THE_LOOP, KEEP_PROMISE } from './promise-actions';

/** What of ours answers something a person did. */
export const ANSWERS: readonly InteractionType[] = [
  'call',
  'e-mail',
  'chat',
  'meeting',
  'visit',
  'demonstration',
  'quote',
];
/** What an order settles. */
const SETTLED_BY_ORDER: InteractionType[] = ['cart-abandoned', 'quote', 'trial', 'inquiry', 'demonstration'];

/**
 * The latest interaction of each type that nothing of ours came after: a call, message, meeting, demonstration or
 * quote answers it, and an order settles carts, quotes, trials, inquiries and demonstrations. For notes see
 * waitingNote. EV2
 */
export function openInteractions(
  interactions: Interaction[],
  orders: Order[],
  outcomes: ActionOutcome[],
  now: number,
): Evidence['open'] {
  const open: Evidence['open'] = {};
  const past = interactions.filter((interaction) => interaction.at <= now).toSorted(factOrder);
  const answer = past.findLast((interaction) => ANSWERS.includes(interaction.type)) ?? null;
  const bought = orders.filter((order) => isBuying(order) && order.at <= now).map((order) => order.at);
  const lastBought = bought.reduce((a, b) => Math.max(a, b), -1);
  for (const interaction of past) {
    if (interaction.type === 'note') continue;
    const answered = answer !== null && factOrder(answer, interaction) > 0;
    const settled = SETTLED_BY_ORDER.includes(interaction.type) && lastBought >= interaction.at;
    if (!answered && !settled) open[interaction.type] = interaction;
  }
  const notes = past.filter((interaction) => interaction.type === 'note' && openFrom(interaction) <= now);
  const note = waitingNote(notes, answer, outcomes);
  return note === null ? open : { ...open, note };
}

/** From when an interaction is open: at once, a note from a day before it is due, and one without a date never. */
export function openFrom(interaction: Interaction): number {
  if (interaction.type !== 'note') return interaction.at;
  return interaction.dueAt === null ? Infinity : Math.max(interaction.at, interaction.dueAt - DAY);
}

/**
 * The note due first that still waits. Notes are settled by being in touch from the day before they are due; each
 * done promise settles the one due first; closing the loop with a detractor settles those written before it. EV3
 */
function waitingNote(
  notes: Interaction[],
  answer: Interaction | null,
  outcomes: ActionOutcome[],
): Interaction | null {
  const done = outcomes.filter((outcome) => outcome.outcome === 'done').toSorted(factOrder);
  const closed = done.findLast((outcome) => outcome.action === CLOSE_THE_LOOP)?.at ?? -1;
  let waiting = notes
    .filter((note) => note.at > closed && (answer === null || answer.at < openFrom(note)))
    .toSorted((a, b) => openFrom(a) - openFrom(b) || factOrder(a, b));
  for (const { action, at } of done) {
    const kept = action === KEEP_PROMISE ? waiting.find((note) => openFrom(note) <= at) : undefined;
    waiting = waiting.filter((note) => note !== kept);
  }
  return waiting[0] ?? null;
}
