import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type ExtensionBrowser, launchBrowser } from '../test/e2e/browser';
import { builtExtension } from '../test/e2e/extension';
import { type OddProgram, startOddProgram } from '../test/e2e/odd-program';
import { card, expectPerson, joinTeam, synced } from '../test/e2e/panel';
import { openPinnedPanel } from '../test/e2e/pinned-panel';
import { type ServerProcess, startServerProcess } from '../test/e2e/server-process';
import { buildExtension } from './build';
import { CRM, DRIFTED_RECORD, servePages, SILENT_RECORD } from './pictured-pages';
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
  /** Of the demo CRM, or a whole address. */
  path: string;
  /** What has to be done and seen before the picture. */
  ready(panel: Page): Promise<unknown>;
  widths?: number[];
}

const heading = (text: RegExp) => (panel: Page) => panel.getByText(text).first().waitFor();
/** Where a program that nobody has heard of shows a client; its port is known when it runs. */
const ODD = 'odd';
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
    name: 'stage-receipt',
    path: '/demo/people/tomas-o-briain',
    ready: async (panel) => {
      await tomas(panel);
      await card(panel, 'Stage').getByRole('button', { name: 'Why', exact: true }).click();
      await card(panel, 'Stage')
        .getByRole('button', { name: /^Moved/ })
        .click();
      await card(panel, 'Stage').getByRole('button', { name: /^Tier/ }).click();
    },
    widths: [240, 360, 480],
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
  {
    name: 'today',
    path: '/demo/people/tomas-o-briain',
    ready: async (panel) => {
      await tomas(panel);
      await panel.getByRole('button', { name: /^Today/ }).click();
      await panel.getByRole('listitem').nth(3).waitFor();
    },
    widths: [240, 360, 480],
  },
  {
    name: 'log',
    path: '/demo/people/tomas-o-briain',
    ready: async (panel) => {
      await tomas(panel);
      await panel.getByRole('button', { name: /^Log/ }).click();
      await panel.getByRole('radio', { name: /^Order/ }).click();
    },
    widths: [240, 360],
  },
  {
    name: 'journey',
    path: '/demo/people/tomas-o-briain',
    ready: async (panel) => {
      await tomas(panel);
      await card(panel, 'Timeline').getByRole('radio', { name: 'Journey' }).click();
      await card(panel, 'Timeline').scrollIntoViewIfNeeded();
    },
    widths: [240, 360],
  },
  { name: 'list', path: '/demo/people', ready: heading(/people|nobody/i), widths: [240, 360] },
  {
    name: 'remember',
    path: SILENT_RECORD,
    ready: heading(/^Who is this HubSpot record/),
    widths: [240, 360],
  },
  { name: 'drift', path: DRIFTED_RECORD, ready: heading(/^HubSpot says/), widths: [240, 360] },
  {
    name: 'teach',
    path: ODD,
    ready: async (panel) => {
      // The lesson of the width before is still under way.
      await panel
        .getByRole('button', { name: /^(Show me|Cancel)$/ })
        .first()
        .waitFor();
      const cancel = panel.getByRole('button', { name: 'Cancel' });
      if (await cancel.isVisible()) await cancel.click();
      await panel.getByRole('button', { name: 'Show me' }).click();
      await panel.getByText('Point at the name on the page').waitFor();
    },
    widths: [240, 360],
  },
];

interface Served {
  server: ServerProcess;
  odd: OddProgram;
}

function addressOf({ path }: Scene, { server, odd }: Served): string {
  if (path === ODD) return odd.page(4711);
  return new URL(path, server.url).href;
}

async function photograph(browser: ExtensionBrowser, page: Page, served: Served, scheme: Scheme) {
  const taken = new Map<string, Buffer>();
  for (const scene of SCENES) {
    for (const width of scene.widths ?? [360]) {
      await page.goto(addressOf(scene, served));
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

async function take(browser: ExtensionBrowser, served: Served): Promise<void> {
  const { server } = served;
  await servePages(browser.context);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.setViewportSize({ width: PAGE_WIDTH, height: HEIGHT });
  await page.goto(`${server.url}/demo/people`);
  const first = await openPinnedPanel(browser, page, { width: 360, height: HEIGHT });
  await heading(/^Where do you work/)(first);
  await keep(first, 'first-run-light');
  await joinTeam(first, server.link, 'Dana');
  await synced(first);
  await first.close();
  const light = await photograph(browser, page, served, 'light');
  const dark = await photograph(browser, page, served, 'dark');
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
const odd = await startOddProgram();
const granted = ['http://127.0.0.1/*', `${CRM}/*`];
const browser = await launchBrowser({ extension: builtExtension(), granted });
try {
  await take(browser, { server, odd });
} finally {
  await browser.remove();
  await Promise.all([server.remove(), odd.close()]);
}
