import type { RecordKind } from './change';
import type { Growth } from './grown';

// What protocol and database version 4 added to the records of version 3. The server uses it both ways for clients that
// still speak 3, and a database of version 3 is filled up by it. It is frozen like version 4 itself.
//
// Whatever is new is a field of its own: a client of 3 that saves a model, a playbook or the inputs of the value formulas
// sends those alone, and what it does not know stays. A field inside of one that version 3 has would be lost by that.

export const SINCE_4: Growth = {
  contact: { fields: { market: null }, inside: {} },
  workspace: {
    fields: {
      markets: [],
      mainMarket: '',
      fits: [],
      rates: [],
      valueMore: { costOfService: null, relationshipYears: null, since: {} },
    },
    inside: {},
  },
};

/** What a record of version 4 may have besides, without anything that stands for it. */
const OPTIONAL: Partial<Record<RecordKind, readonly string[]>> = {
  'stage-change': ['market', 'quiet'],
  contact: ['lost'],
  member: ['removed'],
};

/** A record of version 4 as version 3 has it: without what is new. Null where that is the record itself. */
export function recordBefore4(kind: RecordKind, data: object): object | null {
  const names = [...Object.keys(SINCE_4[kind]?.fields ?? {}), ...(OPTIONAL[kind] ?? [])];
  if (!names.some((name) => name in data)) return null;
  return Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
}
