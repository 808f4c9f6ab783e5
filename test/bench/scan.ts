import { build } from 'esbuild';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { startChromium } from '../../scripts/detect';
import { root } from '../../scripts/tool';
import { makeHostile } from './hostile-pages';
import { quantile, tenths } from './quantile';
import type { Figure } from './sizes';

const RUNS = 30;
const WATCH_SECONDS = 6;

const IN_PAGE = `
export { makePages } from './test/bench/scan-pages';
export { makeHostile } from './test/bench/hostile-pages';
export { look, lookInSteps } from './lib/sites/look';
export { STEP_LIMIT_MS } from './lib/sites/bounds';
export { watch } from './lib/sites/watch';
export { generic } from './lib/sites/generic';
export { sites } from './lib/sites/index';
export { readMailbox, findMailbox, readMailto } from './lib/sites/mailbox';
export { readName, looksLikeName, otherAddressIn } from './lib/sites/person-name';
export { isMachine } from './lib/sites/machine';
export { isPhone } from './lib/sites/phone-text';
export { roleOfLabel, roleOfToken } from './lib/sites/labels';
export { forwardedSender } from './lib/sites/forwarded';
`;

/** How long the content script's code takes in Chromium, on ordinary and on hostile pages. */
export async function benchScan(): Promise<Figure[]> {
  const code = await bundled();
  const browser = await startChromium();
  try {
    return [
      await scanOf(browser, code, 'record', 8_000, 15),
      await scanOf(browser, code, 'record', 30_000, 50),
      await scanOf(browser, code, 'list', 8_000, 15),
      await scanOf(browser, code, 'list', 30_000, 50),
      await hostile(browser, code, '10 MB of text', 'makePages.text()'),
      await hostile(browser, code, '200,000 nodes', 'makePages.nodes()'),
      await hostile(browser, code, '1,000,000 mailto links', 'makePages.links()'),
      ...(await hostileShapes(browser, code)),
      await constantChange(browser, code),
      await hostileText(browser, code),
    ];
  } finally {
    await browser.close();
  }
}

async function hostileShapes(browser: Browser, code: string): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const name of Object.keys(makeHostile()))
    figures.push(await hostile(browser, code, name, `sites.makeHostile()[${JSON.stringify(name)}]()`));
  return figures;
}

async function scanOf(
  browser: Browser,
  code: string,
  kind: 'record' | 'list',
  elements: number,
  goal: number,
): Promise<Figure> {
  const ran = await inPage(
    browser,
    code,
    `makePages.${kind}(${String(elements)})`,
    `
    const times = [];
    let status = '';
    for (let run = 0; run < ${String(RUNS)}; run += 1) {
      const began = performance.now();
      status = sites.look(document, new URL(location.href), [], { sites: sites.sites }).seen.status;
      times.push(performance.now() - began);
      await new Promise((done) => setTimeout(done, 20));
    }
    return { times, status, elements: document.getElementsByTagName('*').length };
  `,
  );
  const { times, status, elements: counted } = ran as { times: number[]; status: string; elements: number };
  const [first = 0, ...later] = times;
  const name = `scan of a ${kind === 'record' ? "person's page" : 'list'}`;
  return {
    name,
    elements: counted,
    status,
    firstMs: tenths(first),
    medianMs: quantile(later, 0.5),
    p95Ms: quantile(later, 0.95),
    goalMs: goal,
  };
}

/** A page made to keep a reader busy: how long the longest step takes, and all of them, read as the watcher reads. */
async function hostile(browser: Browser, code: string, name: string, fill: string): Promise<Figure> {
  const ran = await inPage(
    browser,
    code,
    fill,
    `
    const steps = [];
    const totals = [];
    let status = '';
    for (let run = 0; run < 5; run += 1) {
      const reading = sites.lookInSteps(document, new URL(location.href), [], { sites: sites.sites, stepMs: sites.STEP_LIMIT_MS });
      let total = 0;
      for (let isDone = false; !isDone; await new Promise((done) => setTimeout(done, 0))) {
        const began = performance.now();
        const { done, value } = reading.next();
        steps.push(performance.now() - began);
        total += steps.at(-1);
        isDone = done;
        if (done) status = value.seen.status;
      }
      totals.push(total);
    }
    return { steps, totals, status, elements: document.getElementsByTagName('*').length };
  `,
  );
  const { steps, totals, ...rest } = ran as {
    steps: number[];
    totals: number[];
    status: string;
    elements: number;
  };
  return {
    name: `hostile page: ${name}`,
    ...rest,
    longestStepMs: tenths(Math.max(...steps)),
    goalStepMs: 50,
    medianMs: quantile(totals, 0.5),
    longestMs: tenths(Math.max(...totals)),
    goalMs: 100,
  };
}

