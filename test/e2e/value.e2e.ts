import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, expectPerson, workAlone } from './panel';
import { joinedSeat, openSeat, type Seat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

/** Long enough for a thread to start on a machine that is busy. */
const FIT_MS = 60_000;

/** The settings, in a tab of their own. */
async function openOptions({ browser }: Seat): Promise<Page> {
  const options = await browser.context.newPage();
  await options.goto(`chrome-extension://${browser.extensionId}/options.html`);
  return options;
}

const fitPart = (options: Page) => options.getByRole('group', { name: 'Fit to all orders' });

describe('what a person is worth', () => {
  const started = new Started();
  afterAll(() => started.end());

  describe('in the demo team', () => {
    let server: ServerProcess;
    let seat: Seat;
    const value = () => card(seat.panel, 'Value');
    const receipt = () => seat.panel.getByRole('group', { name: 'How this number came about' });
    beforeAll(async () => {
      server = started.keep(await startServerProcess(), (one) => one.remove());
      seat = await joinedSeat(started, {
        at: `${server.url}/demo/people/tomas-o-briain`,
        link: server.link,
        name: 'Dana',
      });
    });

    test('a figure stands with its range and one sentence of why, and the receipt opens by keyboard', async () => {
      const { panel } = seat;
      await expectPerson(panel, 'tomas@ardmore.example', 'Tomás Ó Briain');
      await expect
        .poll(() => value().textContent())
        .toMatch(/€[\d,]+80 % range €[\d,]+ – €[\d,]+Orders at will/);
      await value().getByRole('button', { name: 'Why this number?' }).focus();
      await panel.keyboard.press('Enter');
      await receipt().getByText('Their own pace', { exact: true }).first().waitFor();
      expect(await receipt().textContent()).toContain('Not fitted yet');
    });

    test('a lead has all orders fitted, and the method becomes the fitted one without a reload', async () => {
      const options = await openOptions(seat);
      await fitPart(options)
        .getByText(/^Not fitted yet/)
        .waitFor();
      await fitPart(options).getByRole('button', { name: 'Fit now' }).press('Enter');
      await fitPart(options)
        .getByText(/^Fitted .* by the server, on \d+ customers and \d+ days with orders/)
        .waitFor({ timeout: FIT_MS });
      await options.close();
      const { page, panel } = seat;
      await page.bringToFront();
      await expectPerson(panel, 'tomas@ardmore.example', 'Tomás Ó Briain');
      await value()
        .getByText(/Learnt from how \d+ customers of the team order and stop\.$/)
        .waitFor({ timeout: FIT_MS });
      await value().getByRole('button', { name: 'Why this number?' }).press('Enter');
      await receipt()
        .getByText(/^Fitted to all customers \(/)
        .first()
        .waitFor();
    });
  });

  test('without a server the fit runs in a worker of the page, which the page’s policy lets start', async () => {
    const seat = await openSeat(started, { at: 'about:blank' });
    await workAlone(seat.panel);
    const options = await openOptions(seat);
    await fitPart(options).getByRole('button', { name: 'Fit now' }).press('Enter');
    await fitPart(options).getByText('There is no customer to fit.').waitFor({ timeout: FIT_MS });
  });
});
