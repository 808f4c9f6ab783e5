import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PROTOCOL_VERSION, type Row } from '../../lib/model/wire';
import { writeRecords } from '../../server/db/records';
import { add, contact, create, edit, note, remove } from './build';
import { refusal, setWorkspace, testServer, type Device, type TestServer } from './team';

let server: TestServer;
let device: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  device = await server.join(await server.newTeam());
});

const many = (count: number) => Array.from({ length: count }, () => contact());

describe('pages', () => {
  test('rows come in the order of their changes, page by page, each once', async () => {
    const people = many(25);
    await device.push(...people.map((person) => create(person)));
    let cursor = 0;
    const seqs: number[] = [];
    for (let page = await device.page(cursor, 10); ; page = await device.page(cursor, 10)) {
      expect(page.rows.length).toBeLessThanOrEqual(10);
      seqs.push(...page.rows.map((row) => row.seq));
      cursor = page.cursor;
      if (page.done) break;
    }
    expect(seqs).toEqual(Array.from({ length: 27 }, (_, index) => index + 1)); // with the settings and the member
    expect(cursor).toBe(27);
  });

  test('only what changed comes again, and a record once however often it changed', async () => {
    const ada = contact();
    await device.push(...many(5).map((person) => create(person)), create(ada));
    await device.pull();
    await device.push(edit(ada.id, { name: 'One' }), edit(ada.id, { name: 'Two' }));
    await device.push(edit(ada.id, { name: 'Three' }));
    const rows = await device.pull();
    expect(rows.map(({ id, data }) => [id, (data as { name: string }).name])).toEqual([[ada.id, 'Three']]);
    expect(await device.pull()).toEqual([]);
  });

  test('a page ends after some megabytes, however many rows were asked for', async () => {
    const ada = contact();
    await device.push(create(ada));
    const notes = Array.from({ length: 700 }, () => note(ada.id, { text: 'x'.repeat(10_000) }));
    await writeRecords(
      server.db,
      device.workspaceId,
      notes.map((data) => ({ kind: 'interaction', data })),
    );
    const first = await device.page(0, 1000);
    expect(first.done).toBe(false);
    expect(first.rows.length).toBeLessThan(500);
    device.cursor = 0;
    expect(await device.pull()).toHaveLength(703);
  });

  test('what is not a number is refused by its name', async () => {
    for (const query of ['cursor=-1', 'cursor=1e3', 'cursor=9999999999999999', 'limit=many']) {
      const answer = await refusal(device.request(`/v1/sync/pull?${query}`));
      expect(answer).toMatchObject({ status: 400, code: 'bad-request' });
      expect(answer.message).toContain(query.split('=')[0]);
    }
  });
});

test('with eight writers and a reader at once no row is missed and no seq is given twice', async () => {
  const writers = await Promise.all(Array.from({ length: 8 }, () => server.join(device.workspaceId)));
  const written: string[] = [];
  const writing = new AbortController();
  const seen = new Map<string, Row>();
  const read = async () => {
    for (const row of await device.pull(7)) {
      expect(row.seq).toBeGreaterThan(seen.get(row.id)?.seq ?? 0);
      seen.set(row.id, row);
    }
  };
  const reading = (async () => {
    while (!writing.signal.aborted) await read();
  })();
  await Promise.all(
    writers.map(async (writer) => {
      for (let round = 0; round < 12; round += 1) {
        const people = many(1 + (round % 3));
        await writer.push(...people.map((person) => create(person)));
        written.push(...people.map(({ id }) => id));
      }
    }),
  );
  writing.abort();
  await reading;
  await read();
  expect(written).toHaveLength(192);
  expect(written.filter((id) => !seen.has(id))).toEqual([]);
  const seqs = [...seen.values()].map(({ seq }) => seq);
  expect(new Set(seqs).size).toBe(seqs.length);
});

