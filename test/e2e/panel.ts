import type { Page } from 'playwright-core';
import { expect } from 'vitest';

const WAIT_MS = 8000;

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

/** Waits until the panel asks which of several people is meant. */
export async function expectSeveral(panel: Page): Promise<void> {
  await panel.locator('[data-page="several"]').waitFor({ timeout: WAIT_MS });
  expect(await person(panel).count()).toBe(0);
}

/** None of these addresses is shown, neither as the person nor as one to choose from. */
export async function neverShows(panel: Page, addresses: string[]): Promise<void> {
  const shown = (await panel.locator('main').textContent()) ?? '';
  for (const address of addresses) expect(shown.toLowerCase()).not.toContain(address.toLowerCase());
}
