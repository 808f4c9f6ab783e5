import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Long enough for a machine that is busy with something else; nothing waits longer than it must. */
const WAIT_MS = 20_000;

const person = (panel: Page) => panel.getByRole('region', { name: 'Person' });

/** Waits until the panel shows this person: an address or phone, and the name where one is known. */
export async function expectPerson(panel: Page, contact: string, name?: string): Promise<void> {
  const region = person(panel);
  await region.getByText(contact, { exact: true }).first().waitFor({ timeout: WAIT_MS });
  if (name !== undefined) expect(await region.textContent()).toContain(name);
}

/** Waits until the panel shows nobody as the person of the page. */
export async function expectNobodySingle(panel: Page): Promise<void> {
  await panel.locator('[data-page="nobody"], [data-page="ask"]').waitFor({ timeout: WAIT_MS });
  expect(await person(panel).count()).toBe(0);
}

/** One of the panel's cards. */
export const card = (panel: Page, name: string) => panel.getByRole('region', { name, exact: true });

/** Answers the first-run screen: joins a team by its link. The sites are granted already. */
export async function joinTeam(panel: Page, link: string, name: string): Promise<void> {
  await panel.getByLabel('Invite link').fill(link);
  await panel.getByLabel('Your name').fill(name);
  await begin(panel);
}

/** Answers the first-run screen: nobody else, no server. */
export async function workAlone(panel: Page): Promise<void> {
  await panel.getByRole('radio', { name: 'Just me, no server' }).check();
  await begin(panel);
}

/** Presses the button of the first run. All of a team comes before it is answered, so it may take longer than a card. */
async function begin(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: /^(Start|Allow)/ }).click();
  try {
    await panel.getByText('Where do you work?').waitFor({ state: 'detached', timeout: 3 * WAIT_MS });
  } catch {
    throw new Error(`The first run has not ended: ${String(await panel.locator('body').textContent())}`);
  }
}

/** Presses keys in the panel as a user does: the keys rest for half a second after the person has changed. */
export async function pressKeys(panel: Page, ...keys: string[]): Promise<void> {
  await panel.locator('body').focus();
  await new Promise((resolve) => setTimeout(resolve, KEY_REST_MS));
  for (const key of keys) await panel.keyboard.press(key);
}

const KEY_REST_MS = 600;

/** Waits until the top bar says that everything has been sent. */
export async function synced(panel: Page): Promise<void> {
  await panel.getByRole('button', { name: /^Synced/ }).waitFor({ timeout: WAIT_MS });
}

/** The titles of the timeline, newest first. */
export async function timelineTitles(panel: Page): Promise<string[]> {
  const rows = card(panel, 'Timeline').getByRole('listitem');
  return (await rows.allTextContents()).map((text) => text.trim());
}

/**
 * How far to the right anything reaches that can be seen, in pixels: what scrolls within itself hides what is wider than
 * the page, so each element is asked where it ends. What is cut off on purpose, with an ellipsis, does not count.
 */
export function widestEnd(panel: Page): Promise<number> {
  return panel.evaluate(() => {
    const isCut = (element: Element): boolean => {
      const { parentElement: parent } = element;
      return parent !== null && (getComputedStyle(parent).overflowX === 'hidden' || isCut(parent));
    };
    const shown = [...document.querySelectorAll('main, main *, header *')].filter((one) => !isCut(one));
    const ends = shown.map((one) => one.getBoundingClientRect().right);
    return Math.max(document.documentElement.scrollWidth, ...ends);
  });
}