describe('the snapshot', () => {
  test('holds what a pull holds, without what was removed', async () => {
    const [ada, ben] = [contact(), contact()];
    await device.push(
      create(ada),
      create(ben),
      add('interaction', note(ada.id)),
      add('interaction', note(ben.id)),
    );
    await device.push(remove(ben.id), edit(ada.id, { name: 'Ä 😀 "quoted"\n\\' }));
    const { start, rows, end } = await device.snapshot();
    const pulled = [...(await device.state()).values()];
    expect(rows).toEqual(pulled.filter((row) => !row.deleted));
    expect(pulled.filter((row) => row.deleted)).toHaveLength(2);
    const { epoch, cursor } = device;
    expect(start).toEqual({ v: PROTOCOL_VERSION, epoch, cursor, scope: 'all/pv' });
    expect(end).toEqual({ end: true, count: rows.length });
  });

  test('taken while others write, it and the pull from its cursor are everything', async () => {
    const people = many(400);
    for (let at = 0; at < 400; at += 100)
      await device.push(...people.slice(at, at + 100).map((p) => create(p)));
    const writer = await server.join(device.workspaceId);
    const writing = (async () => {
      for (let round = 0; round < 20; round += 1) {
        await writer.push(
          ...people.slice(round * 20, round * 20 + 20).map((p) => edit(p.id, { name: `Now ${round}` })),
        );
        server.clock.now += 1000;
      }
    })();
    const { start, rows } = await device.snapshot();
    const cursor = (start as { cursor: number }).cursor;
    expect(rows.filter((row) => row.seq > cursor)).toEqual([]);
    await writing;
    device.cursor = cursor;
    const whole = new Map([...rows, ...(await device.pull())].map((row) => [row.id, row]));
    expect([...whole.values()].sort((a, b) => a.seq - b.seq)).toEqual([...(await device.state()).values()]);
    expect(whole.size).toBe(403);
  });

  test('is plain for a client that cannot unpack it', async () => {
    const answer = await device.request('/v1/sync/snapshot');
    expect(answer.headers.get('content-encoding')).toBeNull();
    expect((await answer.text()).split('\n')[0]).toBe(
      JSON.stringify({ v: PROTOCOL_VERSION, epoch: device.epoch, cursor: 2, scope: 'all/pv' }),
    );
  });
});

describe('a server that is not the one the device knew', () => {
  test('after a restore push and pull answer with epoch, until the device fetched anew', async () => {
    await device.push(create(contact()));
    await setWorkspace(server.db, device.workspaceId, { epoch: 'restored' });
    const pulled = device.request(`/v1/sync/pull?epoch=${device.epoch}&cursor=0`);
    expect(await refusal(pulled)).toMatchObject({ status: 409, code: 'epoch' });
    const [mutation] = device.number([create(contact())]);
    expect(await refusal(device.send([mutation]))).toMatchObject({ status: 409, code: 'epoch' });
    const { start } = await device.snapshot();
    expect(start).toMatchObject({ epoch: 'restored' });
    device.epoch = 'restored';
    expect(await (await device.send([mutation])).json()).toMatchObject({ lastMid: 2, epoch: 'restored' });
  });

  test('a cursor beyond what the server has is an epoch of its own', async () => {
    expect(await refusal(device.request('/v1/sync/pull?cursor=3'))).toMatchObject({
      status: 409,
      code: 'epoch',
    });
  });

  test('a cursor from before the tombstones that are gone is too old; from the beginning is not', async () => {
    await device.push(...many(5).map((person) => create(person)));
    await setWorkspace(server.db, device.workspaceId, { purged_seq: 4 });
    expect(await refusal(device.request('/v1/sync/pull?cursor=3'))).toMatchObject({
      status: 410,
      code: 'cursor-too-old',
    });
    expect((await device.request('/v1/sync/pull?cursor=4')).status).toBe(200);
    expect((await device.request('/v1/sync/pull?cursor=0')).status).toBe(200);
  });
});
