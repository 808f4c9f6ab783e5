import { afterAll, beforeAll, expect, test } from 'vitest';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { createServer, type ViteDevServer } from 'vite';
import { chromiumArgs, needChromium } from '../../scripts/chromium';
import { SIZES, type Size } from './charts-gallery/sizes';

const root = fileURLToPath(new URL('charts-gallery', import.meta.url));
/** The page's policy in the extension, as far as pictures and files are concerned. */
const POLICY = "img-src 'self' data:; object-src 'none'; form-action 'none'";

let server: ViteDevServer;
let browser: Browser;
let origin: string;

beforeAll(async () => {
  server = await createServer({
    root,
    configFile: false,
    logLevel: 'error',
    server: { port: 0, host: '127.0.0.1', fs: { allow: [fileURLToPath(new URL('../..', import.meta.url))] } },
  });
  await server.listen();
  origin = server.resolvedUrls?.local[0] ?? '';
  browser = await chromium.launch({ executablePath: needChromium(), args: chromiumArgs });
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(asked: { size: Size; theme?: string; page?: string; width?: number }): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: asked.width ?? 1100, height: 900 } });
  await page.route(`${origin}*`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      headers: { ...answer.headers(), 'content-security-policy': POLICY },
    });
  });
  const search = new URLSearchParams({
    size: asked.size,
    theme: asked.theme ?? 'light',
    page: asked.page ?? '',
  });
  await page.goto(`${origin}?${search.toString()}`);
  await page.locator('.chart-card').first().waitFor();
  // The width of a picture is measured after it is drawn for the first time.
  await page.evaluate(() =>
    document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(done))),
  );
  return page;
}

/** Words that leave their picture, or lie on other words. Names that stand aslant touch each other's boxes and not each other. */
function faultsOf(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const faults: string[] = [];
    for (const svg of document.querySelectorAll('svg.chart')) {
      const box = svg.getBoundingClientRect();
      const name = svg.getAttribute('aria-label')?.split(':')[0] ?? '';
      const words = [...svg.querySelectorAll('text:not([transform])')]
        .map((text) => ({ text: text.textContent, at: text.getBoundingClientRect() }))
        .filter(({ at }) => at.width > 0);
      for (const { text, at } of words) {
        const isOut =
          at.left < box.left - 1 ||
          at.right > box.right + 1 ||
          at.top < box.top - 3 ||
          at.bottom > box.bottom + 3;
        if (isOut) faults.push(`${name}: ${text} leaves the picture`);
      }
      words.forEach((one, index) => {
        for (const other of words.slice(index + 1)) {
          const wide = Math.min(one.at.right, other.at.right) - Math.max(one.at.left, other.at.left);
          const tall = Math.min(one.at.bottom, other.at.bottom) - Math.max(one.at.top, other.at.top);
          if (wide > 1 && tall > 3) faults.push(`${name}: ${one.text} lies on ${other.text}`);
        }
      });
    }
    return faults;
  });
}

test.each(SIZES)('in pictures of %s no words leave their picture, or lie on each other', async (size) => {
  for (const width of [1100, 760, 480]) {
    const page = await open({ size, width });
    expect(await faultsOf(page)).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await page.close();
  }
});

test.each(['light', 'dark'])(
  'a picture is saved in the %s theme as it is seen, in files that stand alone',
  async (theme) => {
    const page = await open({ size: 'usual', theme });
    const flow = page.getByRole('region', { name: 'Flow between stages' });
    const save = async (label: string): Promise<Buffer> => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        (async () => {
          await flow.getByRole('button', { name: /table and files/ }).click();
          await flow.getByRole('menuitem', { name: label }).click();
        })(),
      ]);
      const chunks: Buffer[] = [];
      for await (const chunk of await download.createReadStream())
        chunks.push(Buffer.from(chunk as Uint8Array));
      return Buffer.concat(chunks);
    };
    const svg = (await save('Save as SVG')).toString('utf8');
    // Nothing that only a browser of today, or this page, could resolve.
    expect(svg).not.toMatch(/var\(|oklch|oklab|light-dark|color-mix|class=|style=|href/);
    expect(svg).toContain(theme === 'light' ? '#ffffff' : '<rect');
    const png = await save('Save as PNG');
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    const dots = await page.evaluate(async (base64) => {
      const image = new Image();
      image.src = `data:image/png;base64,${base64}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const seen = new Set<string>();
      const { data } = context?.getImageData(0, 0, image.width, image.height) ?? {
        data: new Uint8ClampedArray(),
      };
      for (let at = 0; at < data.length; at += 4 * 97)
        seen.add(`${data[at] ?? 0} ${data[at + 1] ?? 0} ${data[at + 2] ?? 0}`);
      return { width: image.width, colours: seen.size, corner: [...data.slice(0, 3)] };
    }, png.toString('base64'));
    expect(dots.width).toBeGreaterThan(1000);
    // Bars of six phases, bands, words: a page that could not be drawn has one colour.
    expect(dots.colours).toBeGreaterThan(20);
    const isLight = (dots.corner[0] ?? 0) > 127;
    expect(isLight).toBe(theme === 'light');
    await page.close();
  },
);

test('on paper the overview is as wide as the sheet, and what is for the screen alone is gone', async () => {
  const page = await open({ size: 'usual', page: 'board' });
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 718, height: 1000 });
  const seen = await page.evaluate(() => ({
    overflow: document.documentElement.scrollWidth - innerWidth,
    menus: [...document.querySelectorAll('.chart-menu, .overview-menu')].filter(
      (menu) => menu.getClientRects().length > 0,
    ).length,
    wide: Math.max(
      ...[...document.querySelectorAll('svg.chart')].map((svg) => svg.getBoundingClientRect().right),
    ),
  }));
  expect(seen.overflow).toBeLessThanOrEqual(0);
  expect(seen.menus).toBe(0);
  expect(seen.wide).toBeLessThanOrEqual(718);
  await page.close();
});

test('a picture is walked through by keys, with a ring on what is read', async () => {
  const page = await open({ size: 'usual' });
  const first = page.getByRole('button', { name: /^Reach to Acquisition: 2,410 people/ });
  await first.focus();
  await page.keyboard.press('ArrowRight');
  const ring = await page.evaluate(() => {
    const focused = document.activeElement;
    const mark = focused?.querySelector('.flow-focus');
    return { name: focused?.getAttribute('aria-label'), opacity: mark ? getComputedStyle(mark).opacity : '' };
  });
  expect(ring).toEqual({ name: expect.stringMatching(/^Reach to Conversion: 212/) as string, opacity: '1' });
  await page.close();
});
