import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Workspace } from '../../lib/model/workspace';
import { connect } from '../../server/db/connect';
import { sql } from '../../server/db/kysely';
import { writeRecords } from '../../server/db/records';
import { Refusal } from '../../server/refusal';
import { endTurn, hasNewOrders, takeTurn } from '../../server/value/fit-turns';
import { untilNight } from '../../server/until-night';
import { Nights } from '../../server/value/nights';
import { add, contact, create, order, reversal } from './build';
import { setWorkspace, testServer, type Device, type TestServer } from './team';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let server: TestServer;
let log: string[];
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  log = [];
  server.clock.now += 2 * DAY;
  // The teams of the tests before have had their turn.
  await sql`update sidestage_meta.fit_turns set looked_at = ${new Date(server.clock.now)}, claimed_until = null`.execute(
    server.db.queries,
  );
});

const now = () => server.clock.now;
const nightsOf = (fitting: ConstructorParameters<typeof Nights>[0]['fitting'] = server.fitting) =>
  new Nights({ db: server.db, fitting, now, log: (line) => log.push(line) }, 1);

/** A team in which so many people ordered several times. */
async function teamOf(people: number): Promise<Device> {
  const device = await server.join(await server.newTeam());
  const all = Array.from({ length: people }, () => contact());
  const orders = all.flatMap(({ id }, n) =>
    Array.from({ length: 1 + (n % 7) }, (_, i) =>
      order(id, {
        at: now() - (5 + n + i * (9 + (n % 30))) * DAY,
        amount: { minor: 4000 + 700 * n + 90 * i, currency: 'EUR' },
      }),
    ),
  );
  await writeRecords(server.db, device.workspaceId, [
    ...all.map((data) => ({ kind: 'contact', data }) as const),
    ...orders.map((data) => ({ kind: 'order', data }) as const),
  ]);
  return device;
}

const fitsOf = async (device: Device) =>
  ((await device.state()).get(device.workspaceId)?.data as Workspace).fits;

/** A fitting that makes nothing, but notes whom it was asked for. */
function noting(asked: string[], end: () => Promise<void> = () => Promise.resolve()) {
  return {
    start(id: string) {
      asked.push(id);
      return { state: 'running', done: 0 } as const;
    },
    async ended() {
      await end();
      return { state: 'idle' } as const;
    },
  };
}

