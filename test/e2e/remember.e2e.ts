import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, expectPerson, synced } from './panel';
import { joinedSeat, type Seat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

// Pages that exist for this test only, under HubSpot's address: the reading of HubSpot itself is tested elsewhere.

const HUBSPOT = 'https://app.hubspot.com';
const record = (id: number) => `${HUBSPOT}/contacts/4711/record/0-1/${String(id)}`;

const shown = (name: string, email: string, stage: string) =>
  `<h1 data-selenium-test="highlightTitle">${name}</h1>
   <div data-selenium-test="property-input-email"><a href="mailto:${email}">${email}</a></div>
   <div data-selenium-test="property-input-lifecyclestage">${stage}</div>`;
const changed = (email: string) => `<h1>Renamed</h1><dl><dt>E-mail</dt><dd>${email}</dd></dl>`;
const TWO = `<h1>A deal</h1><ul>
   <li><a data-selenium-test="contact-chicklet-title-link" href="#">Priya Raman</a> <a href="mailto:priya@helioworks.example">mail</a></li>
   <li><a data-selenium-test="contact-chicklet-title-link" href="#">Tomás Ó Briain</a> <a href="mailto:tomas@ardmore.example">mail</a></li></ul>`;

const PAGES: Record<string, string> = {
  '/contacts/4711/record/0-3/9': TWO,
  '/contacts/4711/record/0-1/50': '<p>A profile that shows nothing of a person.</p>',
  '/contacts/4711/record/0-1/51': shown('Priya Raman', 'priya@helioworks.example', 'Evangelist'),
  ...Object.fromEntries(
    [60, 61, 62].map((id) => [
      `/contacts/4711/record/0-1/${String(id)}`,
      changed(`p${String(id)}@some.example`),
    ]),
  ),
};

async function servePages(context: BrowserContext): Promise<void> {
  await context.route(`${HUBSPOT}/**`, async (route) => {
    const html = PAGES[new URL(route.request().url()).pathname];
    if (html === undefined) await route.fulfill({ status: 404, body: '' });
    else
      await route.fulfill({
        contentType: 'text/html; charset=utf-8',
        body: `<!doctype html><main>${html}</main>`,
      });
  });
}

describe('what the user says of a page', () => {
  const started = new Started();
  let server: ServerProcess;
  let dana: Seat;
  let bea: Seat;

  const seat = (link: string, name: string) =>
    joinedSeat(started, {
      at: `${server.url}/demo/people`,
      granted: [`${HUBSPOT}/*`],
      before: servePages,
      link,
      name,
    });

  beforeAll(async () => {
    server = started.keep(await startServerProcess(), (one) => one.remove());
    dana = await seat(server.link, 'Dana');
    bea = await seat(server.invite ?? '', 'Bea');
  });
  afterAll(() => started.end());

  test('whom they chose for a record is shown again after a reload, until it is forgotten', async () => {
    const { page, panel } = dana;
    await page.goto(`${HUBSPOT}/contacts/4711/record/0-3/9`);
    await panel.locator('[data-page="several"]').waitFor();
    await panel.getByRole('button', { name: /Tomás/ }).click();
    await expectPerson(panel, 'tomas@ardmore.example');
    await page.goto(`${server.url}/demo/people`);
    await panel.locator('[data-page="nobody"]').waitFor();
    await page.goto(`${HUBSPOT}/contacts/4711/record/0-3/9`);
    await expectPerson(panel, 'tomas@ardmore.example');
    await panel.reload();
    await expectPerson(panel, 'tomas@ardmore.example');
    await panel.getByRole('button', { name: 'Chosen by you · forget' }).click();
    await panel.locator('[data-page="several"]').waitFor();
  });

  test('a record that names nobody is linked once, and known on reload and to a colleague', async () => {
    const { page, panel } = dana;
    await page.goto(record(50));
    await panel.getByRole('heading', { name: 'Who is this HubSpot record?' }).waitFor();
    await panel.getByRole('combobox', { name: 'Whose record is it?' }).fill('priya');
    await panel.getByRole('option', { name: /Priya Raman/ }).click();
    await expectPerson(panel, 'priya@helioworks.example', 'Priya Raman');
    await synced(panel);
    await page.reload();
    await expectPerson(panel, 'priya@helioworks.example', 'Priya Raman');
    await bea.page.goto(record(50));
    await expectPerson(bea.panel, 'priya@helioworks.example', 'Priya Raman');
  });

  test('the page’s own stage stands beside ours, is taken, and taken back', async () => {
    const { page, panel } = dana;
    await page.goto(record(51));
    await expectPerson(panel, 'priya@helioworks.example');
    const line = panel.getByRole('group', { name: 'HubSpot says Evangelist' });
    await line.waitFor();
    await line.getByRole('button', { name: 'Take theirs' }).click();
    const current = card(panel, 'Stage').locator('[aria-current]').first();
    await expect.poll(() => current.textContent()).toContain('Loyalty');
    await expect.poll(() => line.count()).toBe(0);
    await panel.getByRole('button', { name: /^Undo/ }).first().click();
    await line.waitFor();
  });

  test('a site that no longer fits its reader says so, and its report holds no text of the page', async () => {
    const { page, panel } = dana;
    for (const id of [60, 61, 62]) {
      await page.goto(record(id));
      await expectPerson(panel, `p${String(id)}@some.example`);
    }
    const reader = panel.getByRole('region', { name: 'Reader for HubSpot' });
    await reader.getByRole('button', { name: 'Make a report' }).click();
    const report = (await panel.getByLabel('The report').textContent()) ?? '';
    expect(report).toContain('Site: hubspot\nPage: app.hubspot.com/contacts/#/record/#-#/#');
    expect(report).toContain('dd ▒▒▒@');
    expect(report).not.toMatch(/some|example|Renamed|p62/i);
  });
});
