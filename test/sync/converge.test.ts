import { expect, test } from 'vitest';
import type { SyncStore } from '../../lib/store/store';
import type { Device } from './device';
import { live, type Mistakes } from './life';

const SEEDS = Number(process.env['SEEDS'] ?? 10);
const FIRST = Number(process.env['SEED'] ?? 1);
const STEPS = Number(process.env['STEPS'] ?? 60);

/** Lives through one seed and returns what was wrong, with what happened. */
async function run(seed: number, mistakes: Mistakes = {}, steps = STEPS): Promise<string[]> {
  const { problems, log } = await live(seed, steps, mistakes);
  return problems.length === 0 ? [] : [`seed ${seed}`, ...problems.slice(0, 10), ...log];
}

test(
  `devices and server agree after ${SEEDS} lives full of faults`,
  { timeout: 20_000 + SEEDS * STEPS * 100 },
  async () => {
    for (let seed = FIRST; seed < FIRST + SEEDS; seed++) expect(await run(seed)).toEqual([]);
  },
);

test('the same seed is the same life, whatever was lived before', { timeout: 240_000 }, async () => {
  const first = await live(5, STEPS);
  await live(6, STEPS);
  const again = await live(5, STEPS);
  expect(again.log).toEqual(first.log);
  expect(again.state).toEqual(first.state);
});

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
])('the harness sees %s', { timeout: 400_000 }, async (_what, sign, mistakes) => {
  for (let seed = 1; seed <= 30; seed++) {
    const problems = await run(seed, mistakes, LONG);
    if (problems.some((problem) => problem.includes(sign))) return;
  }
  expect.unreachable(`In 30 seeds nothing ${sign}.`);
});
