import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DetectedPage, detectIn, startChromium } from '../../scripts/detect';
import { expectTruth, type Said } from '../sites/against-truth';
import { servedTruths, type Truth } from '../sites/truths';
import { Started } from './started';

const started = new Started();
let browser: Browser;

beforeAll(async () => {
  browser = started.keep(await startChromium(), (one) => one.close());
});

afterAll(() => started.end());

const truths = servedTruths();

test.each(truths.map((truth) => [truth.name, truth] as const))('Chromium reads %s', async (_name, truth) => {
  expectTruth(saidOf(await read(truth)), truth);
});

test('a page cannot run its own scripts while it is read, nor leave', async () => {
  const html = Buffer.from(
    `<!doctype html><meta http-equiv="refresh" content="0;url=https://elsewhere.test/"><title>Nora</title>
     <script>document.title = 'changed'</script><body onload="document.title = 'changed'">
     <main><h1>Nora Quell</h1><dl><dt>E-mail</dt><dd id="m">nora.quell@ferngate.example.com</dd></dl>
     <img src="x" onerror="document.getElementById('m').textContent = 'other@else.example'"></main>`,
  );
  const found = await detectIn(browser, { html, url: 'https://crm.fields.test/contacts/51', own: [] });
  expect(found.primary?.email).toBe('nora.quell@ferngate.example.com');
  expect(found.key?.account).toBe('crm.fields.test');
});

function read({ path, url, own }: Truth): Promise<DetectedPage> {
  return detectIn(browser, { html: readFileSync(path), url, own });
}

/** The command says null for what a page does not show of somebody; elsewhere it is left out. */
function saidOf({ list, primary, others, ...rest }: DetectedPage): Said {
  const bare = <P extends object>(person: P): P =>
    Object.fromEntries(Object.entries(person).filter(([key, value]) => value !== null || key === 'key')) as P;
  const detection = { ...rest, primary: primary === null ? null : bare(primary), others: others.map(bare) };
  return { detection, list: list.map(bare) };
}
