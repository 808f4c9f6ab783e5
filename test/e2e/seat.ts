import type { BrowserContext, Page } from 'playwright-core';
import { type ExtensionBrowser, launchBrowser } from './browser';
import { builtExtension } from './extension';
import { expectPerson, joinTeam, synced } from './panel';
import type { ServerProcess } from './server-process';
import type { Started } from './started';

/** Where somebody works: a browser with the extension, a page, and the side panel beside it. */
export interface Seat {
  browser: ExtensionBrowser;
  page: Page;
  panel: Page;
}

export interface SeatHow {
  /** The address the page begins with, or how it gets to where it begins. */
  at: string | ((page: Page) => Promise<unknown>);
  /** Match patterns that are granted beside this machine's own. */
  granted?: string[];
  size?: { width: number; height: number };
  /** What is done before the page is opened: pages that are served without a network. */
  before?: (context: BrowserContext) => Promise<unknown>;
}

/** Opens a browser on a page with the panel beside it, as somebody who has not begun yet. It ends with the others. */
export async function openSeat(started: Started, { at, granted = [], size, before }: SeatHow): Promise<Seat> {
  const browser = started.keep(
    await launchBrowser({
      extension: builtExtension(),
      granted: ['http://127.0.0.1/*', ...granted],
      ...(size === undefined ? {} : { size }),
    }),
    (one) => one.remove(),
  );
  await before?.(browser.context);
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await (typeof at === 'string' ? page.goto(at) : at(page));
  return { browser, page, panel: await browser.openPanel(page) };
}

/** The seat of somebody who has joined a team by its link, with all of the team there. */
export async function joinedSeat(
  started: Started,
  how: SeatHow & { link: string; name: string },
): Promise<Seat> {
  const seat = await openSeat(started, how);
  await joinTeam(seat.panel, how.link, how.name);
  await synced(seat.panel);
  return seat;
}

/** Dana, who has the server's own link, and Bea, who was invited, both beside Priya Raman of the demo CRM. */
export async function twoSeats(started: Started, server: ServerProcess): Promise<{ dana: Seat; bea: Seat }> {
  const seat = async (link: string, name: string): Promise<Seat> => {
    const sat = await joinedSeat(started, { at: `${server.url}/demo/people/priya-raman`, link, name });
    await expectPerson(sat.panel, 'priya@helioworks.example', 'Priya Raman');
    return sat;
  };
  return { dana: await seat(server.link, 'Dana'), bea: await seat(server.invite ?? '', 'Bea') };
}
