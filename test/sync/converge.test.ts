import { expect, test } from 'vitest';
import type { SyncStore } from '../../lib/store/store';
import { buildWorkspace, DANA, idOf, NOW } from '../builders';
import { deviceProblems, serverProblems } from './check';
import type { Device } from './device';
import { ModelServer, type ServerBugs } from './model-server';
import type { ModelState } from './model-state';
import { Seeded } from './seeded';
import { World } from './world';

const STEPS = Number(process.env['STEPS'] ?? 60);

interface Mistakes {
  server?: ServerBugs;
  store?: (store: SyncStore, device: Device) => SyncStore;
}

/** Lives through one seed and returns what is wrong at its end, or as soon as a device forgets its own work. */
async function run(seed: number, mistakes: Mistakes = {}): Promise<string[]> {
  const clock = { now: NOW };
  const model = new ModelServer({
    now: () => clock.now,
    chance: new Seeded(seed + 1_000_000),
    ...(mistakes.server && { bugs: mistakes.server }),
  });
  model.seed([
    { kind: 'workspace', id: idOf(2), data: buildWorkspace() },
    { kind: 'member', id: DANA, data: { id: DANA, name: 'Dana Example', roles: ['lead'] } },
  ]);
  let backup: ModelState = model.dump();
  const server = {
    fetch: model.fetch,
    backUp: () => {
      backup = model.dump();
    },
    restore: () => {
      model.restore(backup);
    },
  };
  const world = new World(seed, server, clock, mistakes.store ? { wrap: mistakes.store } : {});
  const sessions = Array.from({ length: 3 + (seed % 2) }, (_, index) => ({
    server: 'https://team.example',
    token: `token-${index}`,
    workspace: { id: idOf(2), name: 'Harbour Goods' },
    member: { id: DANA, name: 'Dana Example', roles: ['lead' as const] },
  }));
  await world.join(sessions);
  const told = (problems: string[]) =>
    problems.length === 0 ? [] : [`seed ${seed}`, ...problems.slice(0, 10), ...world.log];
  for (let step = 0; step < STEPS; step++) {
    await world.step();
    if (world.problems.length > 0) return told(world.problems);
  }
  await world.settle();
  const problems = await Promise.all(world.devices.map((device) => deviceProblems(device, model.rows())));
  return told([...problems.flat(), ...(await serverProblems(model.state, world.devices))]);
}

const SEEDS = Number(process.env['SEEDS'] ?? 10);
const FIRST = Number(process.env['SEED'] ?? 1);

test(
  `devices and server agree after ${SEEDS} lives full of faults`,
  { timeout: 20_000 + SEEDS * STEPS * 100 },
  async () => {
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) expect(await run(seed)).toEqual([]);
  },
);

/** A store that writes rows over what is not sent yet. */
const withoutOverlay = (store: SyncStore, device: Device): SyncStore => ({
  ...store,
  applyPull: async (page) => {
    await device.tables((db) => db.shadows.clear());
    await store.applyPull(page);
  },
});

test.each<[string, string, Mistakes]>([
  ['a server that does a mutation twice', 'had its effect twice', { server: { noDeduplication: true } }],
  ['a server whose cursor passes over rows', 'where the server has', { server: { skippingCursor: true } }],
  ['a store that lays nothing over what it pulls', 'does not show what waits', { store: withoutOverlay }],
])('the harness sees %s', { timeout: 60_000 }, async (_what, sign, mistakes) => {
  for (let seed = 1; seed <= 30; seed++) {
    const problems = await run(seed, mistakes);
    if (problems.some((problem) => problem.includes(sign))) return;
  }
  expect.unreachable(`In 30 seeds nothing ${sign}.`);
});
