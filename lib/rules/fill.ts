import type { Contact } from '../model/contact';
import type { Evidence } from '../model/evidence';
import { wholeDays } from './days';
import { firstName, shortName } from './short-name';

/** What the reason of a rule may name, as `{days}` or `{days day}`. */
export const REASON_FIELDS = [
  'name',
  'company',
  'days',
  'stage',
  'orders',
  'ordersYear',
  'orderDays',
  'rhythm',
  'score',
  'csat',
  'inquiryDays',
  'cartDays',
  'quoteDays',
  'complaintDays',
  'openDays',
  'renewal',
  'note',
] as const;

/**
 * Fills the placeholders of a because-sentence from the evidence. A field that is not known reads 'some', one that
 * does not exist stays as it is, so that whoever edits the playbook sees it. NA9
 */
export function fillReason(text: string, evidence: Evidence, contact: Contact): string {
  const { now } = evidence;
  const days = (at: number | undefined) => (at === undefined ? null : wholeDays(at, now));
  const due = evidence.renewalDueAt;
  const open = Object.values(evidence.open).map((interaction) => interaction.at);
  return fill(text, {
    name: shortName(contact),
    company: contact.company ?? 'their company',
    days: evidence.daysInStage ?? 0,
    stage: evidence.stage?.label ?? 'No stage',
    orders: evidence.orders,
    ordersYear: evidence.ordersYear,
    orderDays: evidence.daysSinceOrder,
    rhythm: evidence.rhythmDays === null ? null : Math.round(evidence.rhythmDays),
    score: evidence.lastNps,
    csat: evidence.lastCsat,
    inquiryDays: days(evidence.open.inquiry?.at),
    cartDays: days(evidence.open['cart-abandoned']?.at),
    quoteDays: days(evidence.open.quote?.at),
    complaintDays: days(evidence.open.complaint?.at),
    openDays: open.length === 0 ? null : wholeDays(Math.max(...open), now),
    renewal:
      due === null
        ? null
        : due < now
          ? `${plural(wholeDays(due, now))} overdue`
          : `due in ${plural(wholeDays(now, due))}`,
    note: shortened(evidence.open.note?.text ?? ''),
  } satisfies Record<(typeof REASON_FIELDS)[number], string | number | null>);
}

/** What a text to send may name, as `{company}`. */
export const DRAFT_FIELDS = ['name', 'fullName', 'company', 'title', 'lastOrder', 'orders'] as const;

/** Fills a text to send from the contact and what they bought. Unknown names go, with the space before them. NA9 */
export function fillDraft(text: string, evidence: Evidence, contact: Contact): string {
  const name = firstName(contact);
  const greeted = name === null ? text.replace(/ ?\{name\}/g, '') : text;
  return fill(greeted, {
    name,
    fullName: contact.name,
    company: contact.company ?? 'your company',
    title: contact.title ?? 'your work',
    lastOrder: evidence.lastOrder?.label ?? 'your last order',
    orders: evidence.orders,
  } satisfies Record<(typeof DRAFT_FIELDS)[number], string | number | null>);
}

/** The placeholders in a text, in their order, each once; at most 20. NA9 */
export function fieldsIn(text: string): string[] {
  const names = [...text.matchAll(PLACEHOLDER)].map(([, name]) => name ?? '');
  return [...new Set(names)].slice(0, 20);
}

type Values = Record<string, string | number | null>;

const PLACEHOLDER = /\{(\w{1,32})(?: (\w{1,32}))?\}/g;

/** Days with the words around them, which another sentence needs where there are none. */
const DAYS = /(\bfor )?\{(\w{1,32}) day\}( ago)?/g;

/** 'asked 0 days ago' is said 'asked today', 'for 0 days' 'since today'. NA9 */
function sayToday(text: string, values: Values): string {
  return text.replace(DAYS, (whole, before: string | undefined, field: string, after: string | undefined) =>
    values[field] !== 0 || (before ?? after) === undefined
      ? whole
      : before === undefined
        ? 'today'
        : 'since today',
  );
}

/** `{count day}` reads '1 day' or '3 days'; `{field}` its value. */
function fill(text: string, values: Values): string {
  return sayToday(text, values).replace(PLACEHOLDER, (whole, field: string, noun: string | undefined) => {
    const value = values[field];
    if (value === undefined) return whole;
    if (value === null) return noun === undefined ? 'some' : `some ${noun}s`;
    return noun === undefined ? String(value) : `${value} ${noun}${value === 1 ? '' : 's'}`;
  });
}

function plural(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}

function shortened(text: string): string {
  const line = text.split('\n', 1)[0] ?? '';
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}
