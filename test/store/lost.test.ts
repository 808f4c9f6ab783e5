import { expect, test } from 'vitest';
import type { Contact, LostEdit } from '../../lib/model/contact';
import type { Row } from '../../lib/model/wire';
import type { LostOfPerson, Unsent } from '../../lib/store/store';
import { buildContact, DANA, idOf, NOW } from '../builders';
import { openProfile, page, seen, sessionOf, taken, type Profile } from './profile';

const ADA = buildContact({ title: 'Theirs' });
const lostTitle = (by: string): LostEdit => ({
  field: 'title',
  mine: 'Mine',
  original: 'Original',
  by,
  at: NOW - 2000,
  over: { by: idOf(2), at: NOW - 1000 },
});
const row = (seq: number, data: Contact): Row => ({
  kind: 'contact',
  id: data.id,
  seq,
  deleted: false,
  data,
});

/** Dana is signed in, and the server has told these rows. */
async function signedIn(...rows: Row[]): Promise<Profile> {
  const profile = await openProfile();
  const session = sessionOf('Dana');
  await profile.store.signIn({ ...session, member: { ...session.member, id: DANA } });
  await profile.store.position();
  await profile.store.applyPull(page(1, ...rows));
  return profile;
}

const lost = ({ store }: Profile) => seen<LostOfPerson[]>((call) => store.watchLost(call));

test('what the user lost is told with the person, what others lost is not, and it survives a restart', async () => {
  const profile = await signedIn(
    row(1, { ...ADA, lost: [lostTitle(DANA)] }),
    row(2, buildContact({ id: idOf(7), lost: [lostTitle(idOf(2))] })),
  );
  const told = await lost(profile);
  expect(told.map(({ contact, lost: edits }) => [contact.id, contact.title, edits])).toEqual([
    [ADA.id, 'Theirs', [lostTitle(DANA)]],
  ]);
  profile.store.close();
  const again = await profile.again();
  expect(await seen<LostOfPerson[]>((call) => again.watchLost(call))).toEqual(told);
});

test('it is settled by an edit on its way, comes back where that is refused, and goes when another device settles it', async () => {
  const profile = await signedIn(row(1, { ...ADA, lost: [lostTitle(DANA)] }));
  const { store, clock } = profile;
  const fields = { title: 'Mine' };
  await store.commit([{ op: 'patch', kind: 'contact', id: ADA.id, fields, base: { title: 'Theirs' } }]);
  expect(await lost(profile)).toEqual([]);
  await store.acknowledge(taken(1, 2, [{ mid: 1, code: 'forbidden' }]), clock.now);
  expect(await lost(profile)).toHaveLength(1);
  await store.applyPull(page(3, row(3, ADA)));
  expect(await lost(profile)).toEqual([]);
});

test('of what is not sent only the latest are read, with whom they are about; what was sent is not among it', async () => {
  const profile = await signedIn(row(1, ADA));
  const { store, clock } = profile;
  for (const title of ['One', 'Two', 'Three']) {
    await store.commit([
      { op: 'patch', kind: 'contact', id: ADA.id, fields: { title }, base: { title: null } },
    ]);
  }
  await store.acknowledge(taken(1, 2), clock.now);
  const { total, changes } = await seen<Unsent>((call) => store.watchUnsent(1, call));
  expect(total).toBe(2);
  expect(changes.map(({ mutation, contact }) => [mutation, contact?.name])).toMatchObject([
    [{ fields: { title: 'Three' } }, 'Priya Raman'],
  ]);
  expect((await store.unsent()).changes).toHaveLength(2);
});

test('a refused change that was dropped is had back with its place', async () => {
  const profile = await signedIn(row(1, ADA));
  const { store, clock } = profile;
  await store.commit([{ op: 'patch', kind: 'contact', id: ADA.id, fields: { title: 'One' }, base: {} }]);
  await store.acknowledge(taken(1, 2, [{ mid: 1, code: 'forbidden' }]), clock.now);
  const refused = () =>
    seen<{ rejected: { mid: number }[] }>((call) => store.watchOutbox(call)).then(({ rejected }) => rejected);
  const before = await refused();
  const n = before[0]?.mid ?? 0;
  await store.settleRejected(n, 'drop');
  expect(await refused()).toEqual([]);
  await store.restoreRejected(n);
  expect(await refused()).toEqual(before);
});
