import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { benchBulk } from '../test/bench/bulk';
import { benchBoard } from '../test/bench/board';
import { benchDetection } from '../test/bench/detection';
import { benchFigures } from '../test/bench/figures';
import { benchNextAction } from '../test/bench/next-action';
import { benchInteractions } from '../test/bench/interactions';
import { benchPanel } from '../test/bench/panel';
import { benchPeers } from '../test/bench/peers';
import { benchScan } from '../test/bench/scan';
import { benchServer } from '../test/bench/server';
import { type Figure, benchSizes } from '../test/bench/sizes';
import { benchStore } from '../test/bench/store';
import { benchValue } from '../test/bench/value';
import { buildExtension } from './build';
import { root } from './tool';

// `npm run bench -- scan sizes` runs some of them; `-- peers 10000` with so many people; `-- server:push` a part of one.
const asked = process.argv.slice(2);
const people = asked.filter((word) => /^\d+$/.test(word)).map(Number);
const parts = asked.flatMap((word) => /^server:(\w+)$/.exec(word)?.[1] ?? []);
const wanted = asked.filter((word) => !/^\d+$/.test(word)).map((word) => word.replace(/:.*/, ''));

const extension = join(root, '.output', 'chrome-mv3');
const BENCHES: Record<string, () => Figure[] | Promise<Figure[]>> = {
  sizes: () => benchSizes(extension),
  scan: benchScan,
  detection: benchDetection,
  store: benchStore,
  server: () => benchServer(parts),
  'next-action': benchNextAction,
  value: benchValue,
  panel: () => benchPanel(extension),
  interactions: () => benchInteractions(extension),
  bulk: () => benchBulk(extension, people),
  board: () => benchBoard(extension),
  figures: () => benchFigures(people),
  peers: () => benchPeers(people.length > 0 ? people : wanted.length === 0 ? [10_000] : [10_000, 100_000]),
};

/** These need no built extension. */
const WITHOUT_EXTENSION = new Set(['next-action', 'value', 'server', 'peers', 'figures']);

const needsBuild = wanted.length === 0 || !wanted.every((name) => WITHOUT_EXTENSION.has(name));
if (needsBuild && (!buildExtension('chrome') || !existsSync(extension))) process.exit(1);
for (const [name, bench] of Object.entries(BENCHES)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const figure of await bench()) console.log(JSON.stringify({ bench: name, ...figure }));
}
