import { build } from 'esbuild';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startChromium } from '../../scripts/detect';
import { root } from '../../scripts/tool';
import { Started } from './started';

/** What was said in the page: an address, a status or that it is being looked at, and when (milliseconds since 1970). */
interface Said {
  what: string;
  /** Who is in the list. */
  list: string[];
  at: number;
}

const PEOPLE = [
  'nora.quell@ferngate.example.com',
  'ivo.brandt@larkspur.example.com',
  'mara.lindqvist@tallwood.example',
];
const personOf = (turn: number) => PEOPLE[turn % PEOPLE.length] ?? '';

const started = new Started();
let browser: Browser;
let code: string;
let page: Page;
let session: CDPSession;
let world: number;

beforeAll(async () => {
  browser = started.keep(await startChromium(), (one) => one.close());
  const { outputFiles } = await build({
    stdin: {
      contents: `export { watch } from './lib/sites/watch'; export { sites } from './lib/sites/index';`,
      resolveDir: root,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'sites',
    target: 'es2022',
  });
  code = outputFiles[0]?.text ?? '';
});
afterAll(() => started.end());

beforeEach(async () => {
  page = await browser.newPage();
});
afterEach(() => page.close());

/** Opens pages of a site that exists for this test only, and watches the first as the content script does. */
async function watchPage(pages: Record<string, string>): Promise<void> {
  await page.route('**/*', async (route) => {
    const { host, pathname } = new URL(route.request().url());
    const html = pages[host === 'crm.fields.test' ? pathname : host];
    if (html === undefined) await route.abort();
    else
      await route.fulfill({
        status: 200,
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html>${html}`,
      });
  });
  await page.goto('https://crm.fields.test/');
  session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const made = await session.send('Page.createIsolatedWorld', {
    frameId: frameTree.frame.id,
    worldName: 'watch',
  });
  world = made.executionContextId;
  await inWorld(`
    globalThis.said = [];
    ${code};
    const report = (sighting) => said.push({
      what: sighting.state === 'looking' ? 'looking' : (sighting.detection.primary?.email ?? sighting.detection.status),
      list: sighting.state === 'looking' ? [] : sighting.list.map(({ email }) => email),
      at: performance.timeOrigin + performance.now(),
    });
    sites.watch({ sites: sites.sites, window, own: ['sam.ortiz@repco.test'], report, signal: new AbortController().signal });
  `);
}

async function inWorld(expression: string): Promise<unknown> {
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
    expression: `(() => { ${expression} })()`,
    contextId: world,
    returnByValue: true,
  });
  if (exceptionDetails !== undefined)
    throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value as unknown;
}

async function said(): Promise<Said[]> {
  return (await inWorld('return said')) as Said[];
}

async function untilSaid(what: string): Promise<void> {
  await expect.poll(async () => (await said()).at(-1)?.what, { timeout: 10_000, interval: 20 }).toBe(what);
}

async function untilListed(first: string, last: string): Promise<void> {
  const ends = async () => {
    const list = (await said()).at(-1)?.list ?? [];
    return [list[0], list.at(-1)];
  };
  await expect.poll(ends, { timeout: 10_000, interval: 20 }).toEqual([first, last]);
}

function message(from: string, body = ''): string {
  return `<main><h1>Hello</h1><dl><dt>From</dt><dd><a href="mailto:${from}">${from}</a></dd></dl><div class="message-body">${body}</div></main>`;
}

test('a frame whose URL nobody sees: the next message replaces the one before', async () => {
  await watchPage({
    '/': '<iframe id="f" src="/m/0" width="600" height="400"></iframe>',
    '/m/0': message(personOf(0)),
    '/m/1': message(personOf(1)),
    '/m/2': message('no-reply@planner.example'),
  });
  await untilSaid(personOf(0));
  await page.evaluate(`document.getElementById('f').contentWindow.location.replace('/m/1')`);
  await untilSaid(personOf(1));
  await page.evaluate(`document.getElementById('f').contentWindow.location.replace('/m/2')`);
  await untilSaid('nobody');
  const order = (await said()).map(({ what }) => what);
  expect(order).toEqual(['looking', personOf(0), 'looking', personOf(1), 'looking', 'nobody']);
});

test('a frame that is hidden, taken out or of another origin shows nobody', async () => {
  await watchPage({
    '/': `<iframe id="f" src="/m/0" width="600" height="400"></iframe><iframe src="https://other.test/" width="600" height="400"></iframe>
      <iframe src="/m/1" style="display:none"></iframe><iframe src="/m/1" width="1" height="1"></iframe>`,
    '/m/0': message(personOf(0)),
    '/m/1': message(personOf(1)),
    'other.test': message(personOf(2)),
  });
  await untilSaid(personOf(0));
  await page.evaluate(`document.getElementById('f').style.display = 'none'`);
  await untilSaid('nobody');
  expect((await said()).map(({ what }) => what)).toEqual(['looking', personOf(0), 'looking', 'nobody']);
  await page.evaluate(`document.getElementById('f').style.display = ''`);
  await untilSaid(personOf(0));
  await page.evaluate(`document.getElementById('f').remove()`);
  await untilSaid('nobody');
});

test('a single-page program: the person before is gone before the next is named, and nobody else comes between', async () => {
  await watchPage({
    '/': `<main id="m"></main><script>
      window.shownAt = [];
      window.go = (turn, email, blank) => {
        history.pushState(null, '', '/contacts/' + (100 + turn));
        if (blank) document.getElementById('m').textContent = 'Loading';
        setTimeout(() => {
          document.getElementById('m').innerHTML = '<h1>Record</h1><dl><dt>E-mail</dt><dd>' + email + '</dd></dl>';
          shownAt.push({ email, at: performance.timeOrigin + performance.now() });
        }, 60 + (turn * 37) % 400);
      };
    </script>`,
  });
  const gone: number[] = [];
  const named: number[] = [];
  for (let turn = 0; turn < 24; turn += 1) {
    const email = personOf(turn);
    const count = (await said()).length;
    const leftAt = Number(
      await page.evaluate(
        `go(${String(turn)}, ${JSON.stringify(email)}, ${String(turn % 2 === 0)}), performance.timeOrigin + performance.now()`,
      ),
    );
    await untilSaid(email);
    const fresh = (await said()).slice(count);
    const shown = await page.evaluate<{ at: number }>('shownAt.at(-1)');
    if (turn > 0) expect(fresh[0]?.what).toBe('looking');
    if (turn > 0) gone.push((fresh.find(({ what }) => what === 'looking')?.at ?? Infinity) - leftAt);
    named.push((fresh.at(-1)?.at ?? Infinity) - shown.at);
    // Nobody else in between: not the person before under the new URL, and nobody at all.
    expect(
      new Set(fresh.map(({ what }) => what).filter((what) => what !== 'looking' && what !== 'nobody')),
    ).toEqual(new Set([email]));
    await page.waitForTimeout(600);
  }
  const p95 = (times: number[]) =>
    times.toSorted((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? Infinity;
  const median = (times: number[]) =>
    times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? Infinity;
  console.log(
    `gone after ${median(gone).toFixed(0)} ms (p95 ${p95(gone).toFixed(0)}), named ${median(named).toFixed(0)} ms after the address was there (p95 ${p95(named).toFixed(0)})`,
  );
});

test('somebody who only flashes by is never named: two looks must agree', async () => {
  await watchPage({
    '/': `<main id="m"></main><script>
      window.flashes = [];
      const show = (email) => { document.getElementById('m').innerHTML = '<h1>Record</h1><dl><dt>E-mail</dt><dd>' + email + '</dd></dl>'; };
      window.flash = (turn, wrong, right) => {
        history.pushState(null, '', '/contacts/' + (500 + turn));
        const began = performance.now();
        show(wrong);
        setTimeout(() => { show(right); flashes.push(performance.now() - began); }, 50);
      };
    </script>`,
  });
  let short = 0;
  for (let turn = 0; turn < 12 && short < 4; turn += 1) {
    const count = (await said()).length;
    await page.evaluate(
      `flash(${String(turn)}, 'flash${String(turn)}@passing.example', ${JSON.stringify(personOf(turn))})`,
    );
    await untilSaid(personOf(turn));
    const names = (await said()).slice(count).map(({ what }) => what);
    // On a busy machine it may have stood there long enough to be believed.
    if ((await page.evaluate<number>('flashes.at(-1)')) > 80) continue;
    short += 1;
    expect(names).not.toContain(`flash${String(turn)}@passing.example`);
    await page.waitForTimeout(700);
  }
  expect(short).toBeGreaterThan(0);
});

test('an open shadow root is read, a closed one is not', async () => {
  await watchPage({
    '/': `<main><open-card></open-card><closed-card></closed-card></main><script>
      window.roots = ['open', 'closed'].map((mode) => document.querySelector(mode + '-card').attachShadow({ mode }));
      window.fill = (index, email) => { roots[index].innerHTML = '<dl><dt>E-mail</dt><dd>' + email + '</dd></dl>'; };
    </script>`,
  });
  await untilSaid('nobody');
  await page.evaluate(`fill(1, ${JSON.stringify(personOf(1))})`);
  await page.waitForTimeout(800);
  expect((await said()).at(-1)?.what).toBe('nobody');
  await page.evaluate(`fill(0, ${JSON.stringify(personOf(0))})`);
  await untilSaid(personOf(0));
});

test('the page notices nothing: no element, no attribute, no script of ours in it', async () => {
  await watchPage({
    '/': `${message(personOf(0))}<script>
      window.noticed = [];
      new MutationObserver((records) => noticed.push(...records.map(({ type }) => type))).observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
      addEventListener('message', () => noticed.push('message'));
    </script>`,
  });
  await untilSaid(personOf(0));
  await page.waitForTimeout(1_500);
  expect(await page.evaluate('noticed')).toEqual([]);
  expect(await page.evaluate('typeof sites + typeof said')).toBe('undefinedundefined');
});

test('a page that changes 60 times a second while nobody does anything: named once, and kept', async () => {
  await watchPage({
    '/': `${message(personOf(0))}<p id="clock"></p><script>
      const tick = () => { document.getElementById('clock').textContent = String(performance.now()); requestAnimationFrame(tick); };
      tick();
    </script>`,
  });
  await untilSaid(personOf(0));
  await page.waitForTimeout(3_000);
  expect((await said()).map(({ what }) => what)).toEqual(['looking', personOf(0)]);
});

test('a URL that gets a suffix after the page was loaded: the person stays', async () => {
  await watchPage({
    '/': `<main><h1>Nora Quell</h1><dl><dt>E-mail</dt><dd>${personOf(0)}</dd></dl></main><script>history.replaceState(null, '', '/contacts/51');</script>`,
  });
  await untilSaid(personOf(0));
  await page.evaluate(`history.replaceState(null, '', '/contacts/51?view=overview#notes')`);
  await page.waitForTimeout(1_500);
  expect((await said()).map(({ what }) => what)).toEqual(['looking', personOf(0)]);
});

test('a virtual list has those whom it shows now, and nobody is the person', async () => {
  await watchPage({
    '/': `<main><h1>People</h1><div id="rows"></div></main><script>
      window.show = (from) => {
        document.getElementById('rows').innerHTML = Array.from({ length: 5 }, (_, i) => '<div class="row"><b>Person</b> <i>person' + (from + i) + '@many.example.com</i></div>').join('');
      };
      show(0);
    </script>`,
  });
  await untilSaid('nobody');
  await untilListed('person0@many.example.com', 'person4@many.example.com');
  await page.evaluate('show(300)');
  await untilListed('person300@many.example.com', 'person304@many.example.com');
  expect(new Set((await said()).map(({ what }) => what))).toEqual(new Set(['looking', 'nobody']));
});
