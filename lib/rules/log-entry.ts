import type { Actor, Change, FactDraft, Person } from '../model/change';
import type { InteractionType, OrderType, RewardType } from '../model/facts';
import { TEXT_LIMIT } from '../model/limits';
import type { Money } from '../model/scalars';
import { logInteraction, logOrder } from './facts';
import { textProblem } from './text-limit';
import { INTERACTION_WORDS, ORDER_WORDS, REWARD_WORDS } from './timeline-words';

/** What is logged, as it was typed: amounts are read already, `at` and `dueAt` are moments. */
export type LogEntry =
  | {
      kind: 'interaction';
      type: InteractionType;
      text: string;
      minutes: number | null;
      amount: Money | null;
      /** For a referral: the person who was referred. */
      other: string | null;
      dueAt: number | null;
      at: number | null;
    }
  | {
      kind: 'order';
      type: OrderType;
      text: string;
      amount: Money;
      /** Of a subscription: how many months are paid for at a time, and when the next payment is due. */
      periodMonths?: number | null;
      dueAt?: number | null;
      at: number | null;
    }
  | {
      kind: 'reward';
      type: RewardType;
      text: string;
      cost: Money | null;
      expiresAt: number | null;
      at: number | null;
    };

/** The longest name of an order or a reward. */
const LABEL_LIMIT = 200;
/** Clocks differ by so much: what happened a moment ago here may lie ahead there. */
const CLOCK_SLACK_MS = 60_000;

/**
 * Records what was typed in the log row, now or at the moment given. LG1 to LG4
 * @throws RangeError with a sentence for the user; nothing was recorded.
 */
export function logEntry(person: Person, entry: LogEntry, actor: Actor, locale = 'en'): Change[] {
  const contactId = person.contact.id;
  const text = entry.text.trim();
  const at = entry.at ?? actor.now;
  if (at > actor.now + CLOCK_SLACK_MS) {
    throw new RangeError(
      'This is logged when it has happened: choose a moment that has passed, or write a note with a due date.',
    );
  }
  refuse(textProblem(`${whatOf(entry)}’s text`, text, limitOf(entry), locale));
  switch (entry.kind) {
    case 'interaction': {
      if (entry.other === contactId) throw new RangeError('Nobody refers themselves. Choose somebody else.');
      if (entry.type === 'note' && text === '') throw new RangeError('Type what the note says.');
      const { type, minutes, amount, other, dueAt } = entry;
      return logInteraction(contactId, { type, text, minutes, amount, other, dueAt, at }, actor);
    }
    case 'order':
      return logOrder(contactId, { ...entry, label: text || null, at }, actor);
    case 'reward': {
      if (text === '') throw new RangeError('Say what it is: “10 % off the next order”.');
      return [
        { op: 'event', kind: 'reward', fact: rewardFact(contactId, { ...entry, label: text, at }, actor) },
      ];
    }
  }
}

function refuse(problem: string | null): void {
  if (problem !== null) throw new RangeError(problem);
}

function limitOf(entry: LogEntry): number {
  return entry.kind === 'interaction' ? TEXT_LIMIT : LABEL_LIMIT;
}

/** What an entry is called: 'Call', 'Order', 'Coupon'. */
export function whatOf(entry: Pick<LogEntry, 'kind' | 'type'>): string {
  const words: Record<string, string> = { ...INTERACTION_WORDS, ...ORDER_WORDS, ...REWARD_WORDS };
  return words[entry.type] ?? entry.type;
}

function rewardFact(
  contactId: string,
  entry: Extract<LogEntry, { kind: 'reward' }> & { label: string; at: number },
  actor: Actor,
): FactDraft<'reward'> {
  return {
    id: actor.newId(),
    contactId,
    at: entry.at,
    by: actor.by,
    type: entry.type,
    label: entry.label,
    cause: null,
    cost: entry.cost,
    expiresAt: entry.expiresAt,
    redeems: null,
  };
}
