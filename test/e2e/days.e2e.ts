import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, expectPerson, pressKeys, synced, timelineTitles } from './panel';
import { joinedSeat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

const CARDS = ['Person', 'Stage', 'Next action', 'Value', 'Satisfaction', 'Timeline'];

describe('a day of the team, by keyboard alone', () => {
  const started = new Started();
  let server: ServerProcess;
  let page: Page;
  let panel: Page;
  const newest = () => timelineTitles(panel).then((rows) => rows[0]);

  beforeAll(async () => {
    server = started.keep(await startServerProcess('agent'), (one) => one.remove());
  });
  afterAll(() => started.end());

  describe('of a rep', () => {
    beforeAll(async () => {
      ({ page, panel } = await joinedSeat(started, {
        at: `${server.url}/demo/people`,
        link: server.link,
        name: 'Dana',
      }));
    });

    test('everything about a person is there without a click', async () => {
      await page.goto(`${server.url}/demo/people/priya-raman`);
      await expectPerson(panel, 'priya@helioworks.example', 'Priya Raman');
      for (const name of CARDS) await card(panel, name).waitFor();
    });

    test('two keys move the stage, one takes it back', async () => {
      await pressKeys(panel, 'm', '3');
      await expect.poll(newest).toMatch(/→ Conversion/);
      await pressKeys(panel, 'z');
      await expect.poll(newest).toMatch(/Conversion → /);
    });

    test('a call is logged in a few keys', async () => {
      await pressKeys(panel, 'l', 'c');
      await panel.keyboard.type('Asked for the price of 40 kits');
      await panel.keyboard.press('Enter');
      await expect.poll(newest).toMatch(/Call: Asked for the price of 40 kits/);
    });

    test('a note is written', async () => {
      await pressKeys(panel, '/');
      await panel.keyboard.type('Prefers to be called before ten');
      await panel.keyboard.press('Enter');
      await expect.poll(newest).toMatch(/Prefers to be called before ten/);
      await panel.keyboard.press('Escape');
    });

    test('the proposed action is done, and its outcome stands in the timeline', async () => {
      await card(panel, 'Next action').getByRole('button', { name: 'Done', exact: true }).press('Enter');
      await expect.poll(newest).toMatch(/^Done: /);
    });

    test('a handoff stands in five lines', async () => {
      await pressKeys(panel, 'h');
      const handoff = panel.getByRole('region', { name: 'Handoff' });
      expect(await handoff.locator('dt').count()).toBe(5);
      await panel.keyboard.press('Escape');
      await handoff.waitFor({ state: 'detached' });
    });

    test('after the panel was closed all is there, and sent', async () => {
      await synced(panel);
      await panel.reload();
      await expectPerson(panel, 'priya@helioworks.example', 'Priya Raman');
      expect((await timelineTitles(panel)).join('\n')).toMatch(
        /Done: [^]*Prefers to be called[^]*Call: Asked/,
      );
    });
  });

  describe('of a support agent', () => {
    beforeAll(async () => {
      ({ page, panel } = await joinedSeat(started, {
        at: `${server.url}/demo/people`,
        link: server.invite ?? '',
        name: 'Noor',
      }));
    });

    test('sees the person and what a colleague did, and no value', async () => {
      await page.goto(`${server.url}/demo/people/priya-raman`);
      await expectPerson(panel, 'priya@helioworks.example', 'Priya Raman');
      await expect.poll(() => timelineTitles(panel)).toContainEqual(expect.stringMatching(/Call: Asked/));
      expect(await card(panel, 'Value').count()).toBe(0);
    });

    test('two keys log a score on the scale of the team', async () => {
      await pressKeys(panel, 's', '9');
      await expect.poll(newest).toMatch(/NPS 9/);
    });

    test('one takes it back', async () => {
      await pressKeys(panel, 'z');
      await panel.getByText('Taken back.').first().waitFor();
      await expect.poll(newest).toMatch(/NPS 9.*taken back/);
    });

    test('a detractor opens a follow-up, which is closed with its result', async () => {
      await pressKeys(panel, 's', '2');
      await panel.getByText(/follow-up in 2 days/).waitFor();
      const satisfaction = card(panel, 'Satisfaction');
      await satisfaction.getByRole('button', { name: /^Close/ }).press('Enter');
      await satisfaction.getByRole('textbox', { name: 'What came of it' }).fill('New kits sent, all is well');
      await panel.keyboard.press('Enter');
      await panel.getByText('Follow-up of Priya closed').waitFor();
      await expect.poll(() => timelineTitles(panel)).toContainEqual(expect.stringMatching(/^Done: .*loop/i));
    });
  });
});
