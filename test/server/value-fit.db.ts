import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FitState } from '../../lib/model/fit-state';
import type { Order } from '../../lib/model/facts';
import type { Workspace } from '../../lib/model/workspace';
import { fitBases } from '../../lib/value/fit-bases';
import { gatherPurchases } from '../../lib/value/gather-purchases';
import { writeRecords } from '../../server/db/records';
import { installSample } from '../../server/sample/install-sample';
import { Fitting } from '../../server/value/fitting';
import { readOrders, type PersonOrders } from '../../server/value/read-orders';
import { add, contact, create, order, reversal } from './build';
import { json, refusal, testServer, type Device, type TestServer } from './team';

const DAY = 86_400_000;

let server: TestServer;
let device: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  device = await server.join(await server.newTeam());
});

const ask = async (path: string, by: Device = device) =>
  FitState.parse(await (await by.request(path, json({}, by.token))).json());
const settings = async () => (await device.state()).get(device.workspaceId)?.data as Workspace;

async function read(workspace: Pick<Workspace, 'id' | 'markets'>): Promise<PersonOrders[]> {
  const people: PersonOrders[] = [];
  for await (const batch of readOrders(server.db, workspace, () => undefined)) people.push(...batch);
  return people;
}

describe('VA17 a fit on the server', () => {
  test('reads the team’s orders, fits, and sends what it found to every device with the next pull', async () => {
    await installSample(server.db, { workspaceId: device.workspaceId, now: server.clock.now });
    const before = await settings();
    expect(before.fits).toEqual([]);
    const colleague = await server.join(device.workspaceId, ['rep']);
    await colleague.pull();
    expect((await ask('/v1/value/fit')).state).toBe('running');
    expect(await server.fitting.ended(device.workspaceId)).toEqual({
      state: 'done',
      at: server.clock.now,
      fitted: 1,
      refused: [],
    });
    const [row, ...others] = await colleague.pull();
    expect(others).toEqual([]);
    const after = row?.data as Workspace;
    expect({ ...after, fits: [] }).toEqual(before);

    // The same as a device finds from the orders that it was sent.
    const gathering = gatherPurchases({ currency: 'EUR', rates: [], until: server.clock.now });
    const orders = new Map<string, Order[]>();
    for (const one of (await device.state()).values()) {
      if (one.kind !== 'order' || one.data === null) continue;
      orders.set(one.data.contactId, [...(orders.get(one.data.contactId) ?? []), one.data]);
    }
    for (const some of orders.values()) gathering.add(null, some);
    const at = server.clock.now;
    const found = fitBases(gathering.bases(), { at, until: at, currency: 'EUR', where: 'server' });
    const [fit] = after.fits;
    expect(fit?.customers).toBeGreaterThan(50);
    expect(fit).toMatchObject({ market: null, fittedAt: at, currency: 'EUR', where: 'server' });
    expect(found?.fits[0]?.customers).toBe(fit?.customers);
    expect(found?.fits[0]?.orders).toBe(fit?.orders);
    // The labels, periods and due days of subscriptions come from the database as well.
    expect(fit?.retention.length).toBeGreaterThan(0);
    expect(found?.fits[0]?.retention).toEqual(fit?.retention);
    expect(found?.fits[0]?.logLikelihood).toBeCloseTo(fit?.logLikelihood ?? NaN, 4);
  });

  test('only whoever may edit the model can ask, begin or cancel', async () => {
    for (const role of ['rep', 'agent', 'admin'] as const) {
      const other = await server.join(device.workspaceId, [role]);
      for (const path of ['/v1/value/fit', '/v1/value/fit/cancel']) {
        expect(await refusal(other.request(path, json({}, other.token)))).toMatchObject({
          status: 403,
          code: 'forbidden',
        });
      }
      expect(await refusal(other.request('/v1/value/fit'))).toMatchObject({ status: 403 });
    }
    const lead = await server.join(device.workspaceId, ['lead']);
    expect(FitState.parse(await (await lead.request('/v1/value/fit')).json())).toEqual({ state: 'idle' });
    expect(await refusal(server.app.request('/v1/value/fit'))).toMatchObject({ status: 401 });
  });

  test('where nothing can be fitted it says why, and the settings stay', async () => {
    const ada = contact();
    await device.push(create(ada), add('order', order(ada.id)));
    await device.pull();
    await ask('/v1/value/fit');
    expect(await server.fitting.ended(device.workspaceId)).toMatchObject({
      state: 'done',
      fitted: 0,
      refused: ['There is only one customer: how customers differ cannot be told from one.'],
    });
    expect(await device.pull()).toEqual([]);
  });

  test('can be cancelled: nothing is written, and it can be begun again', async () => {
    await installSample(server.db, { workspaceId: device.workspaceId, now: server.clock.now });
    await ask('/v1/value/fit');
    expect(await ask('/v1/value/fit/cancel')).toEqual({ state: 'cancelled' });
    expect(await server.fitting.ended(device.workspaceId)).toEqual({ state: 'cancelled' });
    expect((await settings()).fits).toEqual([]);
    await ask('/v1/value/fit');
    expect((await server.fitting.ended(device.workspaceId)).state).toBe('done');
  });

  test('asked twice it runs once', async () => {
    let begun = 0;
    const held = new AbortController();
    const fitting = new Fitting(
      async (_id, { onProgress }) => {
        begun += 1;
        onProgress(0.4);
        await new Promise((resolve) => held.signal.addEventListener('abort', resolve));
        return { fitted: 1, refused: [] };
      },
      { now: () => 7, log: () => undefined },
    );
    const id = randomUUID();
    fitting.start(id);
    expect(fitting.start(id)).toEqual({ state: 'running', done: 0.4 });
    fitting.start(randomUUID());
    expect(() => fitting.start(randomUUID())).toThrow('Other teams are being fitted');
    held.abort();
    expect(await fitting.ended(id)).toEqual({ state: 'done', at: 7, fitted: 1, refused: [] });
    expect(begun).toBe(2);
  });

  test('one that fails says so, and its cause goes to the log alone', async () => {
    const logged: string[] = [];
    const fitting = new Fitting(() => Promise.reject(new Error('boom')), {
      now: () => 7,
      log: (message, fields) => logged.push(JSON.stringify({ message, ...fields })),
    });
    const id = randomUUID();
    fitting.start(id);
    expect(await fitting.ended(id)).toEqual({
      state: 'failed',
      message: 'The fit failed on the server. Its log says why.',
    });
    expect(logged.join()).toContain('A fit failed.');
    expect(logged.join()).toMatch(/value-fit\.db\.ts:\d+/);
    expect(logged.join()).not.toContain('boom'); // a message may quote what somebody sent
  });
});

