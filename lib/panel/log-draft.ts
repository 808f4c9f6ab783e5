import type { InteractionType, OrderType, RewardType } from '../model/facts';
import { parseMoney } from '../model/money-input';
import type { Money } from '../model/scalars';
import type { LogEntry } from '../rules/log-entry';

/** What the log row offers. */
export type LogType =
  | 'call'
  | 'e-mail'
  | 'meeting'
  | 'inquiry'
  | 'complaint'
  | 'quote'
  | 'trial'
  | 'order'
  | 'subscription'
  | 'referral'
  | 'cart'
  | 'reward'
  | 'note';

/** What happens to a subscription. */
export type SubscriptionEvent = Exclude<OrderType, 'purchase' | 'refund'>;

/** Something that is being logged. Moments and amounts are as they were typed. */
export interface LogDraft {
  type: LogType;
  text: string;
  amount: string;
  minutes: string;
  /** A local moment, YYYY-MM-DDTHH:MM; empty: now. */
  when: string;
  /** A local day, YYYY-MM-DD; empty: none. */
  due: string;
  /** For a referral: who was referred. */
  other: { id: string; name: string } | null;
  order: Extract<OrderType, 'purchase' | 'refund'>;
  subscription: SubscriptionEvent;
  /** How many months a subscription is paid for at a time. */
  months: string;
  reward: RewardType;
  /** Why it could not be saved, and at which field. */
  problem: LogProblem | null;
}

/** What is wrong with what was typed, as a sentence. */
export interface LogProblem {
  field: LogField;
  message: string;
}
export type LogField = 'text' | 'amount' | 'months' | 'minutes' | 'when' | 'due' | 'other';

/** A type with its key, what its text is called, and which fields it has besides the text and the moment. */
export interface LogChoice {
  type: LogType;
  label: string;
  key: string;
  text: string;
  fields: readonly ('amount' | 'minutes' | 'due' | 'other' | 'order' | 'subscription' | 'reward')[];
}

/** Everything that can be logged, in the order it is offered. */
export const LOG_CHOICES: readonly LogChoice[] = [
  { type: 'call', label: 'Call', key: 'C', text: 'What was said, or its transcript', fields: ['minutes'] },
  { type: 'e-mail', label: 'E-mail', key: 'E', text: 'What it said', fields: [] },
  { type: 'meeting', label: 'Meeting', key: 'M', text: 'What was said', fields: ['minutes'] },
  { type: 'inquiry', label: 'Inquiry', key: 'I', text: 'What they ask', fields: [] },
  { type: 'complaint', label: 'Complaint', key: 'P', text: 'What is wrong', fields: [] },
  { type: 'quote', label: 'Quote', key: 'Q', text: 'What was quoted', fields: ['amount'] },
  { type: 'trial', label: 'Trial', key: 'T', text: 'What they try', fields: [] },
  { type: 'order', label: 'Order', key: 'O', text: 'What was ordered', fields: ['amount', 'order'] },
  {
    type: 'subscription',
    label: 'Subscription',
    key: 'S',
    text: 'Which subscription',
    fields: ['subscription', 'amount', 'due'],
  },
  { type: 'referral', label: 'Referral', key: 'R', text: 'How it came', fields: ['other'] },
  { type: 'cart', label: 'Cart left', key: 'K', text: 'What was in it', fields: ['amount'] },
  { type: 'reward', label: 'Reward', key: 'W', text: 'What it is', fields: ['reward', 'amount', 'due'] },
  { type: 'note', label: 'Note', key: 'N', text: 'What to remember', fields: ['due'] },
];

/** The choice of a type. */
export function logChoice(type: LogType): LogChoice {
  return LOG_CHOICES.find((choice) => choice.type === type) ?? NOTE;
}
const NOTE: LogChoice = { type: 'note', label: 'Note', key: 'N', text: 'What to remember', fields: ['due'] };

/** Nothing typed yet but perhaps what stood in the note line. */
export function emptyLog(text = ''): LogDraft {
  return {
    type: 'call',
    text,
    amount: '',
    minutes: '',
    when: '',
    due: '',
    other: null,
    order: 'purchase',
    subscription: 'subscription-started',
    months: '1',
    reward: 'coupon',
    problem: null,
  };
}

