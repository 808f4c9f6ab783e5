import type { Page } from 'playwright-core';
import { type ExtensionBrowser, launchBrowser } from '../e2e/browser';
import { workAlone } from '../e2e/panel';
import { quantile, tenths } from './quantile';
import type { Figure } from './sizes';
import { benchCode } from './bench-page';

const PEOPLE = 20_000;
const NOTES = 7;
/** What is known of one of them. */
const ENTRIES = 5_000;
const ROUNDS = 12;
/** Keys rest for half a second after the person has changed. */
const KEY_REST_MS = 600;

/** What the user does and what then stands on the screen, as a question to the page. */
interface Interaction {
  name: string;
  act: (panel: Page, round: number) => Promise<void>;
  /** What is done before, and not measured. */
  before?: (panel: Page) => Promise<void>;
  /** An expression that is true when it is drawn. */
  drawn: string;
}

const card = (name: string) =>
  `[...document.querySelectorAll('main h2')].some((one) => one.textContent === '${name}')`;
const said = (words: string) =>
  `[...document.querySelectorAll('[role=status]')].some((one) => /${words}/.test(one.textContent))`;
const NAMES = ['ada', 'bea', 'carl', 'dora', 'emil', 'fanny', 'gus', 'hedda', 'ivo', 'juno'];

const INTERACTIONS: Interaction[] = [
  {
    name: 'search opens',
    act: (panel) => panel.keyboard.press('Control+k'),
    drawn: "document.activeElement?.getAttribute('role') === 'combobox'",
  },
  {
    name: 'people whose name begins so',
    act: (panel, round) => panel.keyboard.insertText(NAMES[round % NAMES.length] ?? ''),
    drawn: "document.querySelectorAll('.find [role=option]').length >= 8",
  },
  {
    name: 'a person opens',
    act: async (panel) => {
      await panel.locator('.find [role=option]').nth(3).click();
    },
    drawn: `document.querySelector('.find') === null && ${card('Timeline')} && ${card('Satisfaction')}`,
  },
  {
    name: 'the menu of stages opens',
    act: (panel) => panel.keyboard.press('m'),
    drawn: "document.querySelector('[role=menu]') !== null",
  },
  {
    name: 'a stage is chosen',
    act: (panel, round) => panel.keyboard.press(round % 2 === 0 ? '5' : '4'),
    drawn: said(' moved to '),
  },
  {
    name: 'it is undone',
    act: (panel) => panel.keyboard.press('z'),
    drawn: said(' is back in '),
  },
  {
    name: 'a note is saved',
    act: (panel) => panel.keyboard.press('Enter'),
    drawn: "document.querySelector('form[aria-label=Note] textarea').value === ''",
  },
  {
    name: 'their company of 50 opens',
    act: (panel) =>
      panel
        .getByRole('region', { name: 'Person' })
        .getByRole('button', { name: /^Company / })
        .click(),
    drawn: 'document.querySelector(\'[aria-label^="Company:"]\') !== null',
  },
  {
    name: 'a person of 5,000 entries opens',
    before: async (panel) => {
      await panel.keyboard.press('Control+k');
      await panel.keyboard.insertText('zora');
      await panel.getByRole('option', { name: /^Zora Long/ }).waitFor();
    },
    act: (panel) => panel.getByRole('option', { name: /^Zora Long/ }).click(),
    drawn: `document.querySelector('.find') === null && ${card('Timeline')} && ${card('Satisfaction')}`,
  },
  {
    name: 'Today opens, with everybody in it',
    act: (panel) => panel.keyboard.press('t'),
    before: (panel) => panel.waitForTimeout(KEY_REST_MS),
    drawn: 'document.querySelector(\'[aria-label="What is open"] li\') !== null',
  },
  {
    name: 'Today closes',
    act: (panel) => panel.keyboard.press('Escape'),
    drawn: 'document.querySelector(\'[aria-label="What is open"]\') === null',
  },
];

const UNSENT = 10_000;
const LIST = 'ul[aria-label="Not sent yet"]';

/** With 10,000 changes that are not sent. */
const WITH_UNSENT: Interaction[] = [
  {
    name: 'the sync sheet opens, with 10,000 changes not sent',
    act: (panel) => panel.locator('.top-sync').click(),
    drawn: `document.querySelectorAll('${LIST} .unsent-row').length >= 20`,
  },
  {
    name: 'the sync sheet closes',
    act: (panel) => panel.locator('.top-sync').click(),
    drawn: `document.querySelector('${LIST}') === null`,
  },
];

