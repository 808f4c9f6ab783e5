import { afterEach, expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import { createEverybody, type EverybodyHere, type Gathered } from '../../lib/panel/everybody';
import { createRowPacker } from '../../lib/panel/packed-rows';
import { countsOfAction, emptyTally, type ActionCounts } from '../../lib/rules/action-counts';
import { buildOutcome, DAY, daysAgo, idOf, NOW } from '../builders';
import { add, contactRow, eventually, move, note, openProfile, page, type Profile } from '../store/profile';

const NONE: ActionCounts = new Map();

let open: EverybodyHere | null = null;
afterEach(() => open?.stop());

async function gathering(changes: Change[]) {
  const profile: Profile = await openProfile();
  await profile.store.commit(changes);
  const everybody = createEverybody({
    store: profile.store,
    now: () => profile.clock.now,
    pause: () => Promise.resolve(),
  });
  open = everybody;
  const told: Gathered[] = [];
  everybody.watch((gathered) => told.push(gathered));
  const latest = () => told.at(-1);
  const walked = () => eventually(() => expect(latest()?.walk.state).toBe('done'));
  return { ...profile, everybody, told, latest, walked };
}

const person = (number: number, name: string, stage = 'conversion'): Change[] => [
  add({ id: idOf(number), name, emails: [`p${String(number)}@example.test`] }),
  move(stage, { contactId: idOf(number), at: daysAgo(40) }),
];

function outcome(fields: Parameters<typeof buildOutcome>[0]): Change {
  const { device: _device, number: _number, ...fact } = buildOutcome(fields);
  return { op: 'event', kind: 'action-outcome', fact };
}

const names = (gathered: Gathered | undefined) => gathered?.today?.entries.map((entry) => entry.name);

test('everybody is walked over once, counted and lined up; what is due comes first', async () => {
  const promise = note({ contactId: idOf(2), at: daysAgo(3), dueAt: daysAgo(1), text: 'Call back' });
  const made = await gathering([...person(1, 'Ada Byron'), ...person(2, 'Ben Okri'), promise]);
  expect(made.latest()).toBeUndefined();
  made.everybody.begin();
  await made.walked();
  expect(names(made.latest())).toEqual(['Ben Okri', 'Ada Byron']);
  expect(made.latest()?.today).toMatchObject({ due: 1, open: 2 });
  expect(made.latest()?.walk).toMatchObject({ done: 2, of: 2 });
  expect(made.latest()?.today?.entries[0]?.due).toMatchObject({ by: 'note', text: 'Call back' });
  await eventually(async () => expect(await made.store.learnt()).toMatchObject({ at: NOW }));
});

test('LN5 a person that changes is taken out and put in again, without another walk', async () => {
  const made = await gathering(person(1, 'Ada Byron'));
  made.everybody.begin();
  await made.walked();
  const rule = made.latest()?.today?.entries[0]?.rule ?? '';
  const done = () => countsOfAction(made.latest()?.counts ?? NONE, rule).done;
  expect(done()).toBe(0);
  const at = daysAgo(30);
  await made.store.commit([outcome({ contactId: idOf(1), action: rule, at })]);
  await eventually(() => expect(done()).toBe(1));
  await made.store.commit([{ op: 'delete', kind: 'contact', id: idOf(1) }]);
  await eventually(() => expect(made.latest()?.today?.open).toBe(0));
  expect(done()).toBe(0);
});

test('what ends by time alone comes up by itself', async () => {
  const made = await gathering(person(1, 'Ada Byron'));
  made.everybody.begin();
  await made.walked();
  await made.store.commit([note({ contactId: idOf(1), dueAt: NOW + 2 * DAY, text: 'Ask again' })]);
  await eventually(() => expect(made.latest()?.today?.entries[0]?.due).toBeNull());
  made.clock.now += DAY + 1000;
  made.everybody.tick();
  await eventually(() => expect(made.latest()?.today?.due).toBe(1));
});

test('only so many lines are told as are asked for, and those of others are left out when asked', async () => {
  const others = add({ id: idOf(3), name: 'Cleo', emails: ['cleo@example.test'], owner: idOf(77) });
  const made = await gathering([...person(1, 'Ada'), ...person(2, 'Ben'), others]);
  made.everybody.show({ limit: 1, mine: false });
  made.everybody.begin();
  await made.walked();
  expect(made.latest()?.today?.entries).toHaveLength(1);
  expect(made.latest()?.today?.open).toBe(3);
  made.everybody.show({ limit: 50, mine: true });
  expect(names(made.latest())).not.toContain('Cleo');
});

test('where very many change during a walk, everybody is walked over once more', async () => {
  const made = await gathering(person(1, 'Ada Byron'));
  let isPulled = false;
  made.everybody.watch(({ walk }) => {
    if (walk.state !== 'walking' || isPulled) return;
    isPulled = true;
    const rows = Array.from({ length: 120 }, (_, n) => contactRow(n + 1, { id: idOf(500 + n) }));
    void made.store.applyPull(page(120, ...rows));
  });
  made.everybody.begin();
  await eventually(() => expect(made.latest()?.today?.open).toBe(121));
});

test('a walk can be broken off and begun again', async () => {
  const made = await gathering(person(1, 'Ada Byron'));
  const stop = made.everybody.watch(({ walk }) => {
    if (walk.state === 'walking') made.everybody.halt();
  });
  made.everybody.begin();
  await eventually(() => expect(made.latest()).toMatchObject({ walk: { state: 'stopped' }, today: null }));
  stop();
  made.everybody.begin();
  await made.walked();
});

test('packed counts come out as they went in', () => {
  const packer = createRowPacker();
  const rows = [
    { rule: 'a', phase: 'retention', segment: 'loyalist', tally: { ...emptyTally(), done: 2, moved: 1 } },
    {
      rule: 'b',
      phase: 'growth',
      segment: 'at-risk',
      tally: { ...emptyTally(), without: 9, withoutMoved: 4 },
    },
  ] as const;
  expect(packer.unpack(packer.pack([...rows]))).toEqual(rows);
});
