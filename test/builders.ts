import type { Actor, Person } from '../lib/model/change';
import type { Contact } from '../lib/model/contact';
import type {
  ActionOutcome,
  Interaction,
  Order,
  Reversal,
  Reward,
  StageChange,
  StageKept,
  SurveyResponse,
} from '../lib/model/facts';
import { defaultModel } from '../lib/model/presets';
import type { Market } from '../lib/model/market';
import type { TaughtSite } from '../lib/model/taught-site';
import type { TeamRecord } from '../lib/model/team-record';
import type { ValueFit } from '../lib/model/value-fit';
import type { Workspace } from '../lib/model/workspace';

/** The moment tests take for now: Friday, 21 November 2025, 12:00 UTC. */
export const NOW = Date.UTC(2025, 10, 21, 12);
export const DAY = 86_400_000;

/** A moment so many days before NOW. */
export function daysAgo(days: number): number {
  return NOW - days * DAY;
}

/** A valid UUID that ends in the number: the same number, the same id. */
export function idOf(number: number): string {
  return `01900000-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

let made = 0;
/** A valid UUID that no other call returned. */
export function freshId(): string {
  made += 1;
  return idOf(900_000_000 + made);
}

/** Member who recorded what the builders make. */
export const DANA = idOf(1);

/** Somebody who acts at NOW. */
export function buildActor(fields: Partial<Actor> = {}): Actor {
  return { now: NOW, by: DANA, newId: freshId, ...fields };
}

export function buildContact(fields: Partial<Contact> = {}): Contact {
  return {
    id: idOf(100),
    name: 'Priya Raman',
    emails: ['priya@helioworks.example'],
    phones: ['+44 20 7946 0018'],
    company: 'Helioworks Solar',
    title: null,
    owner: DANA,
    consent: { marketing: 'unknown', at: null },
    doNotContact: false,
    keys: [],
    source: null,
    profile: [],
    mergedInto: null,
    createdAt: daysAgo(400),
    market: null,
    ...fields,
  };
}

/** A person without facts, of a contact with these fields. */
export function buildPerson(facts: Partial<Person> = {}): Person {
  return {
    contact: buildContact(),
    stageChanges: [],
    interactions: [],
    orders: [],
    responses: [],
    outcomes: [],
    reversals: [],
    rewards: [],
    keeps: [],
    ...facts,
  };
}

let numbered = 0;
/** What every fact has: recorded now by Dana on device-a, as its next mutation. */
function fact() {
  numbered += 1;
  return { id: freshId(), contactId: idOf(100), at: NOW, by: DANA, device: 'device-a', number: numbered };
}

export function buildStageChange(fields: Partial<StageChange> = {}): StageChange {
  const to = fields.to ?? 'acquisition';
  const known = defaultModel.stages.find((stage) => stage.id === to);
  return {
    ...fact(),
    model: defaultModel.id,
    from: null,
    to,
    phase: known?.phase ?? 'lapsed',
    source: 'manual',
    reason: null,
    undoes: null,
    ...fields,
  };
}

export function buildInteraction(fields: Partial<Interaction> = {}): Interaction {
  return {
    ...fact(),
    type: 'call',
    text: '',
    minutes: null,
    dueAt: null,
    amount: null,
    other: null,
    replaces: null,
    reference: null,
    ...fields,
  };
}

/** A purchase of 120.00 EUR. */
export function buildOrder(fields: Partial<Order> = {}): Order {
  return {
    ...fact(),
    type: 'purchase',
    amount: { minor: 12_000, currency: 'EUR' },
    label: null,
    periodMonths: null,
    dueAt: null,
    ...fields,
  };
}

/** A 9 that the customer gave to the NPS question by e-mail. */
export function buildResponse(fields: Partial<SurveyResponse> = {}): SurveyResponse {
  return {
    ...fact(),
    survey: 'nps',
    score: 9,
    comment: null,
    channel: 'e-mail',
    provenance: 'customer',
    reference: null,
    ...fields,
  };
}

export function buildOutcome(fields: Partial<ActionOutcome> = {}): ActionOutcome {
  return {
    ...fact(),
    action: 'greet',
    outcome: 'done',
    until: null,
    reason: null,
    propensity: null,
    offered: [],
    phase: null,
    segment: null,
    untilReply: false,
    ...fields,
  };
}

export function buildReversal(fields: Partial<Reversal> & { fact: string }): Reversal {
  return { ...fact(), reason: null, ...fields };
}

/** A coupon of 10 %. */
export function buildReward(fields: Partial<Reward> = {}): Reward {
  return {
    ...fact(),
    type: 'coupon',
    label: '10 % off the next order',
    cause: null,
    cost: null,
    expiresAt: null,
    redeems: null,
    ...fields,
  };
}

/** Acquisition was kept for 30 days, although a rule suggested conversion. */
export function buildStageKept(fields: Partial<StageKept> = {}): StageKept {
  return {
    ...fact(),
    model: defaultModel.id,
    stage: 'acquisition',
    suggested: 'conversion',
    rule: 'SS1',
    until: NOW + 30 * DAY,
    ...fields,
  };
}

/** A workspace in EUR with the default model and playbook and no value inputs set. */
export function buildWorkspace(fields: Partial<Workspace> = {}): Workspace {
  return {
    id: idOf(2),
    name: 'Harbour Goods',
    model: defaultModel,
    currency: 'EUR',
    value: {
      margin: null,
      monthlyDiscount: 0.01,
      horizonMonths: 12,
      monthlyChurn: null,
      acquisitionCost: null,
    },
    valueMore: { costOfService: null, relationshipYears: null, since: {} },
    playbook: [],
    survey: { defaultKind: 'nps', coolDownDays: 180 },
    ownAddresses: ['harbourgoods.example'],
    sample: false,
    tiers: [],
    markets: [],
    mainMarket: '',
    fits: [],
    rates: [],
    ...fields,
  };
}

/** A market with a model of its own: the default stages under another id. */
export function buildMarket(fields: Partial<Market> = {}): Market {
  return {
    id: idOf(800),
    label: 'Nordics',
    model: { ...defaultModel, id: 'nordics' },
    playbook: [],
    value: buildWorkspace().value,
    valueMore: buildWorkspace().valueMore,
    merged: null,
    ...fields,
  };
}

/** A fit of a BG/NBD model on 40 people of the main market. */
export function buildFit(fields: Partial<ValueFit> = {}): ValueFit {
  return {
    market: null,
    fittedAt: NOW,
    until: NOW,
    customers: 40,
    orders: 90,
    currency: 'EUR',
    unit: 'week',
    model: 'bg-nbd',
    params: { r: 0.25, alpha: 4.5, a: 0.8, b: 2.5 },
    logLikelihood: -310.5,
    alternative: { model: 'mbg-nbd', logLikelihood: -311 },
    gammaGamma: null,
    meanSpend: null,
    retention: [],
    where: 'server',
    warnings: ['amounts-missing'],
    ...fields,
  };
}

/** A program that Dana showed: `https://program.example/clients/ID`, a name by its mark and an address by its label. */
export function buildTeamRecord(fields: Partial<TeamRecord> = {}): TeamRecord {
  return {
    id: idOf(720),
    by: DANA,
    at: NOW,
    shared: true,
    label: 'Stuck in conversion',
    body: {
      is: 'view',
      filter: { stages: ['conversion'], days: { min: 30, max: null } },
      sort: { by: 'value', down: true },
      columns: ['name', 'days', 'value'],
    },
    ...fields,
  };
}

export function buildTaughtSite(fields: Partial<TaughtSite> = {}): TaughtSite {
  return {
    id: idOf(700),
    origin: 'https://program.example',
    label: 'Program',
    pages: { path: [{ is: 'text', text: 'clients' }, { is: 'id' }], hash: [], query: [] },
    record: 'person',
    fields: {
      name: [{ by: 'mark', selector: 'div[data-testid="client-title"]' }],
      email: [{ by: 'label', label: 'E-mail', up: 0, next: 1, below: '' }],
      stage: [],
      phone: [],
      company: [],
    },
    by: DANA,
    at: NOW,
    enabled: true,
    ...fields,
  };
}
