import type { RecordKind } from './change';

// What protocol and database version 3 added to the records of version 2. The server uses it both ways for clients that
// still speak 2, and a database of version 2 is filled up by it. It is frozen like version 3 itself.

/** Kinds of records that version 2 does not know. */
export const KINDS_SINCE_3: readonly RecordKind[] = ['reward', 'stage-kept'];

/** What is new of one kind, with what stands for it where nobody has said anything. */
interface Added {
  /** Fields of the record itself. */
  fields: Readonly<Record<string, unknown>>;
  /** Fields of what lies in a field, where there is anything. */
  inside: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const NOTHING: Added = { fields: {}, inside: {} };

const ADDED: Partial<Record<string, Added>> = {
  contact: { fields: { profile: [], mergedInto: null }, inside: { source: { referrer: null } } },
  workspace: { fields: { tiers: [] }, inside: { model: { retired: [] } } },
  interaction: { fields: { amount: null, other: null, replaces: null, reference: null }, inside: {} },
  'action-outcome': {
    fields: { propensity: null, offered: [], phase: null, segment: null, untilReply: false },
    inside: {},
  },
} satisfies Partial<Record<RecordKind, Added>>;

/** What a record of version 3 may have besides, without anything that stands for it: fields, and fields inside of one. */
const OPTIONAL: Partial<Record<string, { fields: string[]; inside: Partial<Record<string, string[]>> }>> = {
  contact: { fields: ['merge'], inside: { consent: ['words'] } },
};

/** Kinds that have more in version 3 than in version 2. */
export const GREW_IN_3: ReadonlySet<string> = new Set(Object.keys(ADDED));

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fields of a record of version 2 as 3 has them; what is there stays. `isWhole`: not only those that are edited. */
function filled(kind: string, fields: Record<string, unknown>, isWhole: boolean): Record<string, unknown> {
  const added = ADDED[kind] ?? NOTHING;
  const full = isWhole ? { ...added.fields, ...fields } : { ...fields };
  for (const [name, more] of Object.entries(added.inside)) {
    const value = full[name];
    if (isObject(value)) full[name] = { ...more, ...value };
  }
  return full;
}

/** A whole record of version 2 as version 3 has it. */
export function recordSince3<T extends object>(kind: RecordKind, data: T): T {
  return filled(kind, Object.fromEntries(Object.entries(data)), true) as T;
}

/** Version 2 knows no rules that are switched off: there they are not in the playbook. */
function switchedOn(playbook: unknown): unknown {
  if (!Array.isArray(playbook)) return playbook;
  return playbook.flatMap((rule: unknown) => {
    if (!isObject(rule)) return [rule];
    const { off, ...before } = rule;
    return off === true ? [] : [before];
  });
}

/** A record of version 3 as version 2 has it: without what is new, also inside its fields. */
export function recordBefore3(kind: RecordKind, data: object): object {
  const added = ADDED[kind] ?? NOTHING;
  const optional = OPTIONAL[kind] ?? { fields: [], inside: {} };
  const known = without(data, [...Object.keys(added.fields), ...optional.fields]);
  return Object.fromEntries(
    Object.entries(known).map(([name, value]: [string, unknown]) => {
      if (kind === 'workspace' && name === 'playbook') return [name, switchedOn(value)];
      const more = [...Object.keys(added.inside[name] ?? {}), ...(optional.inside[name] ?? [])];
      return [name, more.length > 0 && isObject(value) ? without(value, more) : value];
    }),
  );
}

function without(data: object, names: string[]): object {
  return Object.fromEntries(Object.entries(data).filter(([name]) => !names.includes(name)));
}

/**
 * A mutation of a client of version 2 as version 3 makes it, unchecked: a record that it creates and a fact are whole, an
 * edit has only the fields that were edited. What is no mutation stays what it is.
 */
export function mutationSince3(raw: unknown): unknown {
  if (!isObject(raw) || typeof raw['kind'] !== 'string' || !isObject(raw['fields'])) return raw;
  const { kind, fields, base } = raw;
  const isWhole = raw['op'] === 'event' || base === null;
  const full = { ...raw, fields: filled(kind, fields, isWhole) };
  return isObject(base) ? { ...full, base: filled(kind, base, false) } : full;
}
