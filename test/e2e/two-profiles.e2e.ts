import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { card, pressKeys, synced, timelineTitles } from './panel';
import { type Seat, twoSeats } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

const currentStage = (panel: Page) => card(panel, 'Stage').locator('[aria-current]').first().textContent();

async function note(panel: Page, text: string): Promise<void> {
  const field = panel.getByPlaceholder('Write a note…');
  await field.fill(text);
  await field.press('Enter');
}

const notesNamed = async (panel: Page, text: string) =>
  (await timelineTitles(panel)).filter((row) => row.includes(text)).length;

describe('two browser profiles on one workspace', () => {
  const started = new Started();
  let server: ServerProcess;
  let dana: Seat;
  let bea: Seat;

  beforeAll(async () => {
    server = started.keep(await startServerProcess(), (one) => one.remove());
    ({ dana, bea } = await twoSeats(started, server));
    for (const { panel } of [dana, bea]) await card(panel, 'Timeline').waitFor();
  });
  afterAll(() => started.end());

  test('a change in one is seen in the other without asking', async () => {
    await pressKeys(dana.panel, 'm', '3');
    const began = Date.now();
    await expect.poll(() => currentStage(bea.panel), { interval: 20, timeout: 5000 }).toContain('Conversion');
    console.log(
      JSON.stringify({ figure: 'change in one profile to the other', ms: Date.now() - began, goal: 1000 }),
    );
  });

  test('the server is killed and started again in between: nothing is lost, nothing twice', async () => {
    await server.kill();
    await note(dana.panel, 'Written while the server was down');
    await expect.poll(() => notesNamed(dana.panel, 'while the server was down')).toBe(1);
    await dana.panel.getByRole('button', { name: /1 to send/ }).waitFor();
    await server.again();
    await expect.poll(() => notesNamed(bea.panel, 'while the server was down'), { timeout: 30_000 }).toBe(1);
    await synced(dana.panel);
    expect(await notesNamed(dana.panel, 'while the server was down')).toBe(1);
  });

  test('the worker is killed in the middle of pushes: nothing is lost, nothing twice', async () => {
    const texts = Array.from({ length: 6 }, (_, index) => `Note number ${String(index)}.`);
    for (const text of texts) {
      await note(dana.panel, text);
      await dana.browser.killWorker();
    }
    for (const text of texts) {
      await expect.poll(() => notesNamed(bea.panel, text), { timeout: 40_000 }).toBe(1);
    }
    await dana.panel.reload();
    await card(dana.panel, 'Timeline').waitFor();
    for (const text of texts) await expect.poll(() => notesNamed(dana.panel, text)).toBe(1);
  });
});
