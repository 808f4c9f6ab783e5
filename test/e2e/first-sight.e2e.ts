import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ExtensionBrowser, launchBrowser } from './browser';
import { builtExtension } from './extension';
import { expectPerson, workAlone } from './panel';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

// Nothing is granted, as after installing: all that is known is the page on which the button was pressed.
const started = new Started();
let server: ServerProcess;
let browser: ExtensionBrowser;
let page: Page;

beforeAll(async () => {
  server = started.keep(await startServerProcess(), (one) => one.remove());
  browser = started.keep(await launchBrowser({ extension: builtExtension() }), (one) => one.remove());
  page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(`${server.url}/demo/people/tomas-o-briain`);
});
afterAll(() => started.end());

test('the button tells which site it is, and the page is read once without a lasting permission', async () => {
  const panel = await browser.openPanel(page);
  await workAlone(panel);
  await panel.getByText('Allow 127.0.0.1, and nothing else.').waitFor();
  expect(await panel.getByRole('button', { name: 'Allow this site' }).count()).toBe(1);
  await panel.getByRole('button', { name: 'Read once' }).click();
  await expectPerson(panel, 'tomas@ardmore.example', 'Tomás Ó Briain');
});
