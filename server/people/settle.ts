import type { Contact } from '../../lib/model/contact';
import type { Run, Statement } from '../db/pipeline';
import { Counting } from './counting';
import { hashOf, textsOf } from './person-keys';
import { isSamePlace, leadOf, placesOf, type Counted, type Lead } from './place';
import { addCounts, findAround, findCounted, removeCounted, writeCounted, writeKeys } from './statements';

const CONTACTS: Statement = {
  name: 'settle-contacts',
  text: `select id, owner, data from sidestage.records
    where workspace_id = $1::uuid and id = any($2::uuid[]) and kind = 'contact' and not deleted`,
};

// The greatest time, device, number and id, devices in the order of their letters as the rules compare them.
const LEADS: Statement = {
  name: 'settle-leads',
  text: `select distinct on (contact_id) contact_id, data from sidestage.records
    where workspace_id = $1::uuid and contact_id = any($2::uuid[]) and kind = 'stage-change' and not deleted
    order by contact_id, (data ->> 'at')::bigint desc, (data ->> 'device') collate "C" desc,
      (data ->> 'number')::bigint desc, id desc`,
};

const KEYS: Statement = {
  name: 'settle-keys',
  text: `select encode(hash, 'hex') as hash, contact_id from sidestage.person_keys
    where workspace_id = $1::uuid and hash = any($2::bytea[])`,
};

/**
 * Puts right what people are found, counted and handed out by, from their records: where the server writes records by
 * itself, and where merges make it more than one person's matter. Part of a transaction that holds the workspace's order,
 * and behind its writes; `ids` may be of people who are gone. Returns how many were not counted as they should be.
 */
export async function settlePeople(run: Run, workspaceId: string, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0;
  const some = [...new Set(ids)];
  const contacts = await run<{ id: string; owner: string | null; data: Contact }>(CONTACTS, [
    workspaceId,
    some,
  ]);
  const leads = await run<{ contact_id: string; data: Lead }>(LEADS, [workspaceId, some]);
  const before = await findCounted(run, workspaceId, some);
  const leadBy = new Map(leads.map(({ contact_id: id, data }) => [id, leadOf(data)]));
  const there = contacts.map(({ id, owner, data }): Counted => {
    const known = before.get(id)?.counted ?? null;
    return {
      id,
      owner,
      market: data.market ?? '',
      mergedInto: data.mergedInto,
      lead: leadBy.get(id) ?? null,
      place: known?.place ?? null,
    };
  });
  const now = new Map(there.map((one) => [one.id, one]));
  const counting = new Counting();
  for (const id of some) {
    const [was, is] = [before.get(id)?.counted ?? null, now.get(id) ?? null];
    // Where somebody who is there is counted comes below, with everybody who hangs together with them.
    counting.change(was && (is === null ? was : { ...was, place: null }), is && { ...is, place: null });
  }
  await removeCounted(
    run,
    workspaceId,
    some.filter((id) => !now.has(id)),
  );
  await writeCounted(run, workspaceId, there);
  const seeds = some.flatMap((id) => [id, before.get(id)?.counted?.mergedInto ?? id]);
  const around = await findAround(run, workspaceId, [...new Set(seeds)]);
  const places = placesOf(around);
  const moved = around
    .map((one) => ({ ...one, place: places.get(one.id) ?? null, was: one.place }))
    .filter(({ place, was }) => !isSamePlace(place, was));
  for (const { was, ...one } of moved) counting.change({ ...one, place: was }, one);
  await writeCounted(
    run,
    workspaceId,
    moved.map(({ was: _was, ...one }) => one),
  );
  await Promise.all(addCounts(run, workspaceId, counting));
  await settleKeys(run, workspaceId, contacts);
  return moved.length;
}

/** Adds the keys that are missing. What is left of others leads to nobody: who is found is compared with the key. */
async function settleKeys(
  run: Run,
  workspaceId: string,
  contacts: readonly { id: string; data: Contact }[],
): Promise<void> {
  const wanted = contacts.map(({ id, data }) => ({ id, hashes: textsOf(data).map(hashOf) }));
  const all = wanted.flatMap(({ hashes }) => hashes);
  const rows = await run<{ hash: string; contact_id: string }>(KEYS, [
    workspaceId,
    all.map((hash) => Buffer.from(hash, 'hex')),
  ]);
  const known = new Set(rows.map(({ hash, contact_id: id }) => `${hash} ${id}`));
  const changes = wanted.map(({ id, hashes }) => ({
    id,
    added: hashes.filter((hash) => !known.has(`${hash} ${id}`)),
    removed: [],
  }));
  await Promise.all(writeKeys(run, workspaceId, changes));
}
