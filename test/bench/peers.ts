import { loadavg } from 'node:os';
import { benchExtension, type BenchExtension } from './peers-browser';
import { installPeers, ourServer, peerServer } from './peers-servers';
import { tenths } from './quantile';
import type { Figure } from './sizes';

const EDITS = 10_000;
/** So often is each measured, in turns, so that what else the machine does hits all of them alike. */
const ROUNDS = 3;
/** From so many people on a peer takes minutes: once is enough for what is several times slower. */
const MANY = 50_000;

/** What was measured of one of them, in milliseconds. */
interface Times {
  ms: number;
  firstMs?: number;
  writeMs?: number;
  pushMs?: number;
  confirmMs?: number;
}

/** Each peer as it comes, 100 documents at a time, and beside that with as many as we read at once. */
const PEERS = {
  pouch: { script: 'pouch', server: 'couch', batch: 100 },
  rx: { script: 'rx', server: 'rx', batch: 100 },
  pouch1000: { script: 'pouch', server: 'couch', batch: 1000 },
  rx1000: { script: 'rx', server: 'rx', batch: 1000 },
} as const;
type Peer = keyof typeof PEERS;
type Name = 'bare' | 'ours' | Peer;

/**
 * A first pull of so many people in Chromium beside the same rows written to IndexedDB without a network, beside PouchDB
 * and beside RxDB, and 10,000 edits pushed by all three.
 */
export async function benchPeers(sizes: readonly number[]): Promise<Figure[]> {
  installPeers();
  const extension = await benchExtension();
  try {
    const figures: Figure[] = [];
    for (const people of sizes) figures.push(...(await benchSize(extension, people)));
    return figures;
  } finally {
    extension.remove();
  }
}

async function benchSize(extension: BenchExtension, people: number): Promise<Figure[]> {
  const edits = Math.min(EDITS, people);
  const times: Record<Name, Times[]> = { bare: [], ours: [], pouch: [], rx: [], pouch1000: [], rx1000: [] };
  const names = Object.keys(times) as Name[];
  const loads: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of names) {
      const isOnce = name in PEERS && (people >= MANY || name.endsWith('1000'));
      if (isOnce && round > 0) continue;
      const one = await measure(extension, name, people, edits);
      loads.push(loadavg()[0] ?? 0);
      times[name].push(one);
      console.error(JSON.stringify({ people, round, name, ...rounded(one), load: loads.at(-1) }));
    }
  }
  return figuresOf(times, people, edits, tenths(middle(loads)));
}

async function measure(extension: BenchExtension, name: Name, people: number, edits: number): Promise<Times> {
  if (name === 'bare') return { ms: await extension.run<number>('ours', `writeBare(${people})`) };
  const server = name === 'ours' ? await ourServer(people) : await peerServer(PEERS[name].server, people);
  try {
    const batch = name === 'ours' ? null : PEERS[name].batch;
    const how = JSON.stringify({ link: await server.link(), people, edits, batch });
    if (name === 'ours') return await extension.run<Times>('ours', `firstPull(${how})`);
    return await extension.run<Times>(PEERS[name].script, `replicate(${how})`);
  } finally {
    await server.stop();
  }
}

function figuresOf(times: Record<Name, Times[]>, people: number, edits: number, load: number): Figure[] {
  const median = (name: Name, key: keyof Times) =>
    tenths(middle(times[name].flatMap((one) => one[key] ?? [])));
  const [ours, push] = [median('ours', 'ms'), median('ours', 'pushMs')];
  // Of one round at a time: both of a round had nearly the same machine.
  const ofBare = middle(times.ours.map(({ ms }, round) => ms / (times.bare[round]?.ms ?? ms)));
  const beside = { people, load };
  const goals = { pouch: [4, 5], rx: [people >= MANY ? 1.7 : 2, 3] } as const;
  const faster = (peer: Peer): Figure[] => {
    const [pull, sent] = [median(peer, 'ms'), median(peer, 'pushMs')];
    const [goalPull, goalPush] = peer === 'pouch' || peer === 'rx' ? goals[peer] : [null, null];
    const { batch } = PEERS[peer];
    return [
      {
        name: `first pull, to ${PEERS[peer].script}`,
        batch,
        ...beside,
        ms: pull,
        times: ratio(pull, ours),
        goal: goalPull,
      },
      {
        name: `edits pushed, to ${PEERS[peer].script}`,
        batch,
        ...beside,
        edits,
        ms: sent,
        times: ratio(sent, push),
        goal: goalPush,
      },
    ];
  };
  return [
    {
      name: 'first pull',
      ...beside,
      ms: ours,
      bareMs: median('bare', 'ms'),
      ofBare: ratio(ofBare, 1),
      goal: 1.15,
    },
    { name: 'first people can be found', ...beside, ms: median('ours', 'firstMs'), goalMs: 1500 },
    { name: 'edits pushed', ...beside, edits, ms: push, andBackMs: median('ours', 'confirmMs') },
    ...(Object.keys(PEERS) as Peer[]).flatMap(faster),
  ];
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function ratio(a: number, b: number): number {
  return Math.round((a / b) * 100) / 100;
}

function rounded(times: Times): Figure {
  return Object.fromEntries(Object.entries(times).map(([key, ms]: [string, number]) => [key, tenths(ms)]));
}
