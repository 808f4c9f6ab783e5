import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, expectPerson, pressKeys } from './panel';
import { joinedSeat, type Seat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

/** So many of the sample's hundreds are sent by themselves: of somebody who looks after nobody, none. */
const ENV = { SIDESTAGE_EAGER_PEOPLE: '10' };
const LOOKUP = '**/v1/people/lookup';

describe('a team that is too large for its devices', () => {
  const started = new Started();
  let server: ServerProcess;
  let rita: Seat;

  beforeAll(async () => {
    server = started.keep(await startServerProcess('rep', ENV), (one) => one.remove());
    const at = `${server.url}/demo/people`;
    rita = await joinedSeat(started, { at, link: server.invite ?? '', name: 'Rita Rep' });
  });
  afterAll(() => started.end());

  test('somebody on a page who is not on the device is asked for, which is said, and then shown', async () => {
    const { panel, page } = rita;
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await panel.route(LOOKUP, async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.url}/demo/people/priya-raman`);
    await panel.getByText('Looking in the team’s people…').waitFor();
    expect(await panel.getByRole('heading', { name: 'Timeline' }).count()).toBe(0);
    await panel.getByRole('group', { name: 'Not on this device' }).waitFor();
    answer();
    await expectPerson(panel, 'priya@helioworks.example', 'Priya Raman');
    await card(panel, 'Timeline').waitFor();
    expect(await panel.getByText('Looking in the team’s people…').count()).toBe(0);
    await panel.unroute(LOOKUP);
  });

  test('a whole address that was typed is asked for when one says so, opened, and stays', async () => {
    const { panel } = rita;
    await pressKeys(panel, 'Control+k');
    const search = panel.getByRole('combobox', { name: 'Find one of your team’s people' });
    await search.fill('Yuki');
    await panel.getByText(/Type a whole e-mail address to look for them/).waitFor();
    await search.fill('yuki.tanaka@kitsune.example');
    await panel.getByRole('button', { name: 'Look in the team’s people' }).press('Enter');
    await expectPerson(panel, 'yuki.tanaka@kitsune.example');
    await card(panel, 'Timeline').waitFor();

    await server.kill();
    await panel.reload();
    await card(panel, 'Timeline').waitFor();
    await pressKeys(panel, 'Control+k');
    await search.fill('Yuki');
    await panel.getByRole('option', { name: /Tanaka/ }).waitFor();
    await search.fill('omar@cedarlogistics.example');
    await panel.getByRole('button', { name: 'Look in the team’s people' }).press('Enter');
    await panel.getByText(/the server cannot be reached/).waitFor();
  });
});
