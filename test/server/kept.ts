import { randomUUID } from 'node:crypto';
import type { RecordByKind } from '../../lib/model/change';
import type { Draft } from './build';
import type { Device } from './team';

/** Kinds of records that are edited and deleted but are no people. */
type KeptKind = 'taught-site' | 'team-record';

/** Mutations of records of one kind, and what becomes of them. */
export function keptRecords<K extends KeptKind>(kind: K) {
  const sent = (recordId: string) => ({ uuid: randomUUID(), recordId, ageMs: 0 });
  const patch = (id: string, fields: Partial<RecordByKind[K]>, base: object | null) =>
    ({ ...sent(id), op: 'patch', kind, fields, base }) as Draft;
  return {
    keep: (record: RecordByKind[K]): Draft => patch(record.id, record, null),
    edit: (id: string, fields: Partial<RecordByKind[K]>): Draft => patch(id, fields, {}),
    remove: (id: string): Draft => ({ ...sent(id), op: 'delete', kind }),
    codes: async (device: Device, ...drafts: Draft[]) =>
      (await device.push(...drafts)).rejected.map(({ code }) => code),
  };
}
