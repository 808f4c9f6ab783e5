import type { Bulk } from '../model/bulk';
import type { Contact } from '../model/contact';
import type { StageChange } from '../model/facts';

/** What a bulk does to one person: their owner, or a stage change. */
export type BulkPart =
  | { kind: 'contact'; recordId: string; person: string; from: string | null; fields: Pick<Contact, 'owner'> }
  | { kind: 'stage-change'; recordId: string; person: string; from: BulkStage | null; fields: StageChange };

/** A stage as a bulk names it. */
export interface BulkStage {
  model: string;
  to: string;
  phase: StageChange['phase'];
}

type Doing = Exclude<Bulk, { act: 'undo' }>;
type Undoing = Extract<Bulk, { act: 'undo' }>;

/**
 * What a bulk does, person by person, the same on every device and on the server. BK1
 * @param id the bulk's own
 */
export function bulkParts(id: string, bulk: Doing): BulkPart[] {
  if (bulk.act === 'owner') {
    return bulk.groups.flatMap(({ from, ids }) =>
      ids.map((person): BulkPart => {
        return { kind: 'contact', recordId: person, person, from, fields: { owner: bulk.to } };
      }),
    );
  }
  const { model, to, phase, at, by, device, number, reason, quiet } = bulk;
  return bulk.groups.flatMap(({ from, ids }) =>
    ids.map((person): BulkPart => {
      const recordId = bulkFactId(id, person);
      const named = { id: recordId, contactId: person, at, by, device, number };
      const move = {
        model,
        from: from?.to ?? null,
        to,
        phase,
        source: 'bulk' as const,
        reason,
        undoes: null,
        ...(quiet !== undefined && { quiet }),
      };
      return { kind: 'stage-change', recordId, person, from, fields: { ...named, ...move } };
    }),
  );
}

/**
 * What taking a bulk back does, of those it had its effect on: their owner before, or a move to the stage before that
 * takes the bulk's own back. Whoever had no stage before has none to go back to, and is left out, like whom its author saw
 * changed since. BK3 BK8
 */
export function undoParts(
  id: string,
  { at, by, device, number, except }: Undoing,
  done: { id: string; bulk: Doing; skipped: ReadonlySet<string> },
): BulkPart[] {
  const changed = new Set(except);
  const isLeft = (person: string) => done.skipped.has(person) || changed.has(person);
  const parts = bulkParts(done.id, done.bulk).filter(({ person }) => !isLeft(person));
  return parts.flatMap((part): BulkPart[] => {
    const { person } = part;
    if (part.kind === 'contact') {
      const fields = { owner: part.from };
      return [{ kind: 'contact', recordId: person, person, from: part.fields.owner, fields }];
    }
    if (part.from === null) return [];
    const recordId = bulkFactId(id, person);
    const { model, to, phase } = part.fields;
    const named = { id: recordId, contactId: person, at, by, device, number };
    const move = { ...part.from, from: to, source: 'undo' as const, reason: null, undoes: part.recordId };
    return [
      {
        kind: 'stage-change',
        recordId,
        person,
        from: { model, to, phase },
        fields: { ...named, ...move },
      },
    ];
  });
}

/** Everybody a bulk is about, each once; of one that takes another back nobody. */
export function bulkPeople(bulk: Bulk): string[] {
  return bulk.act === 'undo' ? [] : [...new Set(bulk.groups.flatMap(({ ids }) => ids))];
}

/**
 * The id of the fact that a bulk makes for a person, which nobody has to send: the time of the bulk's own id, which is of
 * version 7, with the chance of both.
 */
export function bulkFactId(bulkId: string, person: string): string {
  const [a, b] = [bulkId.replaceAll('-', ''), person.replaceAll('-', '')];
  let mixed = a.slice(0, 12);
  // The person's time is part of it too: the random bits of two ids may be the same where a test made them.
  const rest =
    BigInt(`0x${a.slice(12)}`) ^ BigInt(`0x${b.slice(12)}`) ^ (BigInt(`0x${b.slice(0, 12)}`) << 4n);
  const text = (rest & ((1n << 80n) - 1n)).toString(16).padStart(20, '0');
  mixed += `7${text.slice(1, 4)}8${text.slice(5)}`;
  return [
    mixed.slice(0, 8),
    mixed.slice(8, 12),
    mixed.slice(12, 16),
    mixed.slice(16, 20),
    mixed.slice(20),
  ].join('-');
}
