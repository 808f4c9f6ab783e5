import { expect, test } from 'vitest';
import { createLooks } from '../../lib/panel/looks';
import { buildInteraction, idOf } from '../builders';
import { PERSON } from '../store/profile';
import { detected, LENA, LENA_ID, openDesk, PRIYA, type Desk } from './desk';

const SAM = idOf(9);

/** A call that Sam recorded at a moment, as it comes from the server. */
async function fromSam({ store }: Desk, at: number, seq: number): Promise<void> {
  const hex = at.toString(16).padStart(12, '0');
  const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-${String(seq).padStart(12, '0')}`;
  const data = buildInteraction({ id, at, by: SAM, text: `call ${seq}`, device: 'sams', number: seq });
  const member = { id: SAM, name: 'Sam Okafor', roles: ['rep' as const] };
  await store.applyPull({
    rows: [
      { kind: 'member', id: SAM, seq, deleted: false, data: member },
      { kind: 'interaction', id, seq, deleted: false, data },
    ],
    cursor: seq,
    epoch: 'e1',
    done: true,
  });
}
const changed = (desk: Desk) =>
  desk.until(({ subject }) =>
    subject.kind === 'known' && subject.view.changed !== null ? subject.view.changed : null,
  );
async function shows(desk: Desk, id: string): Promise<void> {
  desk.panel.commands.openContact(id, 'Somebody');
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === id);
}

test('what a colleague did since the last look is marked until the next one', async () => {
  const desk = await openDesk([...PRIYA, ...LENA]);
  const view = () => {
    const { subject } = desk.panel.state.getState();
    return subject.kind === 'known' ? subject.view : null;
  };
  await desk.open(detected());
  expect(view()?.changed).toBeNull(); // the first look
  desk.clock.now += 60_000;
  await shows(desk, LENA_ID);
  desk.clock.now += 60_000;
  await fromSam(desk, desk.clock.now - 10_000, 3);
  desk.clock.now += 60_000;
  await shows(desk, PERSON);
  expect(await changed(desk)).toMatchObject({ who: 'Sam Okafor', titles: ['Call: call 3'] });
  // What comes while they are shown is marked as well.
  await fromSam(desk, desk.clock.now, 4);
  await desk.until(({ subject }) => subject.kind === 'known' && subject.view.changed?.ids.size === 2);
  desk.clock.now += 60_000;
  await shows(desk, LENA_ID);
  await desk.store.lookedAt(LENA_ID);
  desk.clock.now += 60_000;
  await shows(desk, PERSON);
  expect(view()?.changed).toBeNull();
});

test('to look somebody up anew is the same look', async () => {
  const clock = { now: 1_000_000 };
  const store = { lookedAt: () => Promise.resolve(5), look: () => Promise.reject(new Error('full')) };
  const looks = createLooks(store, () => clock.now);
  expect(await looks.begin(PERSON)).toBe(5);
  const later = { ...store, lookedAt: () => Promise.resolve(clock.now) };
  const again = createLooks(later, () => clock.now);
  expect(await again.begin(PERSON)).toBe(1_000_000);
  again.end();
  clock.now += 100;
  expect(await again.begin(PERSON)).toBe(1_000_000);
  again.end();
  clock.now += 60_000;
  expect(await again.begin(PERSON)).toBe(1_060_100);
});
