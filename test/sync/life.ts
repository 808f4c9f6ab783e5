import type { SyncStore } from '../../lib/store/store';
import { buildWorkspace, DANA, idOf, NOW } from '../builders';
import { deviceProblems, serverProblems } from './check';
import { figureProblems } from './check-figures';
import { lostProblems, shownProblems } from './check-lost';
import type { Device } from './device';
import { ModelServer, type ServerBugs } from './model-server';
import type { ModelState } from './model-state';
import { Seeded } from './seeded';
import { World } from './world';

/** Who works in the team, on one or two devices each. */
const members = [DANA, idOf(3)];

/** What is planted in a life, so that the harness can show that it would see it. */
export interface Mistakes {
  server?: ServerBugs;
  store?: (store: SyncStore, device: Device) => SyncStore;
}

/** How a life went: what was wrong, and everything that happened. */
export interface Life {
  problems: string[];
  log: string[];
  /** What the server has at the end. */
  state: ModelState;
}

/**
 * Lives through one seed, to its end or until a device forgets its own work. All that happens at once is told by the seed
 * as well: nothing here waits for a timer, a disk or another thread, so the same seed is the same life.
 */
export async function live(seed: number, steps: number, mistakes: Mistakes = {}): Promise<Life> {
  const clock = { now: NOW };
  const model = new ModelServer({
    now: () => clock.now,
    chance: new Seeded(seed + 1_000_000),
    isPacked: false, // unpacking goes on in another thread
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
  const sessions = Array.from({ length: 4 + (seed % 2) }, (_, index) => ({
    server: 'https://team.example',
    token: `token-${index}`,
    workspace: { id: idOf(2), name: 'Harbour Goods' },
    member: { id: members[index % 2] ?? DANA, name: 'Dana Example', roles: ['lead' as const] },
  }));
  await world.join(sessions);
  const end = (problems: string[]): Life => ({ problems, log: world.log, state: model.state });
  for (let step = 0; step < steps; step++) {
    await world.step();
    if (world.problems.length > 0) return end(world.problems);
  }
  await world.settle();
  const problems = await Promise.all(
    world.devices.map(async (device) => {
      const { scope } = await device.store.position();
      return [
        ...(await deviceProblems(device, model.rows(), model.sentTo(device.session.token, scope))),
        ...(await figureProblems(device.store)),
        ...(await shownProblems(device)),
      ];
    }),
  );
  const atServer = [...(await serverProblems(model.state, world.devices)), ...lostProblems(model.state)];
  return end([...problems.flat(), ...atServer]);
}
