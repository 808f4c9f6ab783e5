import { beforeAll, beforeEach, expect, test } from 'vitest';
import { TeamFigures } from '../../lib/model/team-figures';
import type { Workspace } from '../../lib/model/workspace';
import { personFigures } from '../../lib/rules/metrics/person-figures';
import { readingOf } from '../../lib/rules/metrics/reading';
import { catchUp } from '../../server/figures/catch-up';
import { TeamFiguring } from '../../server/figures/figuring';
import { writeRecords } from '../../server/db/records';
import { installSample } from '../../server/sample/install-sample';
import { buildReward } from '../builders';
import { openProfile } from '../store/profile';
import { add, contact, create, edit, note, order, remove, reversal, score, stageChange } from './build';
import { refusal, setWorkspace, testServer, type Device, type TestServer } from './team';

let server: TestServer;
let device: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  device = await server.join(await server.newTeam());
});

const PATH = '/v1/board/figures?from=0&to=5000';

async function figures(by: Device = device, path = PATH): Promise<TeamFigures> {
  for (;;) {
    const found = TeamFigures.parse(await (await by.request(path)).json());
    if (found.complete) return found;
  }
}

const lines = (found: Pick<TeamFigures, 'months'>) =>
  found.months
    .flatMap(({ month, market, amounts }) =>
      Object.entries(amounts).flatMap(([key, pairs]) =>
        pairs.flatMap((code, at) =>
          at % 2 === 0 ? [`${market} ${String(month)} ${key} ${String(code)}: ${String(pairs[at + 1])}`] : [],
        ),
      ),
    )
    .sort();

/** What a device counts that was sent everything, from nothing. */
async function onDevice(): Promise<string[]> {
  const state = await device.state();
  const reading = readingOf(state.get(device.workspaceId)?.data as Workspace);
  const { store } = await openProfile();
  await store.applyPull({ rows: [...state.values()], cursor: 1, epoch: 'e1', done: true });
  await store.figures.walk((person) => personFigures(person, reading), reading.signature, {
    signal: new AbortController().signal,
    pause: () => Promise.resolve(),
    seen: () => undefined,
  });
  const months = await store.figures.months(0, 5000, {});
  store.close();
  return months
    .flatMap(({ month, market, amounts }) =>
      [...amounts].map(
        ([key, code, amount]) => `${market} ${String(month)} ${key} ${String(code)}: ${String(amount)}`,
      ),
    )
    .sort();
}

test('MT1 MT2 the server counts the sample team as a device does', async () => {
  await installSample(server.db, { workspaceId: device.workspaceId, now: server.clock.now });
  const found = await figures();
  expect(found.people).toBeGreaterThan(100);
  const counted = lines(found);
  expect(counted.length).toBeGreaterThan(1000);
  expect(counted).toEqual(await onDevice());
}, 60_000);

test('MT2 what changes is taken out and put in: edits, merges apart and together, facts taken back, the end of somebody', async () => {
  const [a, b, c] = [contact(), contact({ owner: device.memberId }), contact()];
  const bought = order(b.id);
  await device.push(
    ...[a, b, c].map(create),
    add('stage-change', stageChange(a.id)),
    add('stage-change', stageChange(b.id, { to: 'retention', phase: 'retention', number: 2 })),
    add('order', bought),
    add('survey-response', score(c.id)),
  );
  const same = async () => expect(lines(await figures())).toEqual(await onDevice());
  await same();
  await device.push(edit(a.id, { mergedInto: b.id }));
  await same();
  expect((await figures()).months.flatMap(({ amounts }) => amounts['["start"]'] ?? [])).toHaveLength(2);
  await device.push(edit(c.id, { mergedInto: a.id, market: null }));
  await same();
  await device.push(edit(a.id, { mergedInto: null }));
  await same();
  await device.push(add('reversal', reversal(b.id, bought.id)));
  await same();
  expect(lines(await figures()).some((line) => line.includes('"revenue"'))).toBe(false);
  await device.push(remove(b.id));
  await same();
}, 60_000);

