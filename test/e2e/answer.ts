import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectPerson } from './panel';

const WAIT_MS = 8000;

/** What the panel owes a page. */
export interface Due {
  status: 'person' | 'nobody' | 'ask' | 'several';
  /** As the panel shows it, domains in Unicode; only with `person`. */
  email?: string;
  /** As the panel shows it; missing when the page has no usable name. */
  name?: string;
  /** What the question must name; only with `ask`. */
  asksFor?: string;
  /** With `nobody`: the record is our own side's, so that nobody is asked whose it is either. */
  isOurs?: boolean;
  /** Addresses that must not be returned, neither as the person nor as one to choose from. */
  never: string[];
}

/** When a page was left for the one that is asked about, in milliseconds since 1970. */
type EpochMs = number;

interface Sighted {
  state: string;
  seenAt?: number;
  detection?: { primary: object | null; others: object[]; key: object | null };
}
interface SessionApi {
  chrome: { storage: { session: { get(): Promise<Record<string, Sighted>> } } };
}

async function sightings(panel: Page): Promise<Sighted[]> {
  const kept = await panel.evaluate(() => (globalThis as unknown as SessionApi).chrome.storage.session.get());
  return Object.entries(kept).flatMap(([key, value]) => (key.startsWith('sighting:') ? [value] : []));
}

/**
 * Asserts that the panel shows exactly what is due, and has read the page since it was opened: what is still there of
 * the page before proves nothing. `hasRecord`: the page names its record, so that a frame that has not loaded yet does
 * not count.
 */
export async function expectDue(
  panel: Page,
  due: Due,
  opened: { since: EpochMs; hasRecord?: boolean },
): Promise<void> {
  const isFresh = ({ state, seenAt = 0, detection }: Sighted) =>
    state === 'seen' &&
    seenAt >= opened.since &&
    // A record of our own side has no key.
    (opened.hasRecord !== true || due.isOurs === true || detection?.key !== null);
  await expect
    .poll(async () => (await sightings(panel)).some(isFresh), { timeout: WAIT_MS, interval: 30 })
    .toBe(true);
  if (due.status === 'person') await expectPerson(panel, due.email ?? due.name ?? '', due.name);
  else {
    const states: string[] = [due.status];
    // Of a record that names nobody the panel asks who it is, and still names nobody.
    if (due.status === 'nobody' && due.isOurs !== true) states.push('record');
    const selector = states.map((state) => `[data-page="${state}"]`).join(', ');
    await panel.locator(selector).waitFor({ timeout: WAIT_MS });
    expect(await panel.getByRole('region', { name: 'Person' }).count()).toBe(0);
    if (due.status === 'ask') expect(await panel.locator('main').textContent()).toContain(due.asksFor ?? '');
  }
  await neverDetected(panel, due.never);
}

/** None of these addresses was taken for the person, nor offered as one: whatever list stands beside the message. */
export async function neverDetected(panel: Page, addresses: string[]): Promise<void> {
  const people = (await sightings(panel)).flatMap(({ detection }) => [
    detection?.primary,
    ...(detection?.others ?? []),
  ]);
  const found = JSON.stringify(people).toLowerCase();
  for (const address of addresses) {
    expect(found).not.toContain(`"email":${JSON.stringify(address.toLowerCase())}`);
  }
}

type Outcome = 'right' | 'wrong person' | 'nobody';

/** Counts the answers of one program by the kind of page: what the product promises is a wrong person never. */
export class Answers {
  readonly #program: string;
  readonly #kinds = new Map<string, Record<Outcome, number>>();

  constructor(program: string) {
    this.#program = program;
  }

  /** Asserts what is due and counts the answer. A wrong person is any who is shown and is not the one due. */
  async check(kind: string, panel: Page, due: Due, opened: Parameters<typeof expectDue>[2]): Promise<void> {
    let outcome: Outcome = 'right';
    try {
      await expectDue(panel, due, opened);
    } catch (error) {
      const shown = await panel.getByRole('region', { name: 'Person' }).count();
      outcome = shown > 0 ? 'wrong person' : 'nobody';
      throw error;
    } finally {
      const counts = this.#kinds.get(kind) ?? { right: 0, 'wrong person': 0, nobody: 0 };
      counts[outcome] += 1;
      this.#kinds.set(kind, counts);
    }
  }

  /** One line for the report of the tests. */
  report(): string {
    return JSON.stringify({ figure: `right person in ${this.#program}`, ...Object.fromEntries(this.#kinds) });
  }
}
