import { isDeepStrictEqual } from 'node:util';
import type { StageChange } from '../../lib/model/facts';
import type { Row } from '../../lib/model/wire';
import { compareClocks } from '../../lib/rules/merge';
import { currentStage, stageSince } from '../../lib/rules/stage';
import { ackedUpTo } from '../../lib/store/acks';
import { contactOf } from '../../lib/store/contact-row';
import type { OutboxEntry, SidestageDatabase } from '../../lib/store/database';
import { getMeta } from '../../lib/store/meta';
import { entriesOf } from '../../lib/store/outbox-entries';
import { storedOrder } from '../../lib/rules/order';
import type { Device } from './device';
import { effectKey, type ModelState } from './model-state';

/** A device shows everything it has never sent: what its user typed does not vanish. Returns what is wrong. */
export async function ownWorkProblems(device: Device): Promise<string[]> {
  // In one transaction: the user goes on working.
  return device.tables((db) =>
    db.transaction('r', db.meta, db.outbox, db.contacts, db.facts, db.taught, async () => {
      const acked = ackedUpTo((await getMeta(db, 'position')) ?? {});
      const pending = (await entriesOf(db, 'pending').toArray()).filter(
        ({ n, ackedAt }) => n > acked && ackedAt === undefined,
      );
      if (pending.length === 0) return [];
      const wanted = new Map<string, { entry: OutboxEntry; fields: Record<string, unknown> }>();
      for (const entry of pending) {
        const { mutation } = entry;
        if (mutation.op === 'delete' || mutation.op === 'bulk') continue;
        wanted.set(entry.recordId, {
          entry,
          fields: { ...wanted.get(entry.recordId)?.fields, ...mutation.fields },
        });
      }
      const problems = await Promise.all(
        [...wanted.values()].map(async ({ entry: { mutation, recordId }, fields }) => {
          if (mutation.kind === 'taught-site') {
            const site = await db.taught.get(recordId);
            return site === undefined || hasFields(site, fields)
              ? []
              : [notShown(device, recordId, fields, site)];
          }
          const row =
            mutation.op === 'event' ? await db.facts.get(recordId) : await db.contacts.get(recordId);
          const contactId = mutation.op === 'event' ? mutation.fields.contactId : recordId;
          if ((await db.contacts.get(contactId)) === undefined) return []; // deleted, here or elsewhere
          return hasFields(row, fields) ? [] : [notShown(device, recordId, fields, row)];
        }),
      );
      return problems.flat();
    }),
  );
}

function hasFields(row: object | undefined, fields: Record<string, unknown>): boolean {
  return Object.entries(fields).every(([field, value]) =>
    isDeepStrictEqual((row as Record<string, unknown> | undefined)?.[field], value),
  );
}

function notShown(device: Device, id: string, fields: object, row: object | undefined): string {
  return `${device.name} does not show what waits to be sent of ${id}: ${JSON.stringify(fields)} but ${JSON.stringify(row)}`;
}

/**
 * After quiet a device has what the server has, and nothing waits. Where it is sent some people only, it has each person
 * whole or not at all, everybody of its member's, and nobody whom the server does not send it (`sent`). Returns what is
 * wrong.
 */
export async function deviceProblems(
  device: Device,
  rows: Row[],
  sent?: ReadonlySet<string>,
): Promise<string[]> {
  return device.tables(async (db) => {
    const position = (await db.meta.get('position'))?.value as { scope?: string | null } | undefined;
    const level = position?.scope?.split('/')[0] ?? 'all';
    const held = new Set<string>(await db.contacts.toCollection().primaryKeys());
    const problems = [
      ...(await leftOver(db)),
      ...(await differences(db, level === 'all' ? rows : rows.filter((row) => isHeld(row, held)))),
      ...[...held]
        .filter((id) => sent?.has(id) === false)
        .map((id) => `holds ${id}, who is not sent any more`),
      ...(level === 'all' ? [] : missing(rows, held, level, device.session.member.id)),
    ];
    const state = (await db.meta.get('sync'))?.value as { state?: string } | undefined;
    if (state?.state !== 'synced') problems.push(`sync stands at ${JSON.stringify(state)}`);
    return problems.map((problem) => `${device.name}: ${problem}`);
  });
}

