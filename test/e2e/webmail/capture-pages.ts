/*
 * Renders the fixture pages of test/fixtures/pages/roundcube-live anew from the real webmail:
 *   npx tsx test/e2e/webmail/capture-pages.ts
 */
import { mkdirSync } from 'node:fs';
import { chromium, type Frame, type Page } from 'playwright-core';
import { chromiumArgs, needChromium } from '../../../scripts/chromium';
import { type FixtureExpectation, writeFixture } from '../fixture-page';
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

function write(name: string, frame: Frame, expect: FixtureExpectation, rows?: unknown): Promise<void> {
  return writeFixture(name, frame, {
    folder: TARGET,
    shownOrigin: SHOWN_ORIGIN,
    own: [OWN],
    expect,
    ...(rows === undefined ? {} : { rows }),
    origin: `Roundcube ${roundcubeVersion()} (GPL-3.0-or-later with skin exception), rendered by test/e2e/webmail`,
  });
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
