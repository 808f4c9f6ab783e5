import { writeFileSync } from 'node:fs';
import type { Frame } from 'playwright-core';

/** What a saved page must give. */
export interface FixtureExpectation {
  status: string;
  email?: string | undefined;
  name?: string | undefined;
  never: string[];
}

/** Where a page of a running program is saved, and what its truth says. */
export interface Fixture {
  /** Ends with a slash. */
  folder: URL;
  /** Stands in the page for the loopback address it was served from. */
  shownOrigin: string;
  own: string[];
  expect: FixtureExpectation;
  rows?: unknown;
  /** Null where the record is our own side's, and has no key therefore. */
  key?: null;
  /** Program, licence, and how it was made. */
  origin: string;
}

/** Saves what a frame shows as `NAME.html`, and what must be found in it as `NAME.truth.json`. */
export async function writeFixture(name: string, frame: Frame, fixture: Fixture): Promise<void> {
  await frame.waitForLoadState('load');
  const { folder, shownOrigin, own, expect, rows, key, origin } = fixture;
  const served = new URL(frame.url());
  const html = (await frame.evaluate(snapshot))
    .replaceAll(served.origin, shownOrigin)
    .replaceAll(served.host, new URL(shownOrigin).host);
  const truth = {
    url: frame.url().replace(served.origin, shownOrigin),
    own,
    expect: { status: expect.status, email: expect.email ?? null, name: expect.name ?? null },
    never: expect.never,
    ...(rows === undefined ? {} : { rows }),
    ...(key === undefined ? {} : { key }),
    origin,
  };
  writeFileSync(new URL(`${name}.html`, folder), html);
  writeFileSync(new URL(`${name}.truth.json`, folder), `${JSON.stringify(truth, null, 2)}\n`);
}

/**
 * Runs in the page: its HTML without scripts. A test's DOM has no layout, so `data-cap-hidden` marks the top of
 * each subtree that is not shown and `data-cap-value` carries what a form field holds.
 */
function snapshot(): string {
  const copy = document.documentElement.cloneNode(true) as HTMLElement;
  const originals = document.documentElement.querySelectorAll('*');
  const copies = copy.querySelectorAll('*');
  originals.forEach((original, index) => {
    const target = copies[index];
    if (target === undefined || original.closest('head') !== null) return;
    const isShown = original.checkVisibility();
    if (!isShown && original.parentElement?.checkVisibility() === true)
      target.setAttribute('data-cap-hidden', '');
    if (original instanceof HTMLInputElement && original.value !== (original.getAttribute('value') ?? '')) {
      target.setAttribute('data-cap-value', original.value);
    }
    // Secrets of the session: of no use to a test, and another one at every capture.
    if (original.getAttribute('name') === '_token') target.setAttribute('value', 'captured');
  });
  for (const script of copy.querySelectorAll('script, noscript')) script.remove();
  const html = `<!doctype html>\n${copy.outerHTML}\n`;
  return html
    .replace(/([?&](?:amp;)?_token=)\w+/g, '$1captured')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{2,}/g, '\n');
}
