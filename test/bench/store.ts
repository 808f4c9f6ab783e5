import type { Page } from 'playwright-core';
import { withBenchPage } from './bench-page';
import { quantile, tenths } from './quantile';
import type { Figure } from './sizes';

const PEOPLE = 10_000;
const EDITS = 2000;

/** What the store costs in Chromium, on the disk, with 10,000 people and 60,000 records; milliseconds. */
export async function benchStore(): Promise<Figure[]> {
  return withBenchPage('store-page.ts', async (page) => {
    const bare = await call<number>(page, `writeBare(${PEOPLE})`);
    const snapshot = await call<{ firstMs: number; ms: number }>(page, `writeSnapshot(${PEOPLE})`);
    const daily = await call<Record<string, number[]>>(page, `daily(${PEOPLE})`);
    const pushed = await call<{ writeMs: number; ms: number }>(page, `pushEdits(${PEOPLE}, ${EDITS})`);
    return [
      {
        name: 'snapshot into the store',
        people: PEOPLE,
        ms: tenths(snapshot.ms),
        bareMs: tenths(bare),
        ratio: ratio(snapshot.ms, bare),
      },
      { name: 'first people of a snapshot can be found', ms: tenths(snapshot.firstMs), goalMs: 1500 },
      ...Object.entries(daily).map(([name, times]) => ({
        name: NAMES[name] ?? name,
        people: PEOPLE,
        medianMs: quantile(times, 0.5),
        p95Ms: quantile(times, 0.95),
      })),
      { name: 'edits written', edits: EDITS, ms: tenths(pushed.writeMs) },
      { name: 'edits sent, acknowledged and pulled', edits: EDITS, ms: tenths(pushed.ms) },
    ];
  });
}

const NAMES: Record<string, string> = {
  commit: 'commit of a note',
  person: 'person with all facts',
  address: 'people by address',
  search: 'search',
  rows: 'rows of everybody',
  company: 'everybody of a company with all facts',
  everybody: 'a walk over everybody with all facts',
  figures: 'figures of a stage',
  seen: 'commit until a watcher sees it',
};

async function call<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate<T>(`bench.${expression}`);
}

function ratio(a: number, b: number): number {
  return Math.round((a / b) * 100) / 100;
}
