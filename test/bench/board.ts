import type { Page } from 'playwright-core';
import { type ExtensionBrowser, launchBrowser } from '../e2e/browser';
import { workAlone } from '../e2e/panel';
import { quantile } from './quantile';
import type { Figure } from './sizes';
import { benchCode } from './bench-page';

const PEOPLE = 100_000;
const ROUNDS = 8;
/** Rows of the table, in pixels, and how far one turn of a wheel goes. */
const TURN = 1200;
const TURNS = 120;

/** What has to stand on the screen, as a question to the page. */
const ROWS = "document.querySelectorAll('.grid-who').length >= 15";
const COUNT = (fits: string) =>
  `/${fits}/.test(document.querySelector('.board-count-line [role=status]')?.textContent ?? '')`;

/**
 * The table of the board with 100,000 people: until its first rows, after a change of the filter its rows and its count, and
 * the longest frame of scrolling through it.
 */
export async function benchBoard(extension: string): Promise<Figure[]> {
  const browser = await launchBrowser({ extension, size: { width: 1280, height: 900 } });
  try {
    const board = await filledBoard(browser);
    const opened: number[] = [];
    for (let round = 0; round < 3; round++) opened.push(await firstRows(board));
    await until(
      board,
      `${COUNT('^1\\d\\d,\\d{3} people')} && document.querySelector('.board-reading') === null`,
    );
    const readMs = await board.evaluate<number>('performance.now()');
    const filtered: number[] = [];
    for (let round = 0; round < ROUNDS; round++) filtered.push(await filterBy(board, round));
    const frames = await scroll(board);
    const common = { people: PEOPLE, unit: 'ms' };
    return [
      { figure: 'first rows, from the start of the page', ...common, ...spread(opened), goal: 500 },
      { figure: 'everybody is read, from the start of the page', ...common, ms: readMs },
      { figure: 'filter: first rows and the count', ...common, ...spread(filtered), goal: 200 },
      {
        figure: 'scrolling: frames',
        ...common,
        n: frames.length,
        median: quantile(frames, 0.5),
        p99: quantile(frames, 0.99),
        longest: Math.max(...frames),
        goal: 50,
      },
    ];
  } finally {
    await browser.remove();
  }
}

/** Waits as the page does: its policy lets nobody else evaluate a condition again and again. */
function until(board: Page, fits: string): Promise<unknown> {
  return board.evaluate(`new Promise((resolve) => {
    const look = () => (${fits}) ? resolve(null) : requestAnimationFrame(look);
    look();
  })`);
}

function spread(all: number[]): Record<string, number> {
  return { n: all.length, median: quantile(all, 0.5), p95: quantile(all, 0.95) };
}

async function filledBoard(browser: ExtensionBrowser): Promise<Page> {
  const at = (file: string) => `chrome-extension://${browser.extensionId}/${file}`;
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  page.setDefaultTimeout(120_000);
  await page.goto(at('sidepanel.html'));
  await workAlone(page);
  await page.goto(at('options.html'));
  await page.evaluate(`${await benchCode()}; bench.fillExtension(${String(PEOPLE)}, 0, 0)`);
  await page.goto(at('board.html#people'));
  return page;
}

/** From the navigation to the frame in which rows stand there. */
async function firstRows(board: Page): Promise<number> {
  await board.reload({ waitUntil: 'commit' });
  await until(board, ROWS);
  return board.evaluate('performance.now()');
}

const WORDS = ['ada', 'bea', 'carl', 'dora', 'emil', 'fanny', 'gus', 'hedda'];

/** From the condition to the frame in which its rows and its count stand there. */
async function filterBy(board: Page, round: number): Promise<number> {
  const search = board.getByRole('searchbox', { name: 'Search in these people' });
  await search.fill('');
  await until(board, COUNT('^[\\d,]+ people'));
  const word = WORDS[round % WORDS.length] ?? '';
  await board.evaluate(`window.answered = new Promise((resolve) => {
    let began = null;
    addEventListener('input', (event) => { began ??= event.timeStamp; }, { capture: true, once: true });
    const look = () => (began !== null && ${COUNT(' of ')} && ${ROWS})
      ? resolve(performance.now() - began) : requestAnimationFrame(look);
    look();
  }); null`);
  await search.focus();
  await board.keyboard.insertText(word);
  return board.evaluate('window.answered');
}

/** How long each frame of a scroll through the table takes. */
async function scroll(board: Page): Promise<number[]> {
  await board.getByRole('searchbox', { name: 'Search in these people' }).fill('');
  await until(board, COUNT('^[\\d,]+ people'));
  return board.evaluate(`new Promise((resolve) => {
    const box = document.querySelector('.people-grid');
    const frames = [];
    let before = performance.now();
    let turns = 0;
    const step = () => {
      const now = performance.now();
      frames.push(now - before);
      before = now;
      box.scrollTop += ${String(TURN)};
      if ((turns += 1) < ${String(TURNS)}) requestAnimationFrame(step);
      else resolve(frames.slice(2));
    };
    requestAnimationFrame(step);
  })`);
}
