import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENTS, type OddProgram, startOddProgram } from './odd-program';
import { expectPerson, synced } from './panel';
import { joinedSeat, type Seat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

const NORA = CLIENTS[4711];
const IVO = CLIENTS[4890];

const lesson = (panel: Page) => panel.getByRole('region', { name: 'Show me' });
const asked = (panel: Page, field: string) =>
  lesson(panel).getByText(`Point at the ${field} on the page`).waitFor({ timeout: 15_000 });

/** Clicks where a text stands, as a hand does: what lies above it takes the click. */
async function clickAt(page: Page, text: string): Promise<void> {
  const box = await page.getByText(text, { exact: true }).boundingBox();
  if (box === null) throw new Error(`${text} is not drawn`);
  await page.mouse.move(box.x + 4, box.y + box.height / 2);
  await page.mouse.click(box.x + 8, box.y + box.height / 2);
}

describe('a page that cannot be read', () => {
  const started = new Started();
  let server: ServerProcess;
  let odd: OddProgram;
  let dana: Seat;

  const seat = (link: string, name: string, id: number) =>
    joinedSeat(started, { at: odd.page(id), link, name });

  beforeAll(async () => {
    server = started.keep(await startServerProcess(), (one) => one.remove());
    odd = started.keep(await startOddProgram(), (one) => one.close());
    dana = await seat(server.link, 'Dana', 4711);
  });
  afterAll(() => started.end());

  test('is taught in the panel by pointing, tried on the spot, and saved', async () => {
    const { page, panel } = dana;
    await panel.getByRole('button', { name: 'Show me' }).click();
    await asked(panel, 'name');
    const before = await page.evaluate(() => document.body.outerHTML);
    // A place that is no name is refused, and asked for again.
    await clickAt(page, 'help@oddly.example');
    await lesson(panel).getByRole('alert').waitFor();
    await clickAt(page, NORA.name);
    await asked(panel, 'address');
    expect(await lesson(panel).textContent()).toContain(NORA.name);
    await clickAt(page, NORA.email);
    await asked(panel, 'stage');
    await clickAt(page, NORA.stage);
    await asked(panel, 'phone number');
    await lesson(panel).getByRole('button', { name: /^Skip/ }).click();
    await asked(panel, 'company');
    await page.keyboard.press('s');
    await lesson(panel).getByText('This is what you showed').waitFor();
    // The picker has gone, the page is as it was and has noticed nothing.
    expect(await page.evaluate(() => document.querySelector('sidestage-picker') === null)).toBe(true);
    expect(await page.evaluate(() => document.body.outerHTML)).toBe(before);
    expect(await page.title()).toBe('Oddly');

    await lesson(panel).getByRole('button', { name: 'Try it' }).click();
    await lesson(panel).getByText('Read that way, the page shows').waitFor();
    await expectPerson(panel, NORA.email, NORA.name);
    await lesson(panel).getByLabel('Name of the site').fill('Oddly');
    await lesson(panel).getByRole('button', { name: 'Save for the team' }).click();
    await panel.getByText('Oddly is read as you showed it').waitFor();
    await lesson(panel).waitFor({ state: 'detached' });
    await expectPerson(panel, NORA.email, NORA.name);
    await synced(panel);
  });

  test('gives the right person on the next record', async () => {
    await dana.page.goto(odd.page(4890));
    await expectPerson(dana.panel, IVO.email, IVO.name);
    await dana.panel.getByText(/^Where you showed it/).waitFor();
  });

  test('is read right by a colleague after the sync', async () => {
    const bea = await seat(server.invite ?? '', 'Bea', 4890);
    await expectPerson(bea.panel, IVO.email, IVO.name);
    await bea.panel.getByText(/^Where Dana showed it on /).waitFor();
    await bea.browser.remove();
  });

  test('stands in the options, is switched off and on again there', async () => {
    const options = await dana.browser.context.newPage();
    await options.goto(`chrome-extension://${dana.browser.extensionId}/options.html`);
    const section = options.getByRole('region', { name: 'Sites you taught' });
    await section.getByText('Oddly', { exact: true }).waitFor();
    expect(await section.textContent()).toContain('shown by you on');
    await section.getByRole('button', { name: 'Switch Oddly off' }).click();
    await section.getByText('Off', { exact: true }).waitFor();
    await dana.page.bringToFront();
    const evidence = dana.panel.getByText(/^Where you showed it/);
    await evidence.waitFor({ state: 'detached' });
    await options.bringToFront();
    await options.getByRole('status').getByRole('button', { name: /^Undo/ }).click();
    await dana.page.bringToFront();
    await expectPerson(dana.panel, IVO.email, IVO.name);
    await evidence.waitFor();
    await options.close();
  });

  test('by keyboard alone, and cancelled: nothing is left', async () => {
    const { page, panel } = dana;
    await panel.getByRole('button', { name: 'Show me' }).click();
    await asked(panel, 'name');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await asked(panel, 'address');
    await page.keyboard.press('Escape');
    await lesson(panel).waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.querySelector('sidestage-picker') === null)).toBe(true);
    await expectPerson(panel, IVO.email, IVO.name);
  });
});