// Threads start slowly on a machine that is busy, and a night that goes on would take the teams of the next test.
describe('VA17 the fits of a night', () => {
  test('every team with orders is fitted, and not again before orders came since', async () => {
    const [one, two, none] = [await teamOf(40), await teamOf(50), await teamOf(0)];
    expect(await nightsOf().night()).toBe(2);
    expect((await fitsOf(one))[0]).toMatchObject({ customers: 40, where: 'server' });
    expect((await fitsOf(two))[0]?.customers).toBe(50);
    expect(await fitsOf(none)).toEqual([]);
    server.clock.now += DAY;
    expect(await nightsOf().night()).toBe(0);
    server.clock.now += DAY;
    const ada = contact();
    await two.push(create(ada), add('order', order(ada.id, { at: now() - HOUR })));
    expect(await nightsOf().night()).toBe(1);
    expect((await fitsOf(two)).map(({ customers }) => customers)).toEqual([51, 50]);
    expect(log).toEqual([]);
  }, 120_000);

  test('two servers on one database share the teams: each is fitted once', async () => {
    const teams = [await teamOf(1), await teamOf(1), await teamOf(1), await teamOf(1), await teamOf(1)];
    const [here, there]: [string[], string[]] = [[], []];
    const slowly = () => new Promise<void>((resolve) => setTimeout(resolve, 15));
    const other = connect(server.database.url);
    const how = { db: other, fitting: noting(there, slowly), now, log: (line: string) => log.push(line) };
    const counts = await Promise.all([nightsOf(noting(here, slowly)).night(), new Nights(how).night()]);
    await other.close();
    expect([...here, ...there].sort()).toEqual(teams.map(({ workspaceId }) => workspaceId).sort());
    expect(counts[0] + counts[1]).toBe(5);
    expect(here.length).toBeGreaterThan(0);
    expect(there.length).toBeGreaterThan(0);
    // A third one whose night is an hour later finds nothing to do.
    server.clock.now += HOUR;
    const later: string[] = [];
    expect(await nightsOf(noting(later)).night()).toBe(0);
    expect(later).toEqual([]);
  });

  test('a team that a killed server left in the middle is free again after two hours', async () => {
    const { workspaceId } = await teamOf(1);
    expect((await takeTurn(server.db, now()))?.workspaceId).toBe(workspaceId);
    expect(await takeTurn(server.db, now() + 2 * HOUR)).toBeNull();
    expect((await takeTurn(server.db, now() + 2 * HOUR + 1))?.workspaceId).toBe(workspaceId);
  });

  test('a server that stops gives back what it had begun', async () => {
    const { workspaceId } = await teamOf(1);
    let release: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const begun: string[] = [];
    const nights = nightsOf(noting(begun, () => held));
    const night = nights.night();
    await expect.poll(() => begun).toEqual([workspaceId]);
    const closed = nights.close();
    release();
    await Promise.all([night, closed]);
    const asked: string[] = [];
    expect(await nightsOf(noting(asked)).night()).toBe(1);
    expect(asked).toEqual([workspaceId]);
  });

  test('where leads have fits under way it waits for its turn', async () => {
    const { workspaceId } = await teamOf(1);
    const asked: string[] = [];
    const fitting = noting(asked);
    let refused = 0;
    const busy = {
      ...fitting,
      start(id: string) {
        if (refused++ < 2) throw new Refusal('too-many-requests', 'Other teams are being fitted.');
        return fitting.start(id);
      },
    };
    expect(await nightsOf(busy).night()).toBe(1);
    expect(asked).toEqual([workspaceId]);
    expect(refused).toBe(3);
  });

  test('a fit that a lead asked for counts: the night has nothing new', async () => {
    const device = await teamOf(40);
    server.fitting.start(device.workspaceId);
    expect((await server.fitting.ended(device.workspaceId)).state).toBe('done');
    expect(await nightsOf().night()).toBe(0);
  });

  test('an order taken back, a month without orders, and a restored database are reasons for a new one', async () => {
    const device = await teamOf(0);
    const ada = contact();
    const wrong = order(ada.id);
    await device.push(create(ada), add('order', wrong));
    const turn = await takeTurn(server.db, now());
    if (turn === null) throw new Error('no turn');
    const fittedSeq = (await device.pull()).reduce((most, row) => Math.max(most, row.seq), 0);
    const fitted = { ...turn, fittedSeq, fittedAt: now() };
    expect(await hasNewOrders(server.db, turn, now())).toBe(true);
    expect(await hasNewOrders(server.db, fitted, now())).toBe(false);
    expect(await hasNewOrders(server.db, fitted, now() + 30 * DAY)).toBe(false);
    expect(await hasNewOrders(server.db, fitted, now() + 30 * DAY + 1)).toBe(true);
    expect(await hasNewOrders(server.db, { ...fitted, fittedSeq: fittedSeq + 1 }, now())).toBe(true);
    await device.push(add('reversal', reversal(ada.id, wrong.id)));
    expect(await hasNewOrders(server.db, fitted, now())).toBe(true);
    await setWorkspace(server.db, device.workspaceId, { epoch: randomUUID() });
    await endTurn(server.db, turn, { looked: true, now: now() });
    expect(await takeTurn(server.db, now())).toBeNull();
  });

  test('a database that is away ends the night with a line in the log, and nothing else', async () => {
    await teamOf(1);
    const db = connect('postgres://nobody@127.0.0.1:1/none');
    const away = new Nights({ db, fitting: noting([]), now, log: (line) => log.push(line) });
    expect(await away.night()).toBe(0);
    expect(log.join()).toContain('The fits of the night broke off');
  });

  test('the night is at 3 o’clock, the next day where it has been', () => {
    const at = (hour: number) => new Date(2026, 0, 5, hour).getTime();
    expect(untilNight(at(2))).toBe(HOUR);
    expect(untilNight(at(3))).toBeGreaterThan(20 * HOUR);
    expect(untilNight(at(4))).toBe(23 * HOUR);
  });
});
