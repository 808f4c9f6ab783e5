import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { PROTOCOL_VERSION, PushReply } from '../../lib/model/wire';
import type { Database } from '../../server/db/connect';
import { createWorkspace } from '../../server/db/workspaces';
import { add, contact, create, note, type Draft } from '../server/build';
import type { ServerProcess } from '../server/running';
import { joinTeam, openStream, post } from './bench-client';
import type { Figure } from './sizes';

const TICKS_A_SECOND = 100;
const STREAMS = 300;

/** Processor time in seconds of a process, of what it started and has ended, and of its children that run. */
function cpuSeconds(pid: number): number {
  const of = (one: number): { parent: number; ticks: number } => {
    const text = readFileSync(`/proc/${String(one)}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [user = 0, system = 0, ended = 0, endedSystem = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, ticks: user + system + ended + endedSystem };
  };
  let ticks = of(pid).ticks;
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const { parent, ticks: more } = of(Number(name));
      if (parent === pid) ticks += more;
    } catch {
      // It ended meanwhile; its parent counts it then.
    }
  }
  return ticks / TICKS_A_SECOND;
}

/**
 * Processor time that one request takes of the server and of PostgreSQL, in milliseconds: unlike time on a clock it hardly
 * depends on what else the machine does.
 */
export async function benchCost(
  db: Database,
  { url, child }: ServerProcess,
  postgres: number,
): Promise<Figure[]> {
  if (process.platform !== 'linux')
    return [{ what: 'processor time of a request', ms: 'only told on Linux' }];
  const agent = new Agent({ keepAlive: true });
  const team = await createWorkspace(db, 'Bench', Date.now());
  const token = await joinTeam(db, url, agent, team);
  const clientId = randomUUID();
  let [mid, seq] = [0, 0];
  const push = async (drafts: Draft[]) => {
    const mutations = drafts.map((draft) => ({ ...draft, mid: (mid += 1) }));
    const body = { v: PROTOCOL_VERSION, epoch: null, clientId, now: Date.now(), mutations };
    ({ seq } = PushReply.parse(JSON.parse(await post(agent, `${url}/v1/sync/push`, body, token))));
  };
  const pull = (cursor: number) => fetchAway(agent, `${url}/v1/sync/pull?cursor=${String(cursor)}`, token);
  const person = contact();
  await push([create(person)]);
  const fifty = () => Array.from({ length: 50 }, () => add('interaction', note(person.id)));
  const measured = async (what: string, times: number, work: () => Promise<void>): Promise<Figure> => {
    for (let warm = 0; warm < times / 4; warm += 1) await work();
    const before = [cpuSeconds(child.pid ?? 0), cpuSeconds(postgres)];
    for (let one = 0; one < times; one += 1) await work();
    const after = [cpuSeconds(child.pid ?? 0), cpuSeconds(postgres)];
    const [server = 0, database = 0] = after.map((now, at) => ((now - (before[at] ?? 0)) / times) * 1000);
    const tidy = (ms: number) => Number(ms.toFixed(2));
    return { what: `processor time of ${what}`, serverMs: tidy(server), postgresMs: tidy(database) };
  };
  const figures = [
    await measured('a push of 1', 400, () => push([add('interaction', note(person.id))])),
    await measured('a push of 50', 100, () => push(fifty())),
    await measured('a pull of nothing', 400, () => pull(seq)),
    await measured('a pull of 1', 400, () => pull(seq - 1)),
    await measured('a pull of 500', 100, () => pull(seq - 500)),
  ];
  const memory = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${String(child.pid)}/status`, 'utf8'))?.[1]);
  const open = new Agent();
  const before = memory();
  const streams = await Promise.all(
    Array.from({ length: STREAMS }, () => openStream(url, token, open, () => undefined)),
  );
  const kB = Number(((memory() - before) / STREAMS).toFixed(1));
  figures.push({ what: 'memory of an open stream', kB });
  figures.push({
    ...(await measured(`a push of 1 that ${String(STREAMS)} streams hear of`, 100, () =>
      push([add('interaction', note(person.id))]),
    )),
  });
  for (const stream of streams) stream.destroy();
  open.destroy();
  agent.destroy();
  return figures;
}

function fetchAway(agent: Agent, url: string, token: string): Promise<void> {
  return new Promise((resolve, reject) => {
    get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (answer) => {
      answer.resume().on('end', resolve);
    }).on('error', reject);
  });
}
