import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from './browser';
import { card, expectPerson, pressKeys, timelineTitles, widestEnd } from './panel';
import { openPinnedPanel } from './pinned-panel';
import { joinedSeat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

describe('stages: suggested, seen through another model, and the model edited', () => {
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

  test('a suggested stage is kept and asked again by the keyboard alone', async () => {
    await stage().getByRole('button', { name: 'Keep Retention, ask again in 30 days' }).press('Enter');
    await stage().getByRole('group', { name: 'Suggested stage: Loyalty' }).waitFor({ state: 'detached' });
    await pressKeys(panel, 'z');
    await stage().getByRole('group', { name: 'Suggested stage: Loyalty' }).waitFor();
  });

  test('it is taken with its reason, and undone, by the keyboard alone', async () => {
    await stage().getByRole('button', { name: 'Move to Loyalty, as suggested' }).press('Enter');
    await expect.poll(firstRow).toMatch(/Retention → Loyalty/);
    await stage()
      .getByRole('button', { name: /^Moved/ })
      .press('Enter');
    const receipt = stage().getByRole('group', { name: 'Receipt of this stage' });
    expect(await receipt.textContent()).toMatch(/Why\d+ orders in 12 months.*Sourceby a rule/);
    await pressKeys(panel, 'z');
    await expect.poll(firstRow).toMatch(/Loyalty → Retention/);
    await stage()
      .getByRole('button', { name: /^Put back/ })
      .press('Enter');
  });

  test('the team is seen and counted through another model, and back', async () => {
    await stage().getByRole('button', { name: 'Seen through Reach to loyalty' }).press('Enter');
    await panel.getByRole('menuitem', { name: /^Inbound/ }).press('Enter');
    await stage().getByRole('button', { name: 'Customer, the current stage' }).waitFor();
    await stage().getByRole('button', { name: 'Mapping and counts' }).press('Enter');
    const customers = stage().getByRole('listitem').filter({ hasText: 'Retention: Both are' });
    await customers.getByText(/^\d{2,} people$/).waitFor();
    await stage().getByRole('button', { name: 'Back to Reach to loyalty' }).press('Enter');
    await stage().getByRole('button', { name: 'Retention, the current stage' }).waitFor();
  });

  test('the model is edited in the settings, is there for the panel, and is put back', async () => {
    const options = await browser.context.newPage();
    await options.goto(`chrome-extension://${browser.extensionId}/options.html`);
    await options.getByRole('button', { name: 'Edit the model' }).press('Enter');
    await options.getByRole('group', { name: 'Stage Retention' }).getByLabel('Name').fill('Regulars');
    await options.getByRole('button', { name: 'Remove Conversion' }).press('Enter');
    await options.getByText(/^\d+ people who stand in Conversion will stand in Acquisition\.$/).waitFor();
    await options.getByRole('button', { name: 'Merge into Acquisition' }).press('Enter');
    const review = options.getByRole('group', { name: 'What saving changes' });
    await review.getByRole('button', { name: 'Save for the team' }).press('Enter');
    await options.getByText('The lifecycle model is saved for the team').waitFor();
    await page.bringToFront(); // the panel shows what the front tab shows
    await stage().getByRole('button', { name: 'Regulars, the current stage' }).waitFor();
    expect(
      await stage()
        .getByRole('button', { name: /^Move to / })
        .count(),
    ).toBeGreaterThan(2);
    expect(await stage().getByRole('button', { name: 'Move to Conversion', exact: true }).count()).toBe(0);
    // What was recorded keeps the name it had.
    expect((await timelineTitles(panel)).join('\n')).toContain('Conversion');
    await options.bringToFront();
    await options.getByRole('button', { name: /^Undo/ }).press('Enter');
    await page.bringToFront();
    await stage().getByRole('button', { name: 'Retention, the current stage' }).waitFor();
    await options.close();
  });

  test('nothing is wider than the narrowest panel', async () => {
    const narrow = await openPinnedPanel(browser, page, { width: 240, height: 900 });
    await expectPerson(narrow, 'tomas@ardmore.example');
    const segment = card(narrow, 'Stage').getByRole('button', { name: /^Segment/ });
    await segment.press('Enter');
    expect(await widestEnd(narrow)).toBeLessThanOrEqual(240);
    await narrow.close();
  });
});
