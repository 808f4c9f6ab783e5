import { v7 as newId } from 'uuid';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createFigures, type AskTeam } from '../lib/panel/board/figures/figures';
import { openStore } from '../lib/store/open';
import { teamFigures } from '../lib/sync/team-figures';
import type { FiguresAnswer, FiguresRequest } from './wiring/figures';
import { pageWire, serverOf } from './wiring/page-wire';

const MINUTE_MS = 60_000;

/** Lets messages in between. */
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/** A server that is away, too old, or busy has no figures: those of the device are shown, and say so. */
const askTeam: AskTeam = (session, asked) =>
  teamFigures(pageWire, serverOf(session), asked).catch(() => null);

const say = (answer: FiguresAnswer) => postMessage(answer);

async function begin(locale: string) {
  const store = await openStore({ now: Date.now, newId, onClosed: () => close() });
  const figures = createFigures({ store, askTeam, now: Date.now, pause, locale });
  figures.watch((shown) => say({ type: 'figures', figures: shown }));
  setInterval(() => figures.tick(), MINUTE_MS);
  return figures;
}

/** A worker of the board: counts everybody and works its figures out in a thread of its own, so that it never waits. */
export default defineUnlistedScript(() => {
  let opened: ReturnType<typeof begin> | null = null;
  // Only the page that made the worker can send it anything.
  addEventListener('message', ({ data }: MessageEvent<FiguresRequest>) => {
    opened ??= begin(data.type === 'begin' ? data.locale : 'en');
    void opened.then(async (figures) => {
      if (data.type === 'show') figures.show(data.wanted);
      else if (data.type === 'people') {
        say({ type: 'people', ask: data.ask, ids: await figures.people(data.behind, data.wanted) });
      }
    });
  });
});