/** Whether a record is of somebody who is held, or of nobody. */
function isHeld(row: Row, held: ReadonlySet<string>): boolean {
  if (row.kind === 'contact') return held.has(row.id);
  return row.data === null || !('contactId' in row.data) || held.has(row.data.contactId);
}

/** People a device should be sent by themselves and does not hold; with everybody they are shown with. */
function missing(rows: Row[], held: ReadonlySet<string>, level: string, member: string): string[] {
  const people = rows.flatMap((row) => (row.kind === 'contact' && row.data !== null ? [row.data] : []));
  const isThere = new Set(people.map(({ id }) => id));
  const own = people.filter(
    ({ owner }) => level !== 'opened' && (owner === member || (level === 'team' && owner === null)),
  );
  const together = people.filter(({ id, mergedInto }) => {
    if (mergedInto === null || !isThere.has(mergedInto)) return false;
    return held.has(id) !== held.has(mergedInto);
  });
  return [
    ...own.filter(({ id }) => !held.has(id)).map(({ id }) => `does not hold ${id}`),
    ...together.map(({ id }) => `holds ${id} without whom they were merged with`),
  ];
}

async function leftOver(db: SidestageDatabase): Promise<string[]> {
  const outbox = await db.outbox.toArray();
  const entries = outbox.filter(({ state }) => state === 'pending' || state === 'sent');
  const problems = entries.map((entry) => `still ${entry.state}: ${JSON.stringify(entry.mutation)}`);
  if ((await db.shadows.count()) > 0) problems.push('shadows are left');
  if ((await db.wanted.count()) + (await db.arrived.count()) > 0) problems.push('people are still wanted');
  if ((await db.orphans.count()) > 0) problems.push('stages without a person are left');
  for (const { state, code, mutation } of outbox) {
    if (state === 'rejected' && code !== 'gone' && code !== 'unknown-record')
      problems.push(`refused (${code}): ${JSON.stringify(mutation)}`);
  }
  return problems;
}

async function differences(db: SidestageDatabase, rows: Row[]): Promise<string[]> {
  const here = new Map<string, unknown>();
  for (const contact of await db.contacts.toArray()) {
    const { to = null, model = null, phase = null, since = null } = contact.lead ?? {};
    here.set(contact.id, { ...contactOf(contact), stage: to, stageModel: model, phase, since });
  }
  for (const { kind, ...fact } of await db.facts.toArray()) here.set(fact.id, { ...fact, kind });
  const others = await Promise.all([db.workspaces.toArray(), db.members.toArray(), db.taught.toArray()]);
  for (const row of others.flat()) here.set(row.id, row);
  const there = new Map(rows.map((row) => [row.id, expected(row, rows)]));
  const ids = new Set([...here.keys(), ...there.keys()]);
  return [...ids].flatMap((id) => {
    const [mine, theirs] = [here.get(id), there.get(id)];
    return isDeepStrictEqual(mine, theirs)
      ? []
      : [`has ${JSON.stringify(mine)} where the server has ${JSON.stringify(theirs)}`];
  });
}

function expected(row: Row, rows: Row[]): unknown {
  if (row.kind === 'workspace' || row.kind === 'member' || row.kind === 'taught-site') return row.data;
  if (row.kind !== 'contact') return { ...row.data, kind: row.kind };
  const merges = new Map(
    rows.flatMap((one) =>
      one.kind === 'contact' && one.data !== null ? [[one.id, one.data.mergedInto]] : [],
    ),
  );
  if (shownBy(row.id, merges) !== row.id) return { ...row.data, ...placeOf(null), since: null };
  const isTheirs = (id: string) => (merges.has(id) ? shownBy(id, merges) : id) === row.id;
  const moves = rows
    .map((one) =>
      one.kind === 'stage-change' && one.data !== null && isTheirs(one.data.contactId) ? one.data : null,
    )
    .filter((move): move is StageChange => move !== null)
    .sort(storedOrder);
  return { ...row.data, ...placeOf(currentStage(moves)), since: stageSince(moves) };
}

