import { loadavg } from 'node:os';
import { benchExtension, type BenchExtension, type Script } from './peers-browser';
import { installPeers, ourServer, peerServer, type BenchServer } from './peers-servers';
import { tenths } from './quantile';
import type { Figure } from './sizes';

const EDITS = 10_000;
/** So often is each measured, in turns, so that what else the machine does hits all of them alike. */
const ROUNDS = 3;
/** From so many people on the peers take minutes: once is enough where they are several times slower. */
const MANY = 50_000;

/** What was measured of one of them, in milliseconds. */
interface Times {
  ms: number;
  firstMs?: number;
  writeMs?: number;
  pushMs?: number;
  confirmMs?: number;
}

type Name = 'bare' | 'ours' | 'pouch' | 'rx';

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
  const times: Record<Name, Times[]> = { bare: [], ours: [], pouch: [], rx: [] };
  const loads: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const isRare = people >= MANY && round > 0;
    for (const name of ['bare', 'ours', 'pouch', 'rx'] as const) {
      if (isRare && (name === 'pouch' || name === 'rx')) continue;
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
  if (name === 'ours') return against(await ourServer(people), 'ours', 'firstPull');
  const server = await peerServer(name === 'pouch' ? 'couch' : 'rx', people);
  return against(server, name, 'replicate');

  async function against(server: BenchServer, script: Script, call: string): Promise<Times> {
    try {
      const how = JSON.stringify({ link: await server.link(), people, edits });
      return await extension.run<Times>(script, `${call}(${how})`);
    } finally {
      await server.stop();
    }
  }
}

function figuresOf(times: Record<Name, Times[]>, people: number, edits: number, load: number): Figure[] {
  const median = (name: Name, key: keyof Times) =>
    tenths(middle(times[name].flatMap((one) => one[key] ?? [])));
  const ours = median('ours', 'ms');
  const push = median('ours', 'pushMs');
  const beside = { people, load };
  return [
    {
      name: 'first pull',
      ...beside,
      ms: ours,
      bareMs: median('bare', 'ms'),
      // Of one round at a time: both of a round had nearly the same machine.
      ofBare: ratio(middle(times.ours.map(({ ms }, round) => ms / (times.bare[round]?.ms ?? ms))), 1),
      goal: 1.15,
    },
    { name: 'first people can be found', ...beside, ms: median('ours', 'firstMs'), goalMs: 1500 },
    faster('first pull, to PouchDB', beside, median('pouch', 'ms'), ours, 4),
    faster('first pull, to RxDB', beside, median('rx', 'ms'), ours, people >= MANY ? 1.7 : 2),
    { name: 'edits pushed', ...beside, edits, ms: push, andBackMs: median('ours', 'confirmMs') },
    faster('edits pushed, to PouchDB', { ...beside, edits }, median('pouch', 'pushMs'), push, 5),
    faster('edits pushed, to RxDB', { ...beside, edits }, median('rx', 'pushMs'), push, 3),
  ];
}

function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function faster(name: string, beside: Figure, peerMs: number, ms: number, goal: number): Figure {
  return { name, ...beside, peerMs, times: ratio(peerMs, ms), goal };
}

function ratio(a: number, b: number): number {
  return Math.round((a / b) * 100) / 100;
}

function rounded(times: Times): Figure {
  return Object.fromEntries(Object.entries(times).map(([key, ms]: [string, number]) => [key, tenths(ms)]));
}
