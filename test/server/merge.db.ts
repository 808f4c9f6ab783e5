import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { add, contact, create, edit, note, stageChange } from './build';
import { testServer, type Device, type TestServer } from './team';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const YEAR = 365 * DAY;

let server: TestServer;
let mine: Device;
let theirs: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  const team = await server.newTeam();
  [mine, theirs] = [await server.join(team), await server.join(team)];
});

const nameOf = async (id: string) => (await mine.state()).get(id)?.data;

describe('two people edit one person', () => {
  test('different fields are both kept', async () => {
    const ada = contact();
    await mine.push(create(ada));
    server.clock.now += 1;
    await Promise.all([
      mine.push(edit(ada.id, { company: 'Mine Ltd' })),
      theirs.push(edit(ada.id, { title: 'Their title' })),
    ]);
    expect(await nameOf(ada.id)).toMatchObject({ company: 'Mine Ltd', title: 'Their title' });
  });

  test('the edit that was made later wins, whichever arrives first', async () => {
    const ada = contact();
    await mine.push(create(ada));
    server.clock.now += DAY;
    await theirs.push(edit(ada.id, { name: 'Made an hour ago' }, 60 * MINUTE));
    await mine.push(edit(ada.id, { name: 'Made two hours ago' }, 120 * MINUTE));
    expect(await nameOf(ada.id)).toMatchObject({ name: 'Made an hour ago' });
    await mine.push(edit(ada.id, { name: 'Made now' }));
    expect(await nameOf(ada.id)).toMatchObject({ name: 'Made now' });
  });

  test.each([YEAR, -YEAR])(
    'a clock that is wrong by %i ms changes nothing: only ages count',
    async (ahead) => {
      mine.ahead = ahead;
      const ada = contact();
      await theirs.push(create(ada));
      server.clock.now += DAY;
      await theirs.push(edit(ada.id, { name: 'Theirs, an hour ago' }, 60 * MINUTE));
      await mine.push(edit(ada.id, { name: 'Mine, two hours ago' }, 120 * MINUTE));
      expect(await nameOf(ada.id)).toMatchObject({ name: 'Theirs, an hour ago' });
      await mine.push(edit(ada.id, { name: 'Mine, half an hour ago' }, 30 * MINUTE));
      expect(await nameOf(ada.id)).toMatchObject({ name: 'Mine, half an hour ago' });
    },
  );

  test('a clock that jumped does not make an edit older than the last contact of its device', async () => {
    const ada = contact();
    await theirs.push(create(ada));
    server.clock.now += DAY;
    await theirs.push(edit(ada.id, { name: 'Theirs, an hour ago' }, 60 * MINUTE));
    server.clock.now += MINUTE;
    await mine.pull();
    server.clock.now += MINUTE;
    await mine.push(edit(ada.id, { name: 'Mine, a minute ago' }, YEAR));
    expect(await nameOf(ada.id)).toMatchObject({ name: 'Mine, a minute ago' });
  });

  test('many edits made offline keep their ages over several pushes', async () => {
    const [ada, ben] = [contact(), contact()];
    await theirs.push(create(ada), create(ben));
    await mine.pull();
    server.clock.now += 30 * DAY;
    await theirs.push(edit(ada.id, { name: 'Theirs, a day ago' }, DAY));
    await theirs.push(edit(ben.id, { name: 'Theirs, now' }));
    await mine.push(edit(ada.id, { company: 'x' }, 20 * DAY));
    server.clock.now += 1000;
    await mine.push(
      edit(ada.id, { name: 'Mine, ten days ago' }, 10 * DAY),
      edit(ben.id, { name: 'Mine' }, 0),
    );
    expect(await nameOf(ada.id)).toMatchObject({ name: 'Theirs, a day ago' });
    expect(await nameOf(ben.id)).toMatchObject({ name: 'Mine' });
  });

  test('an edit never loses against an earlier one of the same client, whatever its clock said', async () => {
    const ada = contact();
    await mine.push(create(ada));
    server.clock.now += DAY;
    await mine.push(edit(ada.id, { name: 'First' }, 0));
    server.clock.now += DAY;
    await mine.push(edit(ada.id, { name: 'Second' }, YEAR), edit(ada.id, { name: 'Third' }, YEAR));
    expect(await nameOf(ada.id)).toMatchObject({ name: 'Third' });
  });

  test('whoever lost gets the row again, so that all devices show the same', async () => {
    const ada = contact();
    await mine.push(create(ada));
    server.clock.now += DAY;
    await theirs.push(edit(ada.id, { name: 'Theirs' }));
    await mine.pull();
    await mine.push(edit(ada.id, { name: 'Mine, earlier' }, DAY / 2));
    expect((await mine.pull()).map((row) => row.id)).toContain(ada.id);
  });
});

describe('the time of a fact', () => {
  const addedAt = async (at: number, ageMs: number) => {
    const ada = contact();
    const remark = note(ada.id, { at });
    await mine.push(create(ada), add('interaction', remark, ageMs));
    const row = (await mine.state()).get(remark.id);
    return row?.kind === 'interaction' ? row.data?.at : undefined;
  };

  test.each([DAY, -DAY, 5000])('a time stamped by a clock %i ms ahead is put right', async (ahead) => {
    mine.ahead = ahead;
    const { now } = server.clock;
    expect(await addedAt(now + ahead, 0)).toBe(now);
    expect(await addedAt(now + ahead - 3 * MINUTE, 3 * MINUTE)).toBe(now - 3 * MINUTE);
  });

  test('a time that somebody chose is kept, whatever the clock says', async () => {
    mine.ahead = -YEAR;
    const { now } = server.clock;
    expect(await addedAt(now - 7 * DAY, 0)).toBe(now - 7 * DAY);
  });

  test('clocks that differ by at most two seconds are taken for right', async () => {
    const { now } = server.clock;
    mine.ahead = -2000;
    expect(await addedAt(now - 2000, 0)).toBe(now - 2000);
    mine.ahead = -2001;
    expect(await addedAt(now - 2001, 0)).toBe(now);
  });

  test('no fact lies in the future', async () => {
    const { now } = server.clock;
    expect(await addedAt(now + 1500, 0)).toBe(now);
    expect(await addedAt(now + YEAR, 0)).toBe(now);
    const ada = contact({ createdAt: now + YEAR });
    await mine.push(create(ada));
    expect(await nameOf(ada.id)).toMatchObject({ createdAt: now });
  });

  test('a later stage change of a device with a slow clock counts as later everywhere', async () => {
    const ada = contact();
    theirs.ahead = -YEAR;
    const [first, second] = [
      stageChange(ada.id, { at: server.clock.now, to: 'acquisition' }),
      stageChange(ada.id, { at: server.clock.now + MINUTE - YEAR, to: 'conversion' }),
    ];
    await mine.push(create(ada), add('stage-change', first));
    server.clock.now += MINUTE;
    await theirs.push(add('stage-change', second));
    const rows = await mine.state();
    const at = (id: string) => (rows.get(id)?.data as { at: number }).at;
    expect(at(second.id)).toBeGreaterThan(at(first.id));
  });
});
