import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Row } from '../../lib/model/wire';
import { add, contact, create, note } from './build';
import { ask, contactsIn, snapshot } from './scoped';
import { refusal, setWorkspace, testServer, type Device, type TestServer } from './team';

const EAGER = 6;

let server: TestServer;
let device: Device;
let other: Device;
beforeAll(async () => {
  server = await testServer({ eagerPeople: EAGER });
});
beforeEach(async () => {
  device = await server.join(await server.newTeam());
  other = await server.join(device.workspaceId);
});

describe('a snapshot that was cut off', () => {
  test.each([
    ['of everybody', 2],
    ['of some people', 120],
  ])('%s goes on behind any of its marks, and both parts together are the whole', async (_what, count) => {
    const mine = Array.from({ length: count }, () => contact({ owner: device.memberId }));
    await other.push(...mine.map((one) => create(one)));
    await other.push(
      ...mine.flatMap(({ id }) => Array.from({ length: 240 / count }, () => add('interaction', note(id)))),
    );
    if (count > EAGER) await ask(device, 'fetch', { ids: mine.map(({ id }) => id) });
    const { start, rows, marks, values } = await snapshot(device);
    expect(start?.scope).toBe(count > EAGER ? 'opened/pv' : 'all/pv');
    expect(contactsIn(rows)).toHaveLength(count);
    expect(marks.length).toBeGreaterThan(0);
    for (const mark of marks) {
      const at = values.findIndex((value) => 'mark' in value && value.mark === mark);
      const before = values.slice(1, at).flatMap((value) => Row.safeParse(value).data ?? []);
      await other.push(create(contact({ owner: other.memberId })));
      const query = `&after=${mark}&cursor=${start?.cursor}&scope=${start?.scope}&epoch=${device.epoch}`;
      const rest = await snapshot(device, query);
      expect(rest.start).toMatchObject({ cursor: start?.cursor });
      const both = [...before, ...rest.rows].map(({ id }) => id);
      expect(new Set(both).size).toBe(both.length);
      expect(both.sort()).toEqual(rows.map(({ id }) => id).sort());
      expect(rest.end?.count).toBe(rest.rows.length);
    }
  });

  test('is begun anew where the device is sent others, or what was deleted is forgotten', async () => {
    await other.push(create(contact()));
    const { start } = await snapshot(device);
    const query = (scope: string) =>
      `/v1/sync/snapshot?v=4&after=2&cursor=${start?.cursor}&scope=${scope}&epoch=${device.epoch}`;
    expect(await refusal(device.request(query('mine/pv')))).toMatchObject({ status: 410 });
    expect(await refusal(device.request(query('all/pv').replace('after=2', 'after=x')))).toMatchObject({
      status: 400,
    });
    expect(await refusal(device.request(query('all/pv').replace(device.epoch, 'before')))).toMatchObject({
      status: 409,
    });
    expect((await device.request(query('all/pv'))).status).toBe(200);
    await setWorkspace(server.db, device.workspaceId, { purged_seq: 99 });
    expect(await refusal(device.request(query('all/pv')))).toMatchObject({ status: 410 });
  });
});