test('MT4 another way of counting, and changes that are gone, count everybody anew', async () => {
  const person = contact();
  await device.push(create(person), add('stage-change', stageChange(person.id)));
  await figures();
  const settings = (await device.state()).get(device.workspaceId)?.data as Workspace;
  const stages = settings.model.stages.map((stage) =>
    stage.id === 'acquisition' ? { ...stage, phase: 'consideration' as const } : stage,
  );
  await device.push({
    op: 'patch',
    kind: 'workspace',
    recordId: device.workspaceId,
    uuid: contact().id,
    ageMs: 0,
    fields: { model: { ...settings.model, stages } },
    base: { model: settings.model },
  });
  const found = lines(await figures());
  expect(found.some((line) => line.includes('"consideration"'))).toBe(true);
  expect(found.some((line) => line.includes('["lead"]'))).toBe(false);
  // A tombstone that nobody has looked at yet is gone.
  await device.push(add('order', order(person.id)));
  const { seq } = await device.push(create(contact()));
  await setWorkspace(server.db, device.workspaceId, { purged_seq: seq });
  expect(await catchUp(server.db, device.workspaceId)).toMatchObject({ done: false });
  expect(lines(await figures())).toEqual(await onDevice());
});

test('of one member’s people, of nobody’s, and of who was referred; roles that see no orders are sent none', async () => {
  const [mine, nobodys] = [contact({ owner: device.memberId }), contact()];
  await device.push(
    create(mine),
    create(nobodys),
    add('order', order(nobodys.id)),
    add('interaction', note(mine.id, { type: 'referral', other: nobodys.id })),
    add('reward', buildReward({ contactId: mine.id, by: null, cost: { minor: 500, currency: 'EUR' } })),
  );
  const has = (found: TeamFigures, name: string) => lines(found).some((line) => line.includes(`["${name}"`));
  const ofMine = await figures(device, `${PATH}&owner=${device.memberId}`);
  expect([has(ofMine, 'referral'), has(ofMine, 'revenue')]).toEqual([true, false]);
  expect(ofMine.referred).toMatchObject([{ revenue: 2000, market: '' }]);
  const ofNobody = await figures(device, `${PATH}&owner=nobody`);
  expect([has(ofNobody, 'referral'), has(ofNobody, 'revenue'), ofNobody.referred]).toEqual([false, true, []]);
  const agent = await server.join(device.workspaceId, ['agent']);
  const forAgent = await figures(agent);
  const sees = ['customer', 'reward-cost', 'revenue', 'order'].filter((name) => has(forAgent, name));
  expect(sees).toEqual(['customer', 'reward-cost']);
  expect(forAgent.referred).toEqual([]);
  const admin = await server.join(device.workspaceId, ['admin']);
  expect(await refusal(admin.request(PATH))).toMatchObject({ status: 403, code: 'forbidden' });
  expect(await refusal(device.request(`${PATH}&owner=everybody`))).toMatchObject({ code: 'bad-request' });
  expect(await refusal(device.request('/v1/board/figures?from=1&to=99999999999'))).toMatchObject({
    code: 'bad-request',
  });
});

test('of somebody who looks after more people than are read at once, everybody is in it', async () => {
  const people = Array.from({ length: 1001 }, () => contact({ owner: device.memberId }));
  const records = people.flatMap((data) => [
    { kind: 'contact', data } as const,
    { kind: 'stage-change', data: stageChange(data.id) } as const,
  ]);
  await writeRecords(server.db, device.workspaceId, records);
  const all = lines(await figures());
  expect(all.some((line) => line.includes('["start"') && line.endsWith(' 1001'))).toBe(true);
  expect(lines(await figures(device, `${PATH}&owner=${device.memberId}`))).toEqual(all);
});

test('however many teams are counted at once, there are connections for those who work', async () => {
  const teams = await Promise.all(Array.from({ length: 30 }, () => server.newTeam()));
  const { pool } = server.db;
  let most = 0;
  const watch = setInterval(() => (most = Math.max(most, pool.waitingCount)), 0);
  const figuring = new TeamFiguring({ db: server.db, log: () => undefined, isStopping: () => false });
  const counted = await Promise.all(teams.map((team) => figuring.caughtUp(team, 60_000)));
  clearInterval(watch);
  expect([counted.every(({ complete }) => complete), most]).toEqual([true, 0]);
});
