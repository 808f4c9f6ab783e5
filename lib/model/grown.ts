import type { RecordKind } from './change';

// A version of the protocol and of the database adds fields to the records of the one before. What stands for them where
// nobody has said anything is data; here is how records and mutations of the older version are filled up by it.

/** What is new of one kind. */
export interface Added {
  /** Fields of the record itself, with what stands for them. */
  fields: Readonly<Record<string, unknown>>;
  /** The same of what lies in a field, where there is anything. */
  inside: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** What a version added, by kind. */
export type Growth = Readonly<Partial<Record<RecordKind, Added>>>;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Fields of an older record as the newer version has them; what is there stays. `isWhole`: not only those that are edited. */
function filled(added: Added | undefined, fields: Record<string, unknown>, isWhole: boolean) {
  if (added === undefined) return fields;
  const full = isWhole ? { ...added.fields, ...fields } : { ...fields };
  for (const [name, more] of Object.entries(added.inside)) {
    const value = full[name];
    if (isObject(value)) full[name] = { ...more, ...value };
  }
  return full;
}

/** A whole record of the version before as the newer one has it. */
export function grownRecord<T extends object>(growth: Growth, kind: RecordKind, data: T): T {
  return filled(growth[kind], Object.fromEntries(Object.entries(data)), true) as T;
}

/**
 * A mutation of the version before as the newer one makes it, unchecked: a record that it creates and a fact are whole, an
 * edit has only the fields that were edited. What is no mutation stays what it is.
 */
export function grownMutation(growth: Growth, raw: unknown): unknown {
  if (!isObject(raw) || typeof raw['kind'] !== 'string' || !isObject(raw['fields'])) return raw;
  if (!Object.hasOwn(growth, raw['kind'])) return raw;
  const added = growth[raw['kind'] as RecordKind];
  const { fields, base } = raw;
  const isWhole = raw['op'] === 'event' || base === null;
  const full = { ...raw, fields: filled(added, fields, isWhole) };
  return isObject(base) ? { ...full, base: filled(added, base, false) } : full;
}