/** A page that changes 1,000 times a second: how often it is scanned, and how long the longest scan takes. */
async function constantChange(browser: Browser, code: string): Promise<Figure> {
  const ran = await inPage(
    browser,
    code,
    `makePages.record(8000)`,
    `
    const scans = [];
    const counting = { ...sites.generic, detect(page) {
      scans.push(performance.now());
      return sites.generic.detect(page);
    } };
    const ended = new AbortController();
    const tasks = [];
    new PerformanceObserver((entries) => tasks.push(...entries.getEntries().map((entry) => entry.duration))).observe({ entryTypes: ['longtask'] });
    const said = [];
    const ticker = document.body.appendChild(document.createElement('p'));
    const began = performance.now();
    sites.watch({ window, own: [], report: (sighting) => said.push(sighting.state), signal: ended.signal, sites: [counting] });
    let changes = 0;
    while (performance.now() - began < ${String(WATCH_SECONDS * 1000)}) {
      for (let change = 0; change < 10; change += 1) ticker.textContent = String((changes += 1));
      await new Promise((done) => setTimeout(done, 10));
    }
    ended.abort();
    const perSecond = Array.from({ length: ${String(WATCH_SECONDS)} }, (_, second) =>
      scans.filter((at) => Math.floor((at - began) / 1000) === second).length);
    return { perSecond, changes, longest: Math.max(0, ...tasks), said };
  `,
  );
  const { perSecond, changes, longest } = ran as { perSecond: number[]; changes: number; longest: number };
  return {
    name: 'hostile page: constant change',
    changesPerSecond: Math.round(changes / WATCH_SECONDS),
    scansInFirstSecond: perSecond[0] ?? 0,
    mostScansInALaterSecond: Math.max(...perSecond.slice(1)),
    goalPerSecond: 2,
    // Chromium only tells of tasks of 50 ms and more.
    longestTaskMs: longest === 0 ? 'under 50' : tenths(longest),
  };
}

/** 64 kB of text made to keep a careless pattern busy, given to everything that reads a text. */
async function hostileText(browser: Browser, code: string): Promise<Figure> {
  const ran = await inPage(
    browser,
    code,
    `makePages.record(500)`,
    `
    const parts = ['a@', 'a.', '<', '("', 'a@a.a ', '"\\\\', ', ', '--', 'via ', 'x+', '\\u00a0', 'é', '@@', ' from: ', 'no-', '(1) ', ')-'];
    const body = document.createElement('div');
    const readers = [sites.readMailbox, sites.findMailbox, (text) => sites.readMailto('mailto:' + text), sites.readName, sites.looksLikeName,
      (text) => sites.otherAddressIn(text, 'a@b.example'), (text) => sites.isMachine(text + '@b.example', text), sites.isPhone, sites.roleOfLabel,
      sites.roleOfToken, (text) => { body.textContent = '--- Original Message ---' + text; return sites.forwardedSender(body); }];
    let longest = 0;
    for (const part of parts) {
      const text = part.repeat(Math.ceil(65536 / part.length)).slice(0, 65536);
      for (const read of readers) {
        const began = performance.now();
        read(text);
        longest = Math.max(longest, performance.now() - began);
      }
      const link = document.createElement('a');
      link.title = text;
      link.href = 'mailto:' + text;
      link.textContent = text;
      document.querySelector('main').append(link);
      const began = performance.now();
      sites.look(document, new URL(location.href), [], { sites: sites.sites });
      longest = Math.max(longest, performance.now() - began);
      link.remove();
    }
    return longest;
  `,
  );
  return { name: '64 kB of hostile address text', longestMs: tenths(Number(ran)), goalMs: 50 };
}

/** Fills an empty page and runs code in a world of its own, as a content script's is. */
async function inPage(browser: Browser, code: string, fill: string, run: string): Promise<unknown> {
  const page = await browser.newPage();
  try {
    const session = await worldOf(page);
    const { id } = session;
    const expression = `(async () => { ${code}; const makePages = sites.makePages(); ${fill}; await new Promise((done) => setTimeout(done, 300)); ${run} })()`;
    const { result, exceptionDetails } = await session.cdp.send('Runtime.evaluate', {
      expression,
      contextId: id,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  } finally {
    await page.close();
  }
}

async function worldOf(page: Page): Promise<{ cdp: CDPSession; id: number }> {
  await page.route('**/*', (route) =>
    route.fulfill({ status: 200, contentType: 'text/html', body: '<!doctype html><title>Bench</title>' }),
  );
  await page.goto('https://crm.bench.test/contacts/51');
  const cdp = await page.context().newCDPSession(page);
  const { frameTree } = await cdp.send('Page.getFrameTree');
  const { executionContextId } = await cdp.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'bench',
  });
  return { cdp, id: executionContextId };
}

async function bundled(): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: IN_PAGE, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    globalName: 'sites',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
