import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { chromiumArgs, needChromium } from '../../scripts/chromium';
import { root } from '../../scripts/tool';
import { quantile, tenths } from './quantile';
import type { Figure } from './sizes';

const PEOPLE = 10_000;
const EDITS = 2000;

/** What the store costs in Chromium, on the disk, with 10,000 people and 60,000 records; milliseconds. */
export async function benchStore(): Promise<Figure[]> {
  const code = await storeBenchCode();
  const profile = mkdtempSync(join(tmpdir(), 'sidestage-bench-'));
  // A profile on the disk: the store of a private window would lie in memory.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: needChromium(),
    headless: true,
    args: chromiumArgs,
  });
  try {
    const page = await emptyPage(await context.newPage(), code);
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
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
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

/** A page of no site with the code of a bench in it. */
export async function emptyPage(page: Page, code: string): Promise<Page> {
  await page.route('**/*', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Bench</title>' }),
  );
  await page.goto('https://store.bench.test/');
  await page.addScriptTag({ content: code });
  return page;
}

async function call<T>(page: Page, expression: string): Promise<T> {
  return page.evaluate<T>(`bench.${expression}`);
}

/** The code that runs in the page, as `bench`; `file`: of this folder. */
export async function storeBenchCode(file = 'store-page.ts'): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'test', 'bench', file)],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'bench',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

function ratio(a: number, b: number): number {
  return Math.round((a / b) * 100) / 100;
}
