import { expect, test } from 'vitest';
import type { SyncStore } from '../../lib/store/store';
import { buildWorkspace, DANA, idOf, NOW } from '../builders';
import { deviceProblems, serverProblems } from './check';
import type { Device } from './device';
import { ModelServer, type ServerBugs } from './model-server';
import type { ModelState } from './model-state';
import { Seeded } from './seeded';
import { World } from './world';

/** Who works in the team, on one or two devices each. */
const members = [DANA, idOf(3)];
const STEPS = Number(process.env['STEPS'] ?? 60);

interface Mistakes {
  server?: ServerBugs;
  store?: (store: SyncStore, device: Device) => SyncStore;
}

/** Lives through one seed and returns what is wrong at its end, or as soon as a device forgets its own work. */
async function run(seed: number, mistakes: Mistakes = {}, steps = STEPS): Promise<string[]> {
  const clock = { now: NOW };
  const model = new ModelServer({
    now: () => clock.now,
    chance: new Seeded(seed + 1_000_000),
    ...(mistakes.server && { bugs: mistakes.server }),
    memberOf: (token) => members[Number(token.slice('token-'.length)) % members.length] ?? DANA,
    // In two of three lives the team is too large for a device, or becomes it.
    ...(seed % 3 > 0 && { eager: 2 + (seed % 5) }),
  });
  model.seed([
    { kind: 'workspace', id: idOf(2), data: buildWorkspace() },
    ...members.map((id) => ({
      kind: 'member' as const,
      id,
      data: { id, name: 'Dana Example', roles: ['lead' as const] },
    })),
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
    purge: () => {
      model.purge();
    },
  };
  const world = new World(seed, server, clock, mistakes.store ? { wrap: mistakes.store } : {});
  const sessions = Array.from({ length: 3 + (seed % 2) }, (_, index) => ({
    server: 'https://team.example',
    token: `token-${index}`,
    workspace: { id: idOf(2), name: 'Harbour Goods' },
    member: { id: members[index % 2] ?? DANA, name: 'Dana Example', roles: ['lead' as const] },
  }));
  await world.join(sessions);
  const told = (problems: string[]) =>
    problems.length === 0 ? [] : [`seed ${seed}`, ...problems.slice(0, 10), ...world.log];
  for (let step = 0; step < steps; step++) {
    await world.step();
    if (world.problems.length > 0) return told(world.problems);
  }
  await world.settle();
  const problems = await Promise.all(
    world.devices.map(async (device) => {
      const { scope } = await device.store.position();
      return deviceProblems(device, model.rows(), model.sentTo(device.session.token, scope));
    }),
  );
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
    return store.applyPull(page);
  },
});

/** A store that forgets whom it is to fetch whole. */
const withoutWanted = (store: SyncStore, device: Device): SyncStore => ({
  ...store,
  applyPull: async (page) => {
    const isWhole = await store.applyPull(page);
    await device.tables((db) => db.wanted.clear());
    return isWhole;
  },
});

/** A store that writes whatever it is sent, also of people it does not hold. */
const withoutHolding = (store: SyncStore, device: Device): SyncStore => ({
  ...store,
  applyPull: async (page) => {
    const { scope } = await store.position();
    const tell = (told: string | null) =>
      device.tables((db) =>
        db.meta
          .where('key')
          .equals('position')
          .modify((row) => {
            if (row.key === 'position') row.value = { ...row.value, scope: told };
          }),
      );
    await tell(null);
    const isWhole = await store.applyPull(page);
    await tell(scope);
    return isWhole;
  },
});

/** A life in which even what is seldom happens: some mistakes show only then. */
const LONG = 150;

test.each<[string, string, Mistakes]>([
  ['a server that does a mutation twice', 'had its effect twice', { server: { noDeduplication: true } }],
  ['a server whose cursor passes over rows', 'where the server has', { server: { skippingCursor: true } }],
  ['a store that forgets whom it wants', 'does not hold', { store: withoutWanted }],
  ['a store that shows people by halves', 'where the server has', { store: withoutHolding }],
  ['a store that lays nothing over what it pulls', 'does not show what waits', { store: withoutOverlay }],
])('the harness sees %s', { timeout: 60_000 }, async (_what, sign, mistakes) => {
  for (let seed = 1; seed <= 30; seed++) {
    const problems = await run(seed, mistakes, LONG);
    if (problems.some((problem) => problem.includes(sign))) return;
  }
  expect.unreachable(`In 30 seeds nothing ${sign}.`);
});
