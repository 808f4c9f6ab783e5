import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type ExtensionBrowser, launchBrowser } from '../test/e2e/browser';
import { builtExtension } from '../test/e2e/extension';
import { card, expectPerson, joinTeam, synced } from '../test/e2e/panel';
import { openPinnedPanel } from '../test/e2e/pinned-panel';
import { type ServerProcess, startServerProcess } from '../test/e2e/server-process';
import { buildExtension } from './build';
import { root } from './tool';

// The pictures of the README, and of every state of the sidebar, from the running product.

const FOLDER = join(root, 'docs', 'pictures');
const HEIGHT = 920;
const PAGE_WIDTH = 1000;

type Scheme = 'light' | 'dark';

async function settle(page: Page): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(350); // the fade and the first counts
}

async function keep(page: Page, name: string): Promise<Buffer> {
  await settle(page);
  const picture = await page.screenshot();
  writeFileSync(join(FOLDER, `${name}.png`), picture);
  console.log(`docs/pictures/${name}.png`);
  return picture;
}

/** Several pictures side by side on one quiet ground. */
async function sideBySide(
  browser: ExtensionBrowser,
  name: string,
  pictures: { image: Buffer; width: number }[],
) {
  const page = await browser.context.newPage();
  const gap = 24;
  const width = pictures.reduce((sum, one) => sum + one.width + gap, gap);
  await page.setViewportSize({ width, height: HEIGHT + 2 * gap });
  const images = pictures.map(
    ({ image, width: wide }) =>
      `<img width="${String(wide)}" height="${String(HEIGHT)}" src="data:image/png;base64,${image.toString('base64')}">`,
  );
  await page.setContent(
    `<style>body{margin:0;padding:${String(gap)}px;display:flex;gap:${String(gap)}px;background:#d7d9de}
     img{border-radius:12px;box-shadow:0 1px 3px #0003}</style>${images.join('')}`,
  );
  await keep(page, name);
  await page.close();
}

interface Scene {
  name: string;
  path: string;
  /** What has to be done and seen before the picture. */
  ready(panel: Page): Promise<unknown>;
  widths?: number[];
}

const heading = (text: RegExp) => (panel: Page) => panel.getByText(text).first().waitFor();
const tomas = (panel: Page) => expectPerson(panel, 'tomas@ardmore.example');

const SCENES: Scene[] = [
  { name: 'person', path: '/demo/people/tomas-o-briain', ready: tomas, widths: [240, 360, 480] },
  {
    name: 'value-receipt',
    path: '/demo/people/tomas-o-briain',
    ready: async (panel) => {
      await tomas(panel);
      await card(panel, 'Value')
        .getByRole('button', { name: /why this number/i })
        .click();
      await card(panel, 'Value').scrollIntoViewIfNeeded();
    },
  },
  {
    name: 'stage-menu',
    path: '/demo/people/tomas-o-briain',
    ready: async (panel) => {
      await tomas(panel);
      await panel.getByRole('button', { name: 'Move to another stage' }).click();
    },
  },
  {
    name: 'score',
    path: '/demo/people/tomas-o-briain',
    ready: async (panel) => {
      await tomas(panel);
      await card(panel, 'Satisfaction').getByRole('radio', { name: /^9/ }).click();
      await card(panel, 'Satisfaction').scrollIntoViewIfNeeded();
    },
    widths: [240, 360],
  },
  {
    name: 'unknown',
    path: '/demo/people/ingrid-solberg',
    ready: (panel) => expectPerson(panel, 'ingrid@fjordtech.example'),
    widths: [240, 360],
  },
  { name: 'list', path: '/demo/people', ready: heading(/people|nobody/i), widths: [240, 360] },
];

async function photograph(browser: ExtensionBrowser, page: Page, server: ServerProcess, scheme: Scheme) {
  const taken = new Map<string, Buffer>();
  for (const scene of SCENES) {
    await page.goto(server.url + scene.path);
    for (const width of scene.widths ?? [360]) {
      const panel = await openPinnedPanel(browser, page, { width, height: HEIGHT });
      await panel.emulateMedia({ colorScheme: scheme });
      await scene.ready(panel);
      const suffix = width === 360 ? '' : `-${String(width)}`;
      taken.set(scene.name + suffix, await keep(panel, `${scene.name}${suffix}-${scheme}`));
      await panel.close();
    }
  }
  return taken;
}

async function take(browser: ExtensionBrowser, server: ServerProcess): Promise<void> {
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.setViewportSize({ width: PAGE_WIDTH, height: HEIGHT });
  await page.goto(`${server.url}/demo/people`);
  const first = await openPinnedPanel(browser, page, { width: 360, height: HEIGHT });
  await keep(first, 'first-run-light');
  await joinTeam(first, server.link, 'Dana');
  await synced(first);
  await first.close();
  const light = await photograph(browser, page, server, 'light');
  const dark = await photograph(browser, page, server, 'dark');
  const of = (taken: Map<string, Buffer>, name: string, width = 360) => ({
    image: taken.get(name) ?? Buffer.alloc(0),
    width,
  });
  await page.goto(`${server.url}/demo/people/tomas-o-briain`);
  const beside = { image: await page.screenshot(), width: PAGE_WIDTH };
  await sideBySide(browser, 'sidebar', [beside, of(light, 'person')]);
  await sideBySide(browser, 'states', [
    of(light, 'person'),
    of(dark, 'person'),
    of(light, 'value-receipt'),
    of(dark, 'unknown'),
  ]);
}

if (!buildExtension('chrome')) process.exit(1);
mkdirSync(FOLDER, { recursive: true });
const server = await startServerProcess();
const browser = await launchBrowser({ extension: builtExtension(), granted: ['http://127.0.0.1/*'] });
try {
  await take(browser, server);
} finally {
  await browser.remove();
  await server.remove();
}
