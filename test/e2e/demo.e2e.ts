import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, expectNobodySingle, expectPerson, joinTeam, pressKeys, synced, timelineTitles } from './panel';
import { openSeat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

describe('the demo CRM, from the first run to a reload', () => {
  const started = new Started();
  let server: ServerProcess;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    server = started.keep(await startServerProcess(), (one) => one.remove());
    ({ page, panel } = await openSeat(started, { at: `${server.url}/demo/people` }));
  });
  afterAll(() => started.end());

  test('joins the sample team by its link', async () => {
    await joinTeam(panel, server.link, 'Dana');
    await synced(panel);
    await expectNobodySingle(panel); // a list is nobody single
  });

  test('shows a person of the team, without a reload of the page', async () => {
    await page.getByRole('link', { name: 'Tomás Ó Briain' }).first().click();
    await expectPerson(panel, 'tomas@ardmore.example', 'Tomás Ó Briain');
    expect(await card(panel, 'Stage').textContent()).toContain('Retention');
    expect(await card(panel, 'Value').textContent()).toMatch(/80 % range/);
    for (const name of ['Next action', 'Satisfaction', 'Timeline']) await card(panel, name).waitFor();
  });

  test('adds a person with one key', async () => {
    await page.goto(`${server.url}/demo/people/ingrid-solberg`);
    await expectPerson(panel, 'ingrid@fjordtech.example', 'Ingrid Solberg');
    await panel.getByText('Not in your team’s people yet').waitFor();
    await pressKeys(panel, 'a');
    await card(panel, 'Stage').waitFor();
    expect(await card(panel, 'Stage').textContent()).toContain('Reach');
  });

  test('moves the stage by keyboard', async () => {
    await pressKeys(panel, 'm', '3');
    await panel
      .getByRole('status')
      .getByText(/Conversion/)
      .waitFor();
    await expect.poll(() => timelineTitles(panel).then((rows) => rows[0])).toMatch(/Reach → Conversion/);
  });

  test('logs CSAT by keyboard', async () => {
    const satisfaction = card(panel, 'Satisfaction');
    await satisfaction.getByRole('radio', { name: 'CSAT' }).check();
    await satisfaction.getByRole('radio', { name: '5', exact: true }).click();
    await satisfaction.getByLabel('Comment').fill('Quick answer');
    await panel.keyboard.press('Enter');
    await expect.poll(() => timelineTitles(panel).then((rows) => rows[0])).toMatch(/CSAT 5.*Quick answer/);
  });

  test('undoes the move, also after something else was done', async () => {
    const stage = card(panel, 'Stage');
    await stage.getByRole('button', { name: /^Moved/ }).click();
    await stage.getByRole('button', { name: /^Undo/ }).click();
    await expect.poll(() => timelineTitles(panel).then((rows) => rows[0])).toMatch(/Conversion → Reach/);
  });

  test('after a reload all is there', async () => {
    await synced(panel);
    await panel.reload();
    await expectPerson(panel, 'ingrid@fjordtech.example', 'Ingrid Solberg');
    const rows = (await timelineTitles(panel)).join('\n');
    expect(rows).toMatch(/Conversion → Reach[^]*CSAT 5[^]*Reach → Conversion/);
    expect(await card(panel, 'Satisfaction').textContent()).toContain('5');
  });

  test('shows nothing of the page changed, and no complaint of the security policy', async () => {
    const complaints: string[] = [];
    panel.on('console', (message) => {
      if (/Content Security Policy|TrustedHTML|TrustedScript/.test(message.text()))
        complaints.push(message.text());
    });
    await panel.reload();
    await expectPerson(panel, 'ingrid@fjordtech.example');
    expect(complaints).toEqual([]);
  });
});
