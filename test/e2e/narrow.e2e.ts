import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExtensionBrowser } from './browser';
import { card, expectPerson, pressKeys, widestEnd } from './panel';
import { openPinnedPanel } from './pinned-panel';
import { joinedSeat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, with the size of targets, in the words of its rules. */
async function violations(panel: Page): Promise<string[]> {
  const session = await panel.context().newCDPSession(panel);
  // Through the debugger: the page's own policy runs no script but the extension's.
  await session.send('Runtime.evaluate', { expression: AXE });
  await session.detach();
  return panel.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(
          node: Document,
          how: object,
        ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
    };
    const found = await axe.run(document, {
      resultTypes: ['violations'],
      rules: { 'target-size': { enabled: true } },
    });
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`),
    );
  });
}

/** Buttons and fields of a part that stick out of the panel to the right: nobody can press them. */
async function outOfReach(panel: Page, part: string): Promise<string[]> {
  return panel
    .locator(`${part} :is(button, input, select, .toggle)`)
    .evaluateAll((all) =>
      all
        .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth)
        .map((one) => one.textContent),
    );
}

describe('at 240 px', () => {
  const started = new Started();
  let server: ServerProcess;
  let browser: ExtensionBrowser;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    server = started.keep(await startServerProcess(), (one) => one.remove());
    ({ browser, page } = await joinedSeat(started, {
      at: `${server.url}/demo/people/tomas-o-briain`,
      link: server.link,
      name: 'Dana',
    }));
    panel = await openPinnedPanel(browser, page, { width: 240, height: 700 });
    await expectPerson(panel, 'tomas@ardmore.example');
  });
  afterAll(() => started.end());

  const more = async (item: RegExp) => {
    await card(panel, 'Person')
      .getByRole('button', { name: /^More about/ })
      .press('Enter');
    await panel.getByRole('menuitem', { name: item }).press('Enter');
  };

  test('every button of export and merge can be pressed', async () => {
    await more(/^Export/);
    await panel.getByRole('button', { name: 'Save to read' }).waitFor();
    expect(await outOfReach(panel, '.card')).toEqual([]);
    await panel.keyboard.press('Escape');
    await more(/^Same as/);
    await panel.getByRole('combobox', { name: /^Who is the same/ }).fill('aoife');
    await panel.getByRole('option', { name: /Aoife Nolan/ }).click();
    await panel.getByRole('button', { name: 'Make them one' }).waitFor();
    expect(await outOfReach(panel, '.card')).toEqual([]);
    await panel.getByRole('button', { name: 'Cancel' }).click();
  });

  test('what was not saved is in sight while the timeline is read', async () => {
    await card(panel, 'Timeline').getByRole('listitem').last().scrollIntoViewIfNeeded();
    await pressKeys(panel, '/');
    const note = panel.getByRole('textbox', { name: /^Note about/ });
    await note.fill('x'.repeat(10_001));
    await note.press('Enter');
    const alert = panel.getByRole('alert').filter({ hasText: 'Not saved. A note has at most 10,000' });
    await alert.waitFor();
    const box = await alert.boundingBox();
    expect(box?.y).toBeGreaterThanOrEqual(0);
    expect((box?.y ?? 700) + (box?.height ?? 0)).toBeLessThan(700);
    await alert.getByRole('button', { name: 'Close' }).click();
    const long = `Met ${'and talked about kitchens '.repeat(10)}until ten`;
    await note.fill(long);
    await note.press('Enter');
    await panel.getByText('Note saved for Tomás').waitFor();
    await note.press('Escape');
  });

  test('an opened entry is read to its end', async () => {
    const line = card(panel, 'Timeline').getByRole('button', { name: /^Note: Met/ });
    const isCut = () =>
      line.locator('.entry-title').evaluate((title) => title.scrollHeight > title.clientHeight + 1);
    expect(await isCut()).toBe(true);
    await line.click();
    expect(await isCut()).toBe(false);
  });

  test('the stage menu lies above the message of what was done', async () => {
    await pressKeys(panel, '/');
    await panel.keyboard.type('Once more');
    await panel.keyboard.press('Enter');
    await panel.locator('.snackbar').waitFor();
    await panel.keyboard.press('Escape');
    await pressKeys(panel, 'm');
    const lapsed = panel.getByRole('menuitem', { name: /^Lapsed/ });
    await lapsed.scrollIntoViewIfNeeded();
    const isOnTop = await lapsed.evaluate((item) => {
      const { left, top, width, height } = item.getBoundingClientRect();
      return item.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(isOnTop).toBe(true);
    await panel.keyboard.press('Escape');
  });

  test('a subscription is logged with every field in reach', async () => {
    await pressKeys(panel, 'l', 's');
    await panel.getByLabel('Price, EUR').waitFor();
    expect(await outOfReach(panel, '.log-row')).toEqual([]);
    await panel.keyboard.type('49');
    await panel.getByLabel('Which subscription').fill('Care plan');
    await panel.keyboard.press('Enter');
    await panel.getByText('Subscription started logged for Tomás').waitFor();
  });

  test('the settings are no wider than the page; their figures stand in words, not in letters below each other', async () => {
    const options = await browser.context.newPage();
    await options.setViewportSize({ width: 240, height: 900 });
    await options.goto(`chrome-extension://${browser.extensionId}/options.html`);
    const values = options.getByRole('region', { name: 'Value of a person' }).locator('.pair dd');
    await values.first().waitFor();
    const widths = await values.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().width));
    expect(Math.min(...widths)).toBeGreaterThan(60);
    await options.getByRole('region', { name: 'Keys' }).waitFor();
    expect(await widestEnd(options)).toBeLessThanOrEqual(240);
    await options.close();
    await page.bringToFront();
  });

  test('axe has nothing to say of the card, the fields and Today, targets included', async () => {
    expect(await violations(panel)).toEqual([]);
    await pressKeys(panel, 'e');
    await panel.getByRole('textbox', { name: 'Name' }).waitFor();
    expect(await violations(panel)).toEqual([]);
    await panel.keyboard.press('Escape');
    await pressKeys(panel, 't');
    await panel.getByRole('listitem').nth(3).waitFor();
    expect(await violations(panel)).toEqual([]);
    const heading = await panel.getByRole('heading', { name: 'Today' }).boundingBox();
    expect(heading?.x).toBeGreaterThanOrEqual(8);
  });
});
