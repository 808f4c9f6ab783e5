import { connect } from '../../server/db/connect';
import { openDatabase } from '../../server/db/open';
import { startEmbedded } from '../../server/embedded/embedded';
import { dropFolder, openFolder } from '../server/running';
import { Seeded } from '../sync/seeded';
import { Chaos } from './chaos';
import { Node } from './nodes';
import { liveTeam } from './team';

/** How a soak went. */
export interface Soaked {
  seed: number;
  minutes: number;
  teams: number;
  steps: number;
  requests: number;
  kills: { server: number; postgres: number };
  dropped: number;
  acknowledged: number;
  problems: string[];
}

const SERVERS = 2;

/**
 * Two server processes on one PostgreSQL, devices with the product's own store and sync, and everything is killed at times
 * that the seed says: team after team until the time is over, or something is wrong. What happens is the seed's, how it
 * meets is the machine's.
 */
export async function soak(
  { seed, minutes }: { seed: number; minutes: number },
  tell: (line: string) => void,
): Promise<Soaked> {
  const folder = await openFolder();
  const postgres = await startEmbedded({ dataDir: folder, log: () => undefined });
  const nodes: Node[] = [];
  const chaos = new Chaos(new Seeded(seed + 1), nodes, postgres);
  const soaked: Soaked = {
    ...{ seed, minutes, teams: 0, steps: 0, requests: 0 },
    ...{ kills: { server: 0, postgres: 0 }, dropped: 0, acknowledged: 0, problems: [] },
  };
  try {
    const migrated = await openDatabase(
      { url: postgres.url(), adminUrl: postgres.adminUrl() },
      () => undefined,
    );
    await migrated.close();
    const env = {
      ...{ DATABASE_URL: postgres.url(), DATABASE_ADMIN_URL: postgres.adminUrl() },
      ...{ SIDESTAGE_LIMITS: 'off', SIDESTAGE_LOG: 'error' },
    };
    while (nodes.length < SERVERS) nodes.push(await Node.start(env));
    const db = connect(postgres.url());
    const chance = new Seeded(seed);
    const fetchAny: typeof fetch = (input, init) => {
      soaked.requests += 1;
      const { pathname, search } = new URL(input instanceof Request ? input.url : input);
      return fetch(`${chance.pick(nodes).url}${pathname}${search}`, init);
    };
    chaos.start();
    const end = Date.now() + minutes * 60_000;
    for (let team = 0; Date.now() < end && soaked.problems.length === 0; team += 1) {
      const begun = Date.now();
      const one = await liveTeam(seed + team, { fetch: fetchAny, db, chaos });
      soaked.teams += 1;
      soaked.steps += one.steps;
      soaked.acknowledged += one.acknowledged;
      soaked.dropped += one.dropped;
      const said = `seed ${String(seed + team)}: ${String(one.steps)} steps, ${String(one.acknowledged)} people of load`;
      const killed = `${String(chaos.kills.server)} servers and ${String(chaos.kills.postgres)} databases killed so far`;
      tell(`${said}, ${String(Math.round((Date.now() - begun) / 1000))} s; ${killed}`);
      if (one.problems.length === 0) continue;
      soaked.problems = one.problems.map((problem) => `seed ${String(seed + team)}: ${problem}`);
      for (const line of [...one.log, ...soaked.problems]) tell(line);
    }
    await chaos.pause();
    soaked.kills = chaos.kills;
    await db.close();
  } finally {
    await chaos.pause().catch(() => undefined); // or it would start again what is stopped here
    await Promise.all(nodes.map((node) => node.stop()));
    await postgres.stop();
    dropFolder(folder);
  }
  return soaked;
}
