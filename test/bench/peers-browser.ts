import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { root } from '../../scripts/tool';
import { launchBrowser } from '../e2e/browser';

/** What runs in the page, by the name it has there. */
const SCRIPTS = {
  ours: 'peers-page.ts',
  pouch: join('peers', 'pouch-page.mjs'),
  rx: join('peers', 'rx-page.mjs'),
};

const MANIFEST = {
  manifest_version: 3,
  name: 'Bench',
  version: '1.0',
  background: { service_worker: 'worker.js' },
  // An extension may ask any server it is allowed: the peers' servers need know nothing of other origins.
  host_permissions: ['http://127.0.0.1/*'],
};

/** One of them. */
export type Script = keyof typeof SCRIPTS;

/** An extension with a page for each of them. */
export interface BenchExtension {
  /** Calls a function of a script in its page, in a browser with a profile of its own on the disk. */
  run<T>(script: Script, call: string): Promise<T>;
  remove(): void;
}

/** Builds it. */
export async function benchExtension(): Promise<BenchExtension> {
  const folder = mkdtempSync(join(tmpdir(), 'sidestage-peers-'));
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(MANIFEST));
  writeFileSync(join(folder, 'worker.js'), '');
  await Promise.all(Object.entries(SCRIPTS).map(([name, file]) => bundle(name, file, folder)));
  return {
    run: async <T>(script: Script, call: string) => {
      const browser = await launchBrowser({ extension: folder });
      try {
        const page = await browser.context.newPage();
        page.on('pageerror', (error) => console.error(`In the page: ${error.message}`));
        await page.goto(`chrome-extension://${browser.extensionId}/${script}.html`);
        return await page.evaluate<T>(`${script}.${call}`);
      } finally {
        await browser.remove();
      }
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A script with its page: each by itself, since two of them bring a Dexie of their own. */
async function bundle(name: string, file: string, folder: string): Promise<void> {
  const page = `<!doctype html><title>Bench</title><script src="${name}.js"></script>`;
  writeFileSync(join(folder, `${name}.html`), page);
  await build({
    entryPoints: [join(root, 'test', 'bench', file)],
    outfile: join(folder, `${name}.js`),
    bundle: true,
    minify: true,
    format: 'iife',
    globalName: name,
    target: 'es2022',
    platform: 'browser',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    logLevel: 'error',
  });
}