describe('VA17 the orders a fit reads', () => {
  test('are read page by page: each person whole, however the pages fall', async () => {
    const people = Array.from({ length: 700 }, () => contact());
    const orders = people.flatMap((one, i) =>
      Array.from({ length: 1 + (i % 17) }, (_, n) => order(one.id, { at: server.clock.now - n * DAY })),
    );
    await writeRecords(server.db, device.workspaceId, [
      ...people.map((data) => ({ kind: 'contact', data }) as const),
      ...orders.map((data) => ({ kind: 'order', data }) as const),
    ]);
    const found = await read({ id: device.workspaceId, markets: [] });
    expect(orders.length).toBeGreaterThan(5000);
    expect(found.map((one) => one.orders.length).sort((a, b) => a - b)).toEqual(
      people.map((_, i) => 1 + (i % 17)).sort((a, b) => a - b),
    );
  });

  test('without what was taken back or erased; of people who were merged together, in the market of whom they are shown as', async () => {
    const market = randomUUID();
    const ada = contact({ market });
    const double = contact({ mergedInto: ada.id });
    const gone = contact();
    const wrong = order(ada.id, { amount: { minor: 999, currency: 'EUR' } });
    await device.push(
      create(ada),
      create({ ...double, mergedInto: null }),
      create(gone),
      add('order', order(ada.id)),
      add('order', wrong),
      add('reversal', reversal(ada.id, wrong.id)),
      add('order', order(double.id)),
      add('order', order(gone.id)),
    );
    await writeRecords(server.db, device.workspaceId, [{ kind: 'contact', data: double }]);
    const workspace = await settings();
    const { model, playbook, value, valueMore } = workspace;
    const markets = [{ id: market, label: 'North', model, playbook, value, valueMore, merged: null }];
    const found = await read({ id: device.workspaceId, markets });
    expect(found.map(({ market: of, orders }) => [of, orders.length])).toEqual([
      [null, 1],
      [market, 2],
    ]);
    expect(found.flatMap(({ orders }) => orders.map(({ amount }) => amount.minor))).not.toContain(999);
    // A market that is not there is the main one.
    const all = await read({ id: device.workspaceId, markets: [] });
    expect(all.map((one) => one.market)).toEqual([null, null]);
  });
});
