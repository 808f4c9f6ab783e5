import { randomUUID } from 'node:crypto';
import { v7 } from 'uuid';
import type { FactKind } from '../../lib/model/change';
import type { Contact } from '../../lib/model/contact';
import type { Interaction, Order, Reversal, StageChange, SurveyResponse } from '../../lib/model/facts';
import type { Mutation } from '../../lib/model/wire';

/** A mutation without its number, which the device gives it. */
export type Draft = Mutation extends infer M ? (M extends Mutation ? Omit<M, 'mid'> : never) : never;

const START = Date.UTC(2026, 0, 5, 9);

/** A person with an address of their own, so that the end of one is not the end of all; every field can be given. */
export function contact(fields: Partial<Contact> = {}): Contact {
  const id = randomUUID();
  return {
    id,
    name: 'Ada Example',
    emails: [`ada.${id}@customer.example`],
    phones: [],
    company: null,
    title: null,
    owner: null,
    consent: { marketing: 'unknown', at: null },
    doNotContact: false,
    keys: [],
    source: null,
    profile: [],
    mergedInto: null,
    market: null,
    createdAt: START,
    ...fields,
  };
}

function fact(contactId: string) {
  return { id: v7(), contactId, at: START, by: null, device: 'device-1', number: 1 };
}

/** A note about a person. */
export function note(contactId: string, fields: Partial<Interaction> = {}): Interaction {
  return {
    ...fact(contactId),
    type: 'note',
    text: 'Called back.',
    minutes: null,
    dueAt: null,
    amount: null,
    other: null,
    replaces: null,
    reference: null,
    ...fields,
  };
}

/** A move of a person to another stage. */
export function stageChange(contactId: string, fields: Partial<StageChange> = {}): StageChange {
  return {
    ...fact(contactId),
    model: 'reach-to-loyalty',
    from: 'reach',
    to: 'acquisition',
    phase: 'acquisition',
    source: 'manual',
    reason: null,
    undoes: null,
    ...fields,
  };
}

/** A purchase of 20 euros. */
export function order(contactId: string, fields: Partial<Order> = {}): Order {
  const amount = { minor: 2000, currency: 'EUR' };
  return {
    ...fact(contactId),
    type: 'purchase',
    amount,
    label: null,
    periodMonths: null,
    dueAt: null,
    ...fields,
  };
}

/** An answer to the NPS question. */
export function score(contactId: string, fields: Partial<SurveyResponse> = {}): SurveyResponse {
  return {
    ...fact(contactId),
    survey: 'nps',
    score: 9,
    comment: null,
    channel: 'phone',
    provenance: 'customer',
    reference: null,
    ...fields,
  };
}

/** Takes a fact back. */
export function reversal(contactId: string, factId: string, fields: Partial<Reversal> = {}): Reversal {
  return { ...fact(contactId), fact: factId, reason: null, ...fields };
}

const sent = (recordId: string, ageMs: number) => ({ uuid: randomUUID(), recordId, ageMs });

/** Adds a person. */
export function create(person: Contact, ageMs = 0): Draft {
  return { ...sent(person.id, ageMs), op: 'patch', kind: 'contact', fields: person, base: null };
}

/** Edits fields of a person; `base`: what was seen there. */
export function edit(id: string, fields: Partial<Contact>, ageMs = 0, base: Partial<Contact> = {}): Draft {
  return { ...sent(id, ageMs), op: 'patch', kind: 'contact', fields, base };
}

/** Removes a person. */
export function remove(id: string, ageMs = 0): Draft {
  return { ...sent(id, ageMs), op: 'delete', kind: 'contact' };
}

/** Adds a fact. */
export function add<K extends FactKind>(
  kind: K,
  fields: Extract<Draft, { op: 'event'; kind: K }>['fields'],
  ageMs = 0,
): Draft {
  return { ...sent(fields.id, ageMs), op: 'event', kind, fields } as Draft;
}
