import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { chromium, type Page } from 'playwright-core';
import { chromiumArgs, needChromium } from '../../scripts/chromium';
import { root } from '../../scripts/tool';

/** Runs something in a page of no site in Chromium, which has the code of a file of this folder as `bench`. */
export async function withBenchPage<T>(file: string, work: (page: Page) => Promise<T>): Promise<T> {
  const code = await benchCode(file);
  const profile = mkdtempSync(join(tmpdir(), 'sidestage-bench-'));
  // A profile on the disk: the store of a private window would lie in memory.
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: needChromium(),
    headless: true,
    args: chromiumArgs,
  });
  try {
    const page = await context.newPage();
    await page.route('**/*', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Bench</title>' }),
    );
    await page.goto('https://store.bench.test/');
    await page.addScriptTag({ content: code });
    return await work(page);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** The code that runs in the page, as `bench`; `file`: of this folder. */
export async function benchCode(file = 'store-page.ts'): Promise<string> {
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
