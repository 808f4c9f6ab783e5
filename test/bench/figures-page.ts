import type { Row } from '../../lib/model/wire';
import { boardFigures } from '../../lib/panel/board/figures/board-figures';
import { NOTHING_ENTERED } from '../../lib/rules/metrics/entered-sums';
import { monthOf } from '../../lib/rules/metrics/figure-days';
import { FigureTable } from '../../lib/rules/metrics/figure-table';
import { dayOf } from '../../lib/rules/metrics/metric';
import { personFigures } from '../../lib/rules/metrics/person-figures';
import { readingOf } from '../../lib/rules/metrics/reading';
import { SidestageDatabase } from '../../lib/store/database';
import { openStore } from '../../lib/store/open';
import {
  buildContact,
  buildInteraction,
  buildOrder,
  buildResponse,
  buildStageChange,
  buildWorkspace,
  DAY,
} from '../builders';
import { fill } from './fill';
import { benchId } from './store-rows';

// Runs inside a page of Chromium: the real IndexedDB on the disk.

const BATCH = 2000;
const STAGES = ['reach', 'acquisition', 'conversion', 'retention', 'loyalty'];
/** Facts of each person, beside the contact. */
export const FACTS = 10;

/** Ten facts of somebody over two years: moves, contacts, orders and a score. */
function rowsOf(number: number, now: number): Row[] {
  const contactId = benchId(1, number);
  const row = (kind: string, place: number, made: object) => {
    const id = kind === 'contact' ? contactId : benchId(2, number * FACTS + place);
    return { kind, id, seq: 1, deleted: false, data: { ...made, id } } as Row;
  };
  const at = (step: number) => now - (700 - ((number * 7 + step * 61) % 690)) * DAY;
  const fact = (step: number) => ({ contactId, at: at(step), number: number * FACTS + step });
  const moves = [1, 2, 3].map((step) =>
    buildStageChange({ ...fact(step), to: STAGES[(number + step) % STAGES.length] ?? 'reach' }),
  );
  const money = { minor: 1000 + (number % 90) * 100, currency: 'EUR' };
  return [
    row('contact', 0, buildContact({ id: contactId, emails: [`p${String(number)}@bench.test`] })),
    ...moves.map((move, place) => row('stage-change', place, move)),
    ...(['call', 'e-mail', 'inquiry', 'cart-abandoned'] as const).map((type, step) =>
      row('interaction', 3 + step, buildInteraction({ ...fact(step + 4), type, text: 'Spoke with them.' })),
    ),
    ...[8, 9].map((step) => row('order', step - 1, buildOrder({ ...fact(step), amount: money }))),
    row('survey-response', 9, buildResponse({ ...fact(5), survey: 'nps', score: number % 11 })),
  ];
}

/** Milliseconds of what the board does with so many people and ten times as many facts. */
export interface FigureTimes {
  rebuildMs: number;
  /** The longest that anything else had to wait for this thread. */
  longestMs: number;
  yearMs: number[];
  changeMs: number[];
  ownerMs: number;
  behindMs: number;
}

/** Fills a database, counts everybody, works a year out, and again after somebody changed. */
export async function boardTimes(people: number): Promise<FigureTimes> {
  const now = Date.now();
  const db = new SidestageDatabase('figures', {});
  await db.open();
  for (let start = 0; start < people; start += BATCH) {
    const size = Math.min(BATCH, people - start);
    await fill(db, Array.from({ length: size }, (_, n) => rowsOf(start + n, now)).flat(), null);
  }
  db.close();
  const store = await openStore({ name: 'figures', now: Date.now, newId: () => crypto.randomUUID() });
  const workspace = buildWorkspace();
  const reading = readingOf(workspace);
  const figure = (person: Parameters<typeof personFigures>[0]) => personFigures(person, reading);

  let longestMs = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    longestMs = Math.max(longestMs, performance.now() - last);
    last = performance.now();
  }, 1);
  const begun = performance.now();
  await store.figures.walk(figure, reading.signature, {
    signal: new AbortController().signal,
    pause: () => new Promise((resolve) => setTimeout(resolve)),
    seen: () => undefined,
  });
  const rebuildMs = performance.now() - begun;
  clearInterval(watch);

  const today = dayOf(now);
  const period = { from: today - 364, to: today + 1 };
  const year = async (owner?: string) => {
    const at = performance.now();
    const of = owner === undefined ? {} : { owner };
    const months = await store.figures.months(monthOf(period.from - 365), monthOf(today), of);
    const input = { today, workspace, currency: 'EUR', ordersKnown: true, entered: () => NOTHING_ENTERED };
    const source = { from: 'device' as const, isComplete: true, progress: null, words: '' };
    const wanted = { period, lens: null, ...of };
    boardFigures({ ...input, wanted, source, table: new FigureTable(months), referred: [] }, 'en');
    return performance.now() - at;
  };
  const yearMs: number[] = [];
  for (let turn = 0; turn < 10; turn += 1) yearMs.push(await year());
  const changeMs: number[] = [];
  for (let turn = 0; turn < 10; turn += 1) {
    const {
      device: _device,
      number: _number,
      ...fact
    } = buildOrder({
      contactId: benchId(1, turn * 37),
      id: crypto.randomUUID(),
      at: now,
    });
    await store.commit([{ op: 'event', kind: 'order', fact }]);
    const at = performance.now();
    await store.figures.fold(figure, reading.signature);
    await year();
    changeMs.push(performance.now() - at);
  }
  const ownerMs = await year(buildContact().owner ?? '');
  const at = performance.now();
  await store.figures.people((entries) => [...entries].some(({ key }) => key === '["cart-recovered"]'), {});
  const behindMs = performance.now() - at;
  store.close();
  return { rebuildMs, longestMs, yearMs, changeMs, ownerMs, behindMs };
}
