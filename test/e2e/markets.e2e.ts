import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from './browser';
import { card, expectPerson, pressKeys, timelineTitles, widestEnd } from './panel';
import { openPinnedPanel } from './pinned-panel';
import { joinedSeat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

describe('markets: a second one with a model of its own, and a person who comes into it', () => {
  const started = new Started();
  let server: ServerProcess;
  let browser: ExtensionBrowser;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    server = started.keep(await startServerProcess(), (one) => one.remove());
    ({ browser, page, panel } = await joinedSeat(started, {
      at: `${server.url}/demo/people/tomas-o-briain`,
      link: server.link,
      name: 'Dana',
    }));
    await expectPerson(panel, 'tomas@ardmore.example');
  });
  afterAll(() => started.end());

  const stage = () => card(panel, 'Stage');
  const firstRow = () => timelineTitles(panel).then((rows) => rows[0]);
  const standsIn = (label: string) =>
    stage()
      .getByRole('button', { name: `${label}, the current stage` })
      .waitFor();

  test('a lead makes a second market in the settings and gives it a model of its own', async () => {
    const options = await browser.context.newPage();
    await options.goto(`chrome-extension://${browser.extensionId}/options.html`);
    await options.getByRole('button', { name: 'Add a market' }).press('Enter');
    await options.getByLabel('Name of the market').fill('Nordics');
    await options.keyboard.press('Enter');
    await options.getByText('Nordics is a market now').waitFor();
    const model = options.getByRole('region', { name: 'Lifecycle model' });
    expect(
      await model
        .getByLabel('Market')
        .evaluate((one) => (one as HTMLSelectElement).selectedOptions[0]?.label),
    ).toBe('Nordics');
    await model.getByRole('button', { name: 'Edit the model' }).press('Enter');
    await model.getByRole('button', { name: 'Choose another model…' }).press('Enter');
    await model.getByRole('radio', { name: /^Inbound/ }).check();
    await model.getByRole('button', { name: 'Use Inbound' }).press('Enter');
    await model.getByRole('button', { name: 'Save for the team' }).press('Enter');
    await options.getByText('The lifecycle model is saved for Nordics').waitFor();
    await options.close();
    await page.bringToFront(); // the panel shows what the front tab shows
  });

  test('two keys bring a person into it, with its track; a third takes it back', async () => {
    await standsIn('Retention');
    await stage().getByRole('button', { name: 'Market: Main market. Change' }).waitFor();
    await pressKeys(panel, 'k');
    await panel.getByRole('menuitem', { name: /^Nordics/ }).waitFor();
    await pressKeys(panel, '2');
    await standsIn('Customer');
    await stage().getByRole('list', { name: 'Stages of Inbound' }).waitFor();
    await expect.poll(firstRow).toMatch(/Retention → Customer, now in Nordics/);
    await pressKeys(panel, 'z');
    await standsIn('Retention');
    await stage().getByRole('list', { name: 'Stages of Reach to loyalty' }).waitFor();
    await expect.poll(firstRow).toMatch(/Customer → Retention, now in Main market/);
  });

  test('it fits the narrowest panel', async () => {
    const narrow = await openPinnedPanel(browser, page, { width: 240, height: 900 });
    await expectPerson(narrow, 'tomas@ardmore.example');
    await card(narrow, 'Stage')
      .getByRole('button', { name: /^Market:/ })
      .press('Enter');
    await narrow.getByRole('menuitem', { name: /^Nordics/ }).waitFor();
    expect(await widestEnd(narrow)).toBeLessThanOrEqual(240);
    await narrow.close();
  });
});