/** Runs in the panel: from the user's event to the frame in which something is drawn. */
const watchFor = (drawn: string) => `
  window.answered = new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('Not drawn after 20 seconds: ' + document.body.innerText.slice(0, 400))), 20_000);
    let began = null;
    const isDrawn = () => Boolean(${drawn});
    const begin = (event) => { began ??= event.timeStamp; };
    for (const type of ['keydown', 'pointerdown', 'input']) addEventListener(type, begin, { capture: true });
    const look = () => {
      if (began === null || !isDrawn()) return void requestAnimationFrame(look);
      for (const type of ['keydown', 'pointerdown', 'input']) removeEventListener(type, begin, { capture: true });
      resolve(performance.now() - began);
    };
    look();
  });
  null; // Else the promise would be waited for.
`;

/** How long each thing a user does in the panel takes until it is drawn, with 20,000 people and 200,000 facts there. */
export async function benchInteractions(extension: string): Promise<Figure[]> {
  const browser = await launchBrowser({ extension, size: { width: 1280, height: 900 } });
  try {
    const panel = await filledPanel(browser);
    const today = await todayFigures(browser, panel);
    const figures = await rounds(panel, INTERACTIONS);
    await openFilled(browser, panel, `fillOutbox(${String(UNSENT)})`);
    await panel.getByRole('button', { name: /to send/ }).waitFor();
    return [...today, ...figures, ...(await rounds(panel, WITH_UNSENT))];
  } finally {
    await browser.remove();
  }
}

async function rounds(panel: Page, interactions: readonly Interaction[]): Promise<Figure[]> {
  const times = new Map<string, number[]>(interactions.map(({ name }) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const interaction of interactions)
      times.get(interaction.name)?.push(await time(panel, interaction, round));
  }
  return [...times].map(([name, all]) => ({
    figure: name,
    people: PEOPLE,
    facts: PEOPLE * (NOTES + 3),
    n: all.length,
    first: all[0] ?? 0,
    median: quantile(all, 0.5),
    p95: quantile(all, 0.95),
    unit: 'ms',
    goal: 100,
  }));
}

/** How long it takes until Today knows everybody, and until it knows of one promise more: by the own rhythm and by a fit. */
async function todayFigures(browser: ExtensionBrowser, panel: Page): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const [index, by] of ['own rhythm', 'P(active)'].entries()) {
    await openFilled(browser, panel, index === 0 ? null : 'fitExtension()');
    const knows = '.top-button[title*="due or promised"]';
    const began = performance.now();
    await panel.locator(knows).waitFor({ timeout: 120_000 });
    const ms = performance.now() - began;
    const updateMs = await panel.evaluate<number>(`${await benchCode()}; new Promise((resolve) => {
      const title = () => document.querySelector('${knows}')?.title;
      const before = title();
      const begun = performance.now();
      const look = () => (title() === before ? setTimeout(look, 5) : resolve(performance.now() - begun));
      void bench.promiseSomething(${String(index)}).then(look);
    })`);
    figures.push({
      figure: 'Today knows everybody',
      by,
      people: PEOPLE,
      ms: tenths(ms),
      updateMs: tenths(updateMs),
    });
  }
  return figures;
}

/** Does something to the database while the panel is away, and opens the panel again. */
async function openFilled(browser: ExtensionBrowser, panel: Page, call: string | null): Promise<void> {
  const at = (file: string) => `chrome-extension://${browser.extensionId}/${file}`;
  await panel.goto(at('options.html'));
  if (call !== null) await panel.evaluate(`${await benchCode()}; bench.${call}`);
  await panel.goto(at('sidepanel.html'));
}

async function filledPanel(browser: ExtensionBrowser): Promise<Page> {
  const at = (file: string) => `chrome-extension://${browser.extensionId}/${file}`;
  const panel = browser.context.pages()[0] ?? (await browser.context.newPage());
  await panel.setViewportSize({ width: 360, height: 900 });
  await panel.goto(at('sidepanel.html'));
  await workAlone(panel);
  const fill = `fillExtension(${String(PEOPLE)}, ${String(NOTES)}, ${String(ENTRIES)})`;
  await openFilled(browser, panel, fill);
  await panel.getByRole('button', { name: 'Find a person' }).waitFor();
  return panel;
}

async function time(panel: Page, { name, act, before, drawn }: Interaction, round: number): Promise<number> {
  if (name === 'the menu of stages opens') await panel.waitForTimeout(KEY_REST_MS);
  if (name === 'a note is saved')
    await panel.getByRole('textbox', { name: /^Note/ }).fill('Spoke about the offer.');
  else if (name !== 'people whose name begins so') await panel.locator('body').focus();
  await before?.(panel);
  await panel.evaluate(watchFor(drawn));
  await act(panel, round);
  return panel.evaluate('window.answered');
}
