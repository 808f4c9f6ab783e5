import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, synced } from './panel';
import { joinedSeat, type Seat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

const WAIT = { timeout: 20_000 };
/** Wide enough for the list of the demo CRM to show its addresses beside the panel. */
const size = { width: 1600, height: 1000 };

describe('many people of a list page are moved at once', () => {
  const started = new Started();
  let server: ServerProcess;
  let dana: Seat;
  let bea: Seat;

  const at = () => `${server.url}/demo/people`;
  const people = (panel: Page) => panel.getByRole('list', { name: 'People on this page' });
  const snack = (panel: Page, text: string) =>
    panel.locator('.snackbar-text', { hasText: text }).waitFor(WAIT);
  const stageButton = (panel: Page, stage: string) =>
    panel.getByRole('group', { name: 'Stage to move to' }).getByRole('button', { name: stage, exact: true });
  /** The stage of each person, by name, as the list shows them; somebody who is not known has none. */
  const stages = async (panel: Page): Promise<Record<string, string>> => {
    const rows = await people(panel).getByRole('listitem').all();
    const pairs = rows.map(async (row) => {
      const [name, side] = [row.locator('.moves-name'), row.locator('.moves-side .chip')];
      return [await name.textContent(), (await side.count()) === 0 ? '' : await side.textContent()] as const;
    });
    return Object.fromEntries(await Promise.all(pairs)) as Record<string, string>;
  };
  const known = (all: Record<string, string>) => Object.values(all).filter((stage) => stage !== '');
  const begin = async (panel: Page, stage: string) => {
    await stageButton(panel, stage).click();
    await panel.getByRole('list', { name: 'What would happen' }).waitFor(WAIT);
  };
  const none = async (panel: Page) => {
    const all = panel.getByRole('button', { name: 'Select all' });
    if (await all.isVisible()) await all.click();
    await panel.getByRole('button', { name: 'Select none' }).click();
  };
  const reason = async (panel: Page) => {
    const chip = panel.getByRole('button', { name: 'New need', exact: true });
    if (await panel.getByText('Some would go back').isVisible()) await chip.click();
  };
  const count = async (panel: Page) => {
    const words = (await panel.getByRole('button', { name: /^Move \d/ }).textContent()) ?? '';
    return Number(words.replace(/\D/g, ''));
  };

  beforeAll(async () => {
    server = started.keep(await startServerProcess('lead'), (one) => one.remove());
    dana = await joinedSeat(started, { at: at(), link: server.link, name: 'Dana', size });
    bea = await joinedSeat(started, { at: at(), link: server.invite ?? '', name: 'Bea', size });
  });
  afterAll(() => started.end());

  test('people of the page stand with stage, value and next action', async () => {
    for (const { panel } of [dana, bea]) {
      await people(panel).waitFor(WAIT);
      await expect.poll(async () => known(await stages(panel)).length, WAIT).toBeGreaterThan(5);
    }
    const lines = people(dana.panel).getByRole('listitem');
    await expect.poll(() => lines.locator('.moves-value').count(), WAIT).toBeGreaterThan(5);
    await expect.poll(() => lines.locator('.moves-open .moves-second').count(), WAIT).toBeGreaterThan(5);
  });

  test('by mouse: all, the stage, what would happen, go; a colleague sees it, and its undo', async () => {
    const { panel } = dana;
    const before = await stages(panel);
    await panel.getByRole('button', { name: 'Select all' }).click();
    await begin(panel, 'Retention');
    const lines = await panel.getByRole('list', { name: 'What would happen' }).textContent();
    expect(lines).toContain('→ Retention');
    expect(lines).toContain('already in Retention');
    await reason(panel);
    const moved = await count(panel);
    expect(moved).toBe(known(before).filter((stage) => stage !== 'Retention').length);
    await panel.getByRole('button', { name: /^Move \d/ }).click();
    await snack(panel, `Moved ${String(moved)} people to Retention`);
    for (const seat of [dana, bea]) {
      await expect
        .poll(async () => new Set(known(await stages(seat.panel))), WAIT)
        .toEqual(new Set(['Retention']));
    }
    await panel.locator('.snackbar-undo').click();
    await snack(panel, `${String(moved)} people are back as before.`);
    for (const seat of [dana, bea]) await expect.poll(() => stages(seat.panel), WAIT).toEqual(before);
  });

  test('by keyboard: boxes by Shift and arrows, stage, go, and Z', async () => {
    const { panel } = dana;
    const before = await stages(panel);
    await none(panel);
    const names = Object.keys(before).filter((name) => before[name] !== '' && before[name] !== 'Loyalty');
    await panel.getByRole('checkbox', { name: `Choose ${names[0] ?? ''}` }).focus();
    await panel.keyboard.press('Space');
    await panel.keyboard.press('Shift+ArrowDown');
    await panel.keyboard.press('Shift+ArrowDown');
    expect(await people(panel).getByRole('checkbox', { checked: true }).count()).toBe(3);
    await card(panel, 'Move people').waitFor(WAIT);
    await stageButton(panel, 'Loyalty').focus();
    await panel.keyboard.press('Enter');
    await panel.getByRole('list', { name: 'What would happen' }).waitFor(WAIT);
    const go = panel.getByRole('button', { name: /^Move \d/ });
    const moved = await count(panel);
    expect(moved).toBeGreaterThan(0);
    await go.focus();
    await panel.keyboard.press('Enter');
    await snack(panel, `to Loyalty`);
    await expect.poll(() => stages(panel), WAIT).not.toEqual(before);
    await panel.locator('body').focus();
    await panel.keyboard.press('z');
    await snack(panel, 'back as before.');
    await expect.poll(() => stages(panel), WAIT).toEqual(before);
    await expect.poll(() => stages(bea.panel), WAIT).toEqual(before);
  });

  test('offline: it is done here at once; whom a colleague moved meanwhile stays where she put them, and is named', async () => {
    const { panel } = dana;
    await synced(panel);
    const before = await stages(panel);
    const [first = '', second = ''] = Object.keys(before).filter((name) => before[name] === 'Acquisition');
    await dana.browser.context.setOffline(true);
    await none(panel);
    await panel.getByRole('checkbox', { name: `Choose ${first}` }).check();
    await panel.getByRole('checkbox', { name: `Choose ${second}` }).check();
    await begin(panel, 'Conversion');
    await panel.getByRole('button', { name: 'Move 2' }).click();
    await snack(panel, 'Moved 2 people to Conversion');
    await card(panel, 'What became of it').getByText('Done here, not sent yet.').waitFor(WAIT);

    await bea.panel.getByRole('checkbox', { name: `Choose ${second}` }).check();
    await begin(bea.panel, 'Loyalty');
    await bea.panel.getByRole('button', { name: 'Move 1' }).click();
    await snack(bea.panel, 'Moved 1 person to Loyalty');
    await synced(bea.panel);

    await dana.browser.context.setOffline(false);
    const became = card(panel, 'What became of it');
    await became.getByText('1 done. 1 left as they are.').waitFor({ timeout: 60_000 });
    await became.getByRole('button', { name: 'What became of each' }).click();
    await became.getByRole('row', { name: new RegExp(`^${second}.*changed meanwhile`) }).waitFor(WAIT);
    const want = { ...before, [first]: 'Conversion', [second]: 'Loyalty' };
    for (const seat of [dana, bea]) await expect.poll(() => stages(seat.panel), WAIT).toEqual(want);
    await became.getByRole('button', { name: /^Undo:/ }).click();
    await snack(panel, '1 person is back as before.');
    for (const seat of [dana, bea]) {
      await expect.poll(() => stages(seat.panel), WAIT).toEqual({ ...want, [first]: 'Acquisition' });
    }
  });
});