/** Whether something would be lost. */
export function hasLog(log: LogDraft | null): boolean {
  if (log === null) return false;
  const typed = [log.text, log.amount, log.minutes, log.when, log.due];
  return log.other !== null || typed.some((text) => text.trim() !== '');
}

/** A draft as an entry, or what is wrong with it. Amounts are in the workspace's currency. */
export function readLog(
  log: LogDraft,
  how: { currency: string; locale: string },
): { ok: true; entry: LogEntry } | { ok: false; problem: LogProblem } {
  const { fields } = logChoice(log.type);
  const wrong = (field: LogField, message: string) => ({ ok: false as const, problem: { field, message } });
  const at = log.when === '' ? null : momentOf(log.when);
  if (Number.isNaN(at)) return wrong('when', 'Choose a day and a time, or leave it empty for now.');
  const due = log.due === '' || !fields.includes('due') ? null : momentOf(`${log.due}T${END_OF_WORK}`);
  if (Number.isNaN(due)) return wrong('due', 'Choose a day, or leave it empty.');
  const minutes = fields.includes('minutes') && log.minutes.trim() !== '' ? Number(log.minutes) : null;
  if (minutes !== null && !(Number.isInteger(minutes) && minutes >= 0 && minutes <= 1440)) {
    return wrong('minutes', 'Minutes are a whole number from 0 to 1440.');
  }
  const months = fields.includes('subscription') ? Number(log.months) : null;
  if (months !== null && !(Number.isInteger(months) && months >= 1 && months <= 120)) {
    return wrong('months', 'A period is a whole number of months from 1 to 120.');
  }
  let amount: Money | null = null;
  if (fields.includes('amount') && (isPriced(log) || log.amount.trim() !== '')) {
    const typed = parseMoney(log.amount, how.currency, how.locale);
    if (!typed.ok) return wrong('amount', typed.message);
    amount = { minor: typed.minor, currency: how.currency };
  }
  return { ok: true, entry: entryOf(log, { amount: amount ?? noMoney(log, how), minutes, months, due, at }) };
}

/** Whether it cannot be without an amount. What is cancelled costs nothing any more. */
function isPriced({ type, subscription }: LogDraft): boolean {
  return type === 'order' || (type === 'subscription' && subscription !== 'subscription-cancelled');
}

function noMoney({ type }: LogDraft, { currency }: { currency: string }): Money | null {
  return type === 'subscription' ? { minor: 0, currency } : null;
}

/** A promise for a day is due when its work ends. */
const END_OF_WORK = '17:00';

function momentOf(local: string): number {
  return new Date(local).getTime();
}

function entryOf(
  log: LogDraft,
  read: {
    amount: Money | null;
    minutes: number | null;
    months: number | null;
    due: number | null;
    at: number | null;
  },
): LogEntry {
  const { text } = log;
  const { amount, minutes, months, due, at } = read;
  if (log.type === 'order' && amount !== null) return { kind: 'order', type: log.order, text, amount, at };
  if (log.type === 'subscription' && amount !== null) {
    // Nothing is due of what was cancelled.
    const dueAt = log.subscription === 'subscription-cancelled' ? null : due;
    return { kind: 'order', type: log.subscription, text, amount, periodMonths: months, dueAt, at };
  }
  if (log.type === 'reward') {
    return { kind: 'reward', type: log.reward, text, cost: amount, expiresAt: due, at };
  }
  const type = INTERACTIONS[log.type] ?? 'note';
  const other = log.type === 'referral' ? (log.other?.id ?? null) : null;
  return { kind: 'interaction', type, text, minutes, amount, other, dueAt: due, at };
}

const INTERACTIONS: Partial<Record<LogType, InteractionType>> = {
  call: 'call',
  'e-mail': 'e-mail',
  meeting: 'meeting',
  inquiry: 'inquiry',
  complaint: 'complaint',
  quote: 'quote',
  trial: 'trial',
  referral: 'referral',
  cart: 'cart-abandoned',
};
