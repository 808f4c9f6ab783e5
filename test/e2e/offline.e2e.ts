import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, expectPerson, pressKeys, synced, timelineTitles } from './panel';
import { joinedSeat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

describe('offline', () => {
  const started = new Started();
  let server: ServerProcess;
  let panel: Page;

  beforeAll(async () => {
    server = started.keep(await startServerProcess(), (one) => one.remove());
    ({ panel } = await joinedSeat(started, {
      at: `${server.url}/demo/people/lena-vogel`,
      link: server.link,
      name: 'Dana',
    }));
    await expectPerson(panel, 'lena.vogel@vogel-metallbau.example', 'Lena Vogel');
    await card(panel, 'Stage').waitFor();
  });
  afterAll(() => started.end());

  test('everything works without a network, and is sent when there is one again', async () => {
    await server.kill();
    await pressKeys(panel, 'm', '5');
    await expect.poll(() => timelineTitles(panel).then((rows) => rows[0])).toMatch(/Retention → Loyalty/);
    const field = panel.getByPlaceholder('Write a note…');
    await field.fill('Asked for the brochure');
    await field.press('Enter');
    await expect
      .poll(() => timelineTitles(panel).then((rows) => rows[0]))
      .toContain('Asked for the brochure');
    await panel.reload();
    await expectPerson(panel, 'lena.vogel@vogel-metallbau.example', 'Lena Vogel');
    await panel.getByRole('button', { name: /2 to send/ }).waitFor();
    expect((await timelineTitles(panel)).slice(0, 2).join('\n')).toMatch(/brochure[^]*Retention → Loyalty/);
    await server.again();
    await synced(panel);
    expect(await card(panel, 'Stage').textContent()).toContain('Loyalty');
  });
});
