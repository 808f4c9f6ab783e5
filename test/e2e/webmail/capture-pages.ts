/*
 * Renders the fixture pages of test/fixtures/pages/roundcube-live anew from the real webmail:
 *   npx tsx test/e2e/webmail/capture-pages.ts
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { chromium, type Frame, type Page } from 'playwright-core';
import { chromiumArgs, needChromium } from '../../../scripts/chromium';
import { CONTACTS } from './address-book';
import { mailNamed } from './mailbox';
import { openContactCard, openMessage, showInbox } from './navigate';
import { roundcubeVersion } from './packages';
import { startWebmail, type Webmail } from './webmail';

const TARGET = new URL('../../fixtures/pages/roundcube-live/', import.meta.url);
const OWN = 'sam.ortiz@repco.test';
const SHOWN_ORIGIN = 'https://mail.repco.test';

/** The messages captured in the preview frame, by the name of the fixture. */
const PREVIEWS: Record<string, string> = {
  'preview-message': 'plain-signature.eml',
  'preview-html-signature': 'html-signature.eml',
  'preview-web-form': 'web-form.eml',
  'preview-sent': 'sent-quote.eml',
  'preview-sent-to-three': 'sent-to-three.eml',
  'preview-newsletter': 'newsletter.eml',
  'preview-bounce': 'bounce.eml',
  'preview-several-recipients': 'several-recipients.eml',
  'preview-upper-case': 'upper-case.eml',
  'preview-spoofed-name': 'spoofed-name.eml',
  'preview-forward': 'forward-by-colleague.eml',
  'preview-header-imitation': 'header-imitation.eml',
};

/** The cards captured, by the name of the fixture: whose. */
const CARDS: Record<string, string> = { 'contact-card': 'Lindqvist', 'contact-without-address': 'Wren' };

interface Expectation {
  status: string;
  email?: string | undefined;
  name?: string | undefined;
  never: string[];
}

async function captureAll(page: Page): Promise<void> {
  await write('inbox-list', page.mainFrame(), { status: 'nobody', never: [OWN] }, await listedPeople(page));
  for (const [name, file] of Object.entries(PREVIEWS)) {
    const mail = mailNamed(file);
    await openMessage(page, mail.subject, { folder: mail.folder, how: 'preview', settled: true });
    await write(name, namedFrame(page, 'messagecontframe'), mail.expect);
  }
  const mail = mailNamed('thread-3-thanks.eml');
  await openMessage(page, mail.subject, { how: 'full', settled: true });
  await write('full-message', page.mainFrame(), mail.expect);
  for (const [name, last] of Object.entries(CARDS)) {
    const index = CONTACTS.findIndex((contact) => contact.last === last);
    const contact = CONTACTS[index];
    if (contact === undefined) throw new Error(`no card of ${last}`);
    await openContactCard(page, index + 1, { settled: true });
    const { status, name: shown } = contact.expect;
    const expect = { status, email: contact.emails[0], name: shown, never: [OWN] };
    await write(name, namedFrame(page, 'contact-frame'), expect);
  }
}

async function write(name: string, frame: Frame, expect: Expectation, rows?: unknown): Promise<void> {
  await frame.waitForLoadState('load');
  const html = (await frame.evaluate(snapshot)).replaceAll(new URL(frame.url()).origin, SHOWN_ORIGIN);
  const truth = {
    url: frame.url().replace(new URL(frame.url()).origin, SHOWN_ORIGIN),
    own: [OWN],
    expect: { status: expect.status, email: expect.email ?? null, name: expect.name ?? null },
    never: expect.never,
    ...(rows === undefined ? {} : { rows }),
    origin: `Roundcube ${roundcubeVersion()} (GPL-3.0-or-later with skin exception), rendered by test/e2e/webmail`,
  };
  writeFileSync(new URL(`${name}.html`, TARGET), html);
  writeFileSync(new URL(`${name}.truth.json`, TARGET), `${JSON.stringify(truth, null, 2)}\n`);
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

async function listedPeople(page: Page): Promise<{ key: string; email: string; name: string }[]> {
  const people = page.locator('#messagelist tr[id^=rcmrow] .rcmContactAddress');
  return people.evaluateAll((shown) =>
    shown.map((person) => ({
      key: person.closest('tr')?.id ?? '',
      email: (person.getAttribute('title') ?? '').toLowerCase(),
      name: person.textContent,
    })),
  );
}

function namedFrame(page: Page, name: string): Frame {
  const frame = page.frame({ name });
  if (frame === null) throw new Error(`no frame ${name}`);
  return frame;
}

async function capture(webmail: Webmail): Promise<void> {
  const browser = await chromium.launch({ executablePath: needChromium(), args: chromiumArgs });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await webmail.login(page);
    await showInbox(page);
    mkdirSync(TARGET, { recursive: true });
    await captureAll(page);
  } finally {
    await browser.close();
  }
}

const webmail = await startWebmail();
try {
  await capture(webmail);
} finally {
  await webmail.stop();
}
