import type { Contact } from '../../lib/model/contact';
import type { Row } from '../../lib/model/wire';

const DAY = 86_400_000;
const STAGES = ['acquisition', 'consideration', 'conversion', 'retention', 'growth'] as const;
const FIRST = ['Ada', 'Bea', 'Carl', 'Dora', 'Emil', 'Fanny', 'Gus', 'Hedda', 'Ivo', 'Juno'];
const LAST = [
  'Amber',
  'Birch',
  'Cedar',
  'Dale',
  'Elm',
  'Fern',
  'Grove',
  'Heath',
  'Ivy',
  'Juniper',
  'Knoll',
  'Linden',
];

/** A UUID that ends in the number. */
export function benchId(kind: number, number: number): string {
  return `0190000${kind}-0000-7000-8000-${String(number).padStart(12, '0')}`;
}

/** What a server would send of so many people: each with two moves, so many notes (two) and an order. */
export function benchRows(people: number, now: number, notes = 2): Row[] {
  const rows: Row[] = [];
  const push = (row: { kind: string; id: string; data: object }) => {
    rows.push({ ...row, seq: rows.length + 1, deleted: false } as Row);
  };
  for (let number = 0; number < people; number++) {
    const contactId = benchId(1, number);
    const at = now - (number % 700) * DAY;
    const fact = (kind: number) => ({
      id: benchId(kind, number),
      contactId,
      at,
      by: null,
      device: 'bench',
      number,
    });
    push({ kind: 'contact', id: contactId, data: benchContact(number, now) });
    const move = { model: 'bench', phase: 'acquisition', source: 'import', reason: null, undoes: null };
    push({
      kind: 'stage-change',
      id: benchId(2, number),
      data: { ...fact(2), ...move, from: null, to: STAGES[0] },
    });
    const to = STAGES[number % STAGES.length];
    push({
      kind: 'stage-change',
      id: benchId(3, number),
      data: { ...fact(3), ...move, from: STAGES[0], to, at: at + 1 },
    });
    for (let note = 0; note < notes; note++) {
      const text = `Spoke about the offer number ${number} and what comes next.`;
      const id = benchId(4, number * notes + note);
      const own = { id, number: note, type: 'note', text, minutes: null, dueAt: null };
      const about = { amount: null, other: null, replaces: null, reference: null };
      push({ kind: 'interaction', id, data: { ...fact(4), ...own, ...about } });
    }
    const amount = { minor: 1000 + (number % 500) * 10, currency: 'EUR' };
    const order = { type: 'purchase', amount, label: null, periodMonths: null, dueAt: null };
    push({ kind: 'order', id: benchId(6, number), data: { ...fact(6), ...order } });
  }
  return rows;
}

/** One of the people. */
export function benchContact(number: number, now: number): Contact {
  return contactOf(benchId(1, number), number, now - (number % 700) * DAY);
}

function contactOf(id: string, number: number, createdAt: number): Contact {
  const [first = '', last = ''] = [FIRST[number % FIRST.length], LAST[number % LAST.length]];
  const emails = [`${first}.${last}.${number}@team${number % 400}.example`.toLowerCase()];
  const keys = [{ site: 'hubspot', account: 'bench', type: 'person' as const, id: String(number) }];
  const consent = { marketing: 'unknown' as const, at: null };
  const rest = {
    phones: [],
    title: null,
    owner: null,
    consent,
    doNotContact: false,
    keys,
    source: null,
    profile: [],
    mergedInto: null,
    createdAt,
    market: null,
  };
  const company = `Company ${number % 400}`;
  return { id, name: `${first} ${last}`, emails, company, ...rest };
}
