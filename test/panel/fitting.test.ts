import { expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import { seededRandom } from '../../lib/rules/seeded-random';
import { fitPeople } from '../../lib/panel/fit-people';
import { fitFor, withOtherFit } from '../../lib/rules/market-fit';
import { fitBases, newestFits } from '../../lib/value/fit-bases';
import { gatherPurchases } from '../../lib/value/gather-purchases';
import type { Order } from '../../lib/model/facts';
import { buildFit, buildOrder, DANA, daysAgo, idOf, NOW } from '../builders';
import { add, openProfile, sessionOf } from '../store/profile';
import { openDesk } from './desk';

/** Forty people who order in rhythms of their own, some of whom have stopped. */
const random = seededRandom('orders');
const PEOPLE = Array.from({ length: 40 }, (_, n) => {
  const orders: Order[] = [];
  const every = 10 + 60 * random();
  const until = random() < 0.4 ? 200 * random() : 0;
  const size = 5000 + 40_000 * random();
  for (let days = 300 + 90 * random(); days > until; days -= every * (0.4 + 1.2 * random())) {
    const minor = Math.round(size * (0.7 + 0.6 * random()));
    orders.push(
      buildOrder({ contactId: idOf(900 + n), at: daysAgo(days), amount: { minor, currency: 'EUR' } }),
    );
  }
  return { id: idOf(900 + n), orders };
});

function event(order: Order): Change {
  const { device: _device, number: _number, ...fact } = order;
  return { op: 'event', kind: 'order', fact };
}

const CHANGES: Change[] = PEOPLE.flatMap(({ id, orders }, n) => [
  add({ id, name: `Person ${String(n)}`, emails: [`p${String(n)}@example.test`] }),
  ...orders.map(event),
]);

const idle = { signal: new AbortController().signal, onProgress: () => undefined };

test('VA17 a device finds from its own database what the orders themselves give', async () => {
  const { store } = await openProfile();
  await store.commit(CHANGES);
  const told: number[] = [];
  const outcome = await fitPeople(store, { ...idle, onProgress: (done) => told.push(done), now: NOW });
  const gathering = gatherPurchases({ currency: 'EUR', rates: [], until: NOW });
  for (const { orders } of PEOPLE) gathering.add(null, orders);
  const how = { at: NOW, until: NOW, currency: 'EUR', where: 'device' as const };
  const found = fitBases(gathering.bases(), how);
  if (!outcome.ok || outcome.fits === null) throw new Error('nothing was fitted');
  expect(outcome.fits[0]).toMatchObject({ customers: 40, where: 'device', model: found?.fits[0]?.model });
  expect(outcome.fits[0]?.logLikelihood).toBeCloseTo(found?.fits[0]?.logLikelihood ?? NaN, 6);
  expect(told.at(-1)).toBe(1);
  expect(told).toEqual(told.toSorted((a, b) => a - b));
});

test('VA17 nothing to fit is a sentence, and a walk that is broken off ends without one', async () => {
  const { store } = await openProfile();
  expect(await fitPeople(store, { ...idle, now: NOW })).toEqual({
    ok: false,
    message: 'There is no customer to fit.',
  });
  const ended = new AbortController();
  ended.abort();
  expect(await fitPeople(store, { ...idle, signal: ended.signal, now: NOW })).toEqual({
    ok: false,
    message: null,
  });
});

test('VA17 without a server the fit is made here, saved for the team as an edit, and taken back by undo', async () => {
  const made = await openDesk(CHANGES);
  made.panel.state.setState({ session: null });
  await made.panel.commands.fitNow();
  const { team } = await made.until((state) => state.team.workspace.fits.length === 1 && state);
  expect(team.workspace.fits[0]).toMatchObject({ customers: 40, where: 'device', market: null });
  expect(made.panel.state.getState()).toMatchObject({
    fitting: { state: 'ended', ok: true, says: [] },
    notice: { text: 'The value model is fitted' },
  });
  await made.panel.commands.undo();
  await made.until((state) => state.team.workspace.fits.length === 0);
});

test('VA17 a lead of a team has the server fit; somebody else does not even ask', async () => {
  const asked: string[] = [];
  const made = await openDesk([], {
    fitters: {
      onDevice: () => Promise.reject(new Error('not here')),
      onServer: ({ onProgress }) => {
        asked.push('server');
        onProgress(0.3);
        return Promise.resolve({ ok: true, fits: null, refused: ['North: There is no customer to fit.'] });
      },
    },
  });
  await made.panel.commands.fitNow();
  expect(asked).toEqual([]);
  const session = sessionOf('Dana');
  made.panel.state.setState({
    session: { ...session, member: { ...session.member, id: DANA, roles: ['lead'] } },
  });
  const told: unknown[] = [];
  made.panel.state.subscribe(({ fitting }) => told.push(fitting));
  await made.panel.commands.fitNow();
  expect(asked).toEqual(['server']);
  expect(told).toContainEqual({ state: 'running', done: 0.3 });
  expect(made.panel.state.getState().fitting).toEqual({
    state: 'ended',
    ok: true,
    says: ['North: There is no customer to fit.'],
  });
  expect(made.sent).toContainEqual({ type: 'sync' });
});

test('VA17 a fit that is stopped says so, and what comes of it later is not kept', async () => {
  const made = await openDesk([], {
    fitters: {
      onDevice: ({ signal }) =>
        new Promise((resolve) =>
          signal.addEventListener('abort', () => resolve({ ok: true, fits: [], refused: [] })),
        ),
      onServer: () => Promise.reject(new Error('not here')),
    },
  });
  made.panel.state.setState({ session: null });
  const running = made.panel.commands.fitNow();
  expect(made.panel.state.getState().fitting).toEqual({ state: 'running', done: 0 });
  made.panel.commands.stopFit();
  await running;
  expect(made.panel.state.getState()).toMatchObject({
    fitting: { state: 'ended', ok: false, says: ['The fit was cancelled. What was there before stays.'] },
    notice: null,
  });
});

test('VA20 without an earlier fit, or with one that counts no more, going back says why not and changes nothing', async () => {
  const made = await openDesk(CHANGES);
  made.panel.state.setState({ session: null });
  await made.panel.commands.fitNow();
  await made.until((state) => state.team.workspace.fits.length === 1);
  await made.panel.commands.useOtherFit();
  expect(made.panel.state.getState().problem).toBe('There is no earlier fit to go back to.');
  const { team } = made.panel.state.getState();
  const few = buildFit({ customers: 29, fittedAt: daysAgo(1) });
  const workspace = { ...team.workspace, fits: [...team.workspace.fits, few] };
  made.panel.state.setState({ team: { ...team, workspace } });
  await made.panel.commands.useOtherFit();
  expect(made.panel.state.getState().problem).toContain('Fitted on only 29 customers');
  expect(made.panel.state.getState().team.workspace.fits[0]?.customers).toBe(40);
});

test('VA20 a second fit keeps the first, and a third the one that counted before it', () => {
  const fit = (customers: number, market: string | null = null) => buildFit({ customers, market });
  const first = newestFits([], [fit(40), fit(7, 'north')], [null, 'north']);
  const second = newestFits(first, [fit(50)], [null, 'north']);
  expect(second.map(({ customers }) => customers)).toEqual([50, 40, 7]);
  const back = withOtherFit({ fits: second, markets: [] }, { market: null });
  expect(fitFor({ fits: back, markets: [] }, { market: null })?.customers).toBe(40);
  expect(newestFits(back, [fit(60)], [null, 'north']).map(({ customers }) => customers)).toEqual([60, 40, 7]);
  expect(withOtherFit({ fits: first, markets: [] }, { market: null })).toBe(first);
});
