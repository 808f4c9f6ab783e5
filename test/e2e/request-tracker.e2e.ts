import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Answers } from './answer';
import type { ExtensionBrowser } from './browser';
import { workAlone } from './panel';
import { ensureRequestTracker } from './request-tracker/packages';
import { type RequestTracker, startRequestTracker } from './request-tracker/request-tracker';
import { DANA, STAFF, TICKETS } from './request-tracker/seeded-tickets';
import { openSeat } from './seat';
import { Started } from './started';

const packages = ensureRequestTracker();
const why = packages.ok ? '' : ` (skipped: ${packages.reason})`;

describe.skipIf(!packages.ok)(`the right person in a real Request Tracker${why}`, () => {
  const answers = new Answers('Request Tracker');
  const started = new Started();
  let tracker: RequestTracker;
  let browser: ExtensionBrowser;
  let page: Page;
  let panel: Page;

  beforeAll(async () => {
    tracker = started.keep(await startRequestTracker(), (one) => one.stop());
    const size = { width: 1600, height: 900 };
    ({ browser, page, panel } = await openSeat(started, { at: (first) => tracker.login(first), size }));
    await workAlone(panel);
    await ownDomain(browser, 'repco.test');
    await page.bringToFront();
  });
  afterAll(async () => {
    console.log(answers.report());
    await started.end();
  });

  /** Goes to one of its pages; resolves to the time before. */
  async function goTo(path: string): Promise<number> {
    const since = Date.now();
    await page.goto(tracker.url + path);
    return since;
  }

  test.each(TICKETS.map((ticket, index) => [ticket.subject, index + 1, ticket] as const))(
    'ticket: %s',
    async (_, id, { expect: due }) => {
      const since = await goTo(`Ticket/Display.html?id=${String(id)}`);
      await answers.check('ticket', panel, due, { since });
    },
  );

  test.each([
    ['the first page', ''],
    ['the tickets of a queue', 'Search/Results.html?Query=Queue%3D%27Support%27'],
    ['the one ticket of a search', 'Search/Results.html?Query=id%3D1'],
  ])('%s is nobody single', async (_, path) => {
    const since = await goTo(path);
    await answers.check('list', panel, { status: 'nobody', never: STAFF }, { since });
  });

  test('the requestors of a list are listed, and no colleague', async () => {
    await goTo('Search/Results.html?Query=id%3C4');
    const list = panel.getByRole('list', { name: 'People on this page' });
    await list.getByText('Katrin Moss').waitFor();
    expect(await list.getByRole('listitem').count()).toBe(3);
    expect(await list.textContent()).not.toContain('Dana');
  });

  test('the summary of a customer is the customer', async () => {
    const email = 'mara.lindqvist@tallwood.example';
    const since = await goTo(`User/Summary.html?id=${String(tracker.userId(email))}`);
    const due = { status: 'person' as const, email, name: 'Mara Lindqvist', never: STAFF };
    await answers.check('user', panel, due, { since });
  });

  test('the summary of a colleague is nobody', async () => {
    const since = await goTo(`User/Summary.html?id=${String(tracker.userId(DANA))}`);
    await answers.check('user', panel, { status: 'nobody', isOurs: true, never: STAFF }, { since });
  });

  test('the form to answer with names nobody', async () => {
    const since = await goTo('Ticket/Update.html?id=1&Action=Respond');
    const due = { status: 'nobody' as const, never: [...STAFF, 'finance@ferngate.example.com'] };
    await answers.check('answer begun', panel, due, { since });
  });
});

/** Types the user's own domain into the options, as Request Tracker shows nobody's own address. */
async function ownDomain(browser: ExtensionBrowser, domain: string): Promise<void> {
  const options = await browser.context.newPage();
  await options.goto(`chrome-extension://${browser.extensionId}/options.html`);
  const section = options.getByRole('region', { name: 'Your own addresses' });
  await section.getByLabel('Addresses and domains').fill(domain);
  await section.getByRole('button', { name: 'Save' }).click();
  await section.getByRole('button', { name: 'Save', disabled: true }).waitFor();
  await options.close();
}
