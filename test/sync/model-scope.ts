import { levelOf, type Level } from '../../server/scope/level';
import type { ModelRecord, ModelState } from './model-state';

/** What a device is sent by the model server. */
export interface ModelScope {
  level: Level;
  tag: string;
  isSent: (record: ModelRecord) => boolean;
  /** The person a record is about; '' for settings. */
  personOf: (record: ModelRecord) => string;
}

/** Works it out from all records, in the plainest way. */
export function modelScope(
  { records, opened }: ModelState,
  { device, member, eager, before }: { device: string; member: string; eager: number; before: string | null },
): ModelScope {
  const people = [...records.values()].filter(({ kind, data }) => kind === 'contact' && data !== null);
  const ownedBy = (owner: string | null) => people.filter(({ data }) => data?.['owner'] === owner).length;
  const mine = ownedBy(member);
  const counts = { all: people.length, team: mine + ownedBy(null), mine };
  const level = levelOf(counts, before?.split('/')[0] ?? null, eager);
  const isIn = (id: string): boolean => {
    const person = records.get(id);
    if (person === undefined || person.data === null) return false;
    const owner = person.data['owner'];
    if (level === 'all' || opened.get(device)?.has(id) === true) return true;
    return level !== 'opened' && (owner === member || (level === 'team' && owner === null));
  };
  const personOf = ({ kind, id, data }: ModelRecord) =>
    kind === 'contact' ? id : ((data?.['contactId'] as string | undefined) ?? '');
  const isSent = (record: ModelRecord): boolean => {
    if (level === 'all') return true;
    if (record.data === null) return record.kind === 'contact' || record.kind === 'taught-site';
    const person = personOf(record);
    if (person === '' || isIn(person)) return true;
    const into = record.kind === 'contact' ? (record.data['mergedInto'] as string | null) : null;
    return into !== null && isIn(into);
  };
  return { level, tag: `${level}/pv`, isSent, personOf };
}

/** These people, as far as they are there, and all who hang together with them by merges. */
export function aroundOf({ records }: ModelState, ids: readonly string[]): Set<string> {
  const around = new Set<string>();
  const isThere = (id: string) => records.get(id)?.kind === 'contact' && records.get(id)?.data !== null;
  for (let next = [...ids]; next.length > 0;) {
    const here = next.filter((id) => isThere(id) && !around.has(id));
    for (const id of here) around.add(id);
    next = [...records.values()].flatMap(({ id, data }) => {
      const into = (data?.['mergedInto'] as string | null | undefined) ?? null;
      if (into === null) return [];
      return [...(here.includes(id) ? [into] : []), ...(here.includes(into) ? [id] : [])];
    });
  }
  return around;
}
