import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { expectPerson } from './panel';
import { joinedSeat } from './seat';
import { type ServerProcess, startServerProcess } from './server-process';
import { Started } from './started';

/** The sample team has so many people. */
const SAMPLE = 200;
const WAIT = { timeout: 30_000 };

describe('the board: opened from the panel, everybody in a table, by mouse and by keyboard', () => {
  const started = new Started();
  let server: ServerProcess;
  let board: Page;
  const problems: string[] = [];

  beforeAll(async () => {
    server = started.keep(await startServerProcess(), (one) => one.remove());
    const { browser, panel } = await joinedSeat(started, {
      at: `${server.url}/demo/people/tomas-o-briain`,
      link: server.link,
      name: 'Dana',
    });
    await expectPerson(panel, 'tomas@ardmore.example');
    await panel.waitForTimeout(600); // single keys rest after the person has changed
    const opened = browser.context.waitForEvent('page');
    await panel.keyboard.press('b');
    board = await opened;
    board.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text());
    });
    await board.setViewportSize({ width: 1280, height: 800 });
    await board.getByRole('navigation', { name: 'Board' }).waitFor();
  });
  afterAll(() => started.end());

  const grid = () => board.getByRole('grid', { name: 'People' });
  const names = () => grid().locator('.grid-who').allTextContents();
  const count = async () => {
    const text = await board.locator('.board-count-line [role=status]').textContent();
    return Number((text ?? '').replace(/,/g, '').match(/\d+/)?.[0]);
  };
  const selected = () => board.getByRole('region', { name: 'Selected people' });
  const counted = (fits: (n: number) => boolean) =>
    expect.poll(async () => fits(await count()), WAIT).toBe(true);

  test('G and P goes to everybody, with the count', async () => {
    await board.keyboard.press('g');
    await board.keyboard.press('p');
    await board.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await counted((n) => n === SAMPLE);
    expect(new URL(board.url()).hash).toBe('#people');
    await expect.poll(async () => (await names()).length, WAIT).toBeGreaterThan(10);
  });

  test('by mouse: a column sorts, a condition narrows, a click opens the person at the side', async () => {
    const all = await count();
    await board.getByRole('columnheader', { name: 'Name' }).getByRole('button').click();
    await expect
      .poll(async () => {
        const shown = await names();
        return (
          shown.length > 10 &&
          shown.slice(0, 10).every((name, at) => at === 0 || plain(shown[at - 1]) <= plain(name))
        );
      }, WAIT)
      .toBe(true);
    await board.getByRole('button', { name: 'Add a condition' }).click();
    await board.getByRole('menuitem', { name: 'Stage', exact: true }).click();
    await board.getByRole('checkbox', { name: 'Conversion' }).click();
    await counted((n) => n > 0 && n < all);
    await board.getByRole('button', { name: 'Done', exact: true }).click();
    const stages = await grid().locator('.grid-stage').allTextContents();
    expect(new Set(stages)).toEqual(new Set(['Conversion']));
    const [first = ''] = await names();
    await grid().getByText(first, { exact: true }).click();
    const person = board.getByRole('complementary', { name: 'Person' });
    await person.getByRole('heading', { name: first }).waitFor();
    await board.keyboard.press('Escape');
    await person.waitFor({ state: 'detached' });
  });

  test('by keyboard: a range and everybody who matches are selected, and nobody again', async () => {
    await grid().focus();
    await board.keyboard.press('Home');
    await board.keyboard.press('Space');
    await board.keyboard.press('Shift+ArrowDown');
    await board.keyboard.press('Shift+ArrowDown');
    await selected().getByText('3 selected').waitFor();
    await board.keyboard.press('Control+a');
    const matching = await count();
    await selected()
      .getByText(`${String(matching)} selected: everybody who matches`)
      .waitFor();
    await board.keyboard.press('Escape');
    await selected().waitFor({ state: 'detached' });
  });

  test('by keyboard: M and a digit move who stands there, Z takes it back', async () => {
    await grid().focus();
    await board.keyboard.press('Home');
    const before = await count();
    await board.keyboard.press('m');
    await board.keyboard.press('4');
    await board.getByText(/ moved to Retention/).waitFor();
    await counted((n) => n === before - 1);
    await board.keyboard.press('z');
    await counted((n) => n === before);
  });

  test('a view is kept, stays after a reload, and brings its people back', async () => {
    const matching = await count();
    await board.getByRole('button', { name: 'Keep this view…' }).click();
    await board.keyboard.type('Nearly there');
    await board.keyboard.press('Enter');
    await board.getByRole('button', { name: /^Nearly there/ }).waitFor();
    await board.reload();
    await board.getByRole('button', { name: /^Nearly there/ }).click();
    await counted((n) => n === matching);
  });

  test('values and next actions are worked out, and who is stuck is known; nothing was reported', async () => {
    await board.getByRole('link', { name: /^Stalled/ }).click();
    await board
      .getByRole('status')
      .getByText(/stuck|quiet in their stage/)
      .first()
      .waitFor(WAIT);
    await board.getByRole('link', { name: /^People/ }).click();
    await expect.poll(() => grid().getByText('…', { exact: true }).count(), WAIT).toBe(0);
    expect(problems).toEqual([]);
  });
});

function plain(text = ''): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
