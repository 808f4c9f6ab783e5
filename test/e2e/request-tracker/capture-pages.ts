/*
 * Renders the fixture pages of test/fixtures/pages/request-tracker-live anew from a real Request Tracker:
 *   npx tsx test/e2e/request-tracker/capture-pages.ts
 */
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { chromiumArgs, needChromium } from '../../../scripts/chromium';
import type { Due } from '../answer';
import { writeFixture } from '../fixture-page';
import { requestTrackerVersion } from './packages';
import { startRequestTracker, type RequestTracker } from './request-tracker';
import { DANA, STAFF, TICKETS } from './seeded-tickets';

const TARGET = new URL('../../fixtures/pages/request-tracker-live/', import.meta.url);
const MARA = 'mara.lindqvist@tallwood.example';

/** The pages captured, by the name of the fixture: the path, and what must be found. */
function pages(tracker: RequestTracker): Record<string, [path: string, due: Due, rows?: object[]]> {
  const ticket = (subject: string): [string, Due] => {
    const index = TICKETS.findIndex((one) => one.subject === subject);
    return [
      `Ticket/Display.html?id=${String(index + 1)}`,
      TICKETS[index]?.expect ?? { status: 'nobody', never: [] },
    ];
  };
  const nobody: Due = { status: 'nobody', never: STAFF };
  const rows = [
    { email: 'nora.quell@ferngate.example.com', name: 'Nora Quell' },
    { email: 'ivo.brandt@larkspur.example.com', name: 'Ivo Brandt' },
    { email: 'katrin.moss@larkspur.example.com', name: 'Katrin Moss' },
  ];
  return {
    'ticket-quoted-history': ticket('Re: Samples of the oak veneer'),
    'ticket-two-requestors': ticket('Two of us cannot sign in'),
    'ticket-colleagues-only': ticket('Move the server on Sunday'),
    'ticket-requestor-without-name': ticket('order 4471'),
    'ticket-number-of-a-user': ticket('Cannot export the monthly report'),
    'ticket-list': ['Search/Results.html?Query=id%3C4', nobody, rows],
    'ticket-list-of-one': ['Search/Results.html?Query=id%3D1', nobody, rows.slice(0, 1)],
    'user-summary': [
      `User/Summary.html?id=${String(tracker.userId(MARA))}`,
      { status: 'person', email: MARA, name: 'Mara Lindqvist', never: STAFF },
    ],
    'user-summary-colleague': [
      `User/Summary.html?id=${String(tracker.userId(DANA))}`,
      { ...nobody, isOurs: true },
    ],
  };
}

async function capture(tracker: RequestTracker): Promise<void> {
  const browser = await chromium.launch({ executablePath: needChromium(), args: chromiumArgs });
  try {
    const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
    await tracker.login(page);
    for (const [name, [path, expect, rows]] of Object.entries(pages(tracker))) {
      await page.goto(tracker.url + path);
      // Parts of the page are fetched after it has loaded.
      await page.waitForLoadState('networkidle');
      await writeFixture(name, page.mainFrame(), {
        folder: TARGET,
        shownOrigin: 'https://rt.repco.test',
        own: ['repco.test'],
        expect,
        rows,
        ...(expect.isOurs === true ? { key: null } : {}),
        origin: `Request Tracker ${requestTrackerVersion()} (GPL-2.0), rendered by test/e2e/request-tracker`,
      });
    }
  } finally {
    await browser.close();
  }
}

mkdirSync(TARGET, { recursive: true });
const tracker = await startRequestTracker();
try {
  await capture(tracker);
} finally {
  await tracker.stop();
}
