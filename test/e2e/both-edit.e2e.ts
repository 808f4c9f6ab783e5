import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, pressKeys, synced } from './panel';
import { type Seat, twoSeats } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

const person = (panel: Page) => card(panel, 'Person');

async function giveTitle(panel: Page, title: string): Promise<void> {
  await pressKeys(panel, 'e');
  const field = panel.getByLabel('Title', { exact: true });
  await field.fill(title);
  await field.press('Enter');
  await person(panel).getByText(title).first().waitFor();
}

describe('two people edit one field, both offline', () => {
  const started = new Started();
  let server: ServerProcess;
  let dana: Seat;
  let bea: Seat;

  beforeAll(async () => {
    server = started.keep(await startServerProcess(), (one) => one.remove());
    ({ dana, bea } = await twoSeats(started, server));
    await server.kill();
    await giveTitle(dana.panel, 'Head of Sun');
    await giveTitle(bea.panel, 'Head of Light');
  });
  afterAll(() => started.end());

  test('what waits is told by person and in plain words', async () => {
    await dana.panel.getByRole('button', { name: /1 to send/ }).press('Enter');
    const waiting = dana.panel.getByRole('list', { name: 'Changes of Priya Raman' });
    expect(await waiting.textContent()).toMatch(/Title: .+ → Head of Sun/);
  });

  test('both come online: who was earlier sees both with the original, after a restart too', async () => {
    await server.again();
    await synced(bea.panel);
    const line = person(dana.panel).getByRole('button', { name: 'See both' });
    await line.waitFor({ timeout: 40_000 });
    await dana.panel.reload();
    await line.press('Enter');
    const box = dana.panel.getByRole('list', { name: 'Yours and theirs of Priya Raman' });
    expect(await box.textContent()).toMatch(/Title: Bea changed it without seeing yours/);
    expect(await box.textContent()).toMatch(/counts now .*Head of Light.*Yours .*Head of Sun.*Before both/);
    await person(dana.panel).getByText('Head of Light').first().waitFor();
    expect(await person(bea.panel).getByRole('button', { name: 'See both' }).count()).toBe(0);
  });

  test('mine is used: it wins, reaches the other, and nobody is asked again', async () => {
    await dana.panel.getByRole('button', { name: 'Use mine' }).press('Enter');
    await person(bea.panel).getByText('Head of Sun').waitFor({ timeout: 20_000 });
    await synced(dana.panel);
    for (const { panel } of [dana, bea]) {
      await expect.poll(() => person(panel).getByRole('button', { name: 'See both' }).count()).toBe(0);
    }
  });
});