function placeOf(move: StageChange | null) {
  return { stage: move?.to ?? null, stageModel: move?.model ?? null, phase: move?.phase ?? null };
}

/** Whom a person is shown as, found in the plainest way: so many steps that it must be the end or go in a circle. */
function shownBy(id: string, merges: ReadonlyMap<string, string | null>): string {
  const next = (one: string) => {
    const into = merges.get(one) ?? null;
    return into !== null && merges.has(into) ? into : null;
  };
  let now = id;
  for (let step = 0; step <= merges.size; step++) now = next(now) ?? now;
  if (next(now) === null) return now;
  const circle = [now];
  for (let one = next(now); one !== null && one !== now; one = next(one)) circle.push(one);
  return circle.sort()[0] ?? now;
}

/**
 * The model server has each effect once, the latest edit of each field, each seq once, and everything it acknowledged
 * to anybody, in whatever life of the server. Returns what is wrong.
 */
export async function serverProblems(state: ModelState, devices: Device[]): Promise<string[]> {
  const problems: string[] = [];
  // By UUID; a fact also by itself. An edit that was refused while its person was unknown has another UUID when it is
  // sent again: a copy of the device may then, after a second restore, send it under the first. It sets the same value.
  const names = state.effects.map(({ uuid, key, op }) => (op === 'event' ? key : `${key} ${uuid}`));
  for (const name of names)
    if (names.indexOf(name) !== names.lastIndexOf(name)) problems.push(`had its effect twice: ${name}`);
  const seqs = [...state.records.values()].map((record) => record.seq);
  if (new Set(seqs).size !== seqs.length || Math.max(0, ...seqs) > state.seq)
    problems.push('a seq was given twice');
  for (const record of state.records.values()) {
    if ((record.kind !== 'contact' && record.kind !== 'taught-site') || record.data === null) continue;
    const edits = state.effects.filter((effect) => effect.recordId === record.id);
    for (const [field, value] of Object.entries(record.data)) {
      if (field === 'lost') continue; // see lostProblems
      const last = edits
        .filter((edit) => field in edit.fields)
        .sort((a, b) => compareClocks(a.clock, b.clock))
        .at(-1);
      if (!isDeepStrictEqual(last?.fields[field], value))
        problems.push(`${field} is not the latest: ${JSON.stringify(value)}`);
    }
  }
  for (const device of devices) problems.push(...(await device.tables((db) => lost(db, state, device.name))));
  return problems;
}

/** What a device believes the server took, and the server does not have. */
async function lost(db: SidestageDatabase, state: ModelState, name: string): Promise<string[]> {
  const had = new Set(state.effects.map((effect) => effect.key));
  const isGone = (id: string) => state.records.get(id)?.data === null || state.purged.has(id);
  return (await entriesOf(db, 'done').toArray()).flatMap(({ mutation, recordId }) => {
    const contactId = mutation.op === 'event' ? mutation.fields.contactId : recordId;
    const key = effectKey({ ...mutation, ageMs: 0 });
    return had.has(key) || isGone(contactId) ? [] : [`${name}: the server lost ${key}`];
  });
}

/** Facts that a device believes the server took, and the server does not have although it has the person. */
export async function lostFacts(device: Device, rows: Row[]): Promise<string[]> {
  const ids = new Set(rows.map((row) => row.id));
  return device.tables(async (db) => {
    const done = await entriesOf(db, 'done').toArray();
    return done.flatMap(({ mutation, recordId }) => {
      const isLost = mutation.op === 'event' && ids.has(mutation.fields.contactId) && !ids.has(recordId);
      return isLost ? [`${device.name}: the server lost ${recordId}`] : [];
    });
  });
}
