import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, expectPerson } from './panel';
import { joinedSeat, type Seat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

describe('a team of three by two links: one invites, two join, one is signed out again', () => {
  const started = new Started();
  let server: ServerProcess;
  let ada: Seat;
  let rita: Seat;
  let cora: Seat;
  let settings: Page;
  const links: string[] = [];

  const at = () => `${server.url}/demo/people/priya-raman`;

  beforeAll(async () => {
    server = started.keep(await startServerProcess(), (one) => one.remove());
    ada = await joinedSeat(started, { at: at(), link: server.link, name: 'Ada Admin' });
  });
  afterAll(() => started.end());

  test('an admin makes two links in the settings', async () => {
    settings = await ada.browser.context.newPage();
    await settings.goto(`chrome-extension://${ada.browser.extensionId}/options.html`);
    const team = settings.getByRole('region', { name: 'Team', exact: true });
    const field = team.getByLabel('Link to join');
    for (const role of ['rep', 'agent']) {
      await team.getByRole('button', { name: 'Invite somebody…' }).click();
      if (role === 'agent') {
        await team.getByRole('checkbox', { name: /^rep/ }).uncheck();
        await team.getByRole('checkbox', { name: /^agent/ }).check();
      }
      await team.getByRole('button', { name: 'Make a link' }).click();
      await field.waitFor();
      links.push(await field.inputValue());
      await team.getByRole('button', { name: 'Put away' }).click();
    }
    expect(new Set(links).size).toBe(2);
    for (const link of links) expect(link.startsWith(`${server.url}/join#`)).toBe(true);
  });

  test('two colleagues join with them and see the people; the admin sees all three', async () => {
    rita = await joinedSeat(started, { at: at(), link: links[0] ?? '', name: 'Rita Rep' });
    cora = await joinedSeat(started, { at: at(), link: links[1] ?? '', name: 'Cora Agent' });
    for (const { panel } of [rita, cora]) {
      await expectPerson(panel, 'priya@helioworks.example', 'Priya Raman');
      await card(panel, 'Timeline').waitFor();
    }
    await settings.reload();
    const members = settings.getByRole('list', { name: 'Members' });
    for (const name of ['Ada Admin', 'Rita Rep', 'Cora Agent']) {
      await members.getByText(name, { exact: true }).first().waitFor();
    }
  });

  test('what is not sent when the browser is signed out is shown to be copied; all else is erased', async () => {
    await rita.browser.context.setOffline(true);
    const note = rita.panel.getByPlaceholder('Write a note…');
    await note.fill('Wants a yearly price.');
    await note.press('Enter');
    await rita.panel.getByRole('button', { name: /1 to send/ }).waitFor();

    await settings.reload();
    const browsers = settings.getByRole('list', { name: 'Browsers of Rita Rep' });
    await browsers.getByRole('button', { name: /^Sign out / }).click();
    await browsers.getByRole('button', { name: 'Sign it out' }).click();
    await settings.getByText(/is signed out and erases itself/).waitFor();

    await rita.browser.context.setOffline(false);
    await rita.panel.getByText(/This browser was signed out of/).waitFor({ timeout: 90_000 });
    const unsent = rita.panel.getByRole('list', { name: 'Not sent' });
    expect(await unsent.textContent()).toContain('Priya Raman · Note: Wants a yearly price.');
    const left = await rita.panel.evaluate(
      () =>
        new Promise<number[]>((resolve, reject) => {
          const opening = indexedDB.open('sidestage');
          opening.onerror = () => reject(new Error('The database does not open.'));
          opening.onsuccess = () => {
            const stores = ['contacts', 'facts', 'members', 'outbox'];
            const reading = opening.result.transaction(stores);
            const counts = stores.map((name) => reading.objectStore(name).count());
            reading.oncomplete = () => {
              opening.result.close();
              resolve(counts.map(({ result }) => result));
            };
          };
        }),
    );
    expect(left).toEqual([0, 0, 0, 0]);
    await rita.panel.getByRole('button', { name: 'Erase these too' }).click();
    await rita.panel.getByText('Where do you work?').waitFor();
  });

  test('the admin reads who did what', async () => {
    await settings.getByRole('button', { name: 'Show who did what' }).click();
    const trail = settings.getByRole('list', { name: 'Who did what' });
    await trail.getByText('signed out a browser of Rita Rep').waitFor();
    expect(await trail.textContent()).toContain('Rita Rep joined as rep');
  });
});
