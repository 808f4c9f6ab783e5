import { randomUUID } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { BODY_LIMIT } from '../../lib/model/limits';
import { PROTOCOL_VERSION, PushReply } from '../../lib/model/wire';
import { add, contact, create, edit, note, remove, reversal, stageChange } from './build';
import { json, refusal, testServer, type Device, type TestServer } from './team';

let server: TestServer;
let device: Device;
beforeAll(async () => {
  server = await testServer();
});
beforeEach(async () => {
  device = await server.join(await server.newTeam());
});

describe('the queue of a client', () => {
  test('mutations are applied in order and come back with the next pull', async () => {
    const ada = contact({ owner: device.memberId });
    const remark = note(ada.id, { by: device.memberId });
    const reply = await device.push(
      create(ada),
      add('interaction', remark),
      edit(ada.id, { company: 'Ada & Co' }),
    );
    expect(reply).toMatchObject({ lastMid: 3, rejected: [] });
    const rows = await device.state();
    expect(rows.get(ada.id)?.data).toEqual({ ...ada, company: 'Ada & Co' });
    expect(rows.get(remark.id)?.data).toEqual(remark);
    expect(reply.seq).toBe(device.cursor);
  });

  test('the same push again, also twice at once, has the same answer and no second effect', async () => {
    const ada = contact();
    const lost = edit(randomUUID(), { name: 'Nobody' });
    const mutations = device.number([create(ada), add('interaction', note(ada.id)), lost]);
    await Promise.all([1, 2, 3].map(() => device.pull())); // so that no request waits for a connection
    const answers = await Promise.all([1, 2, 3].map(async () => device.send(mutations)));
    const replies = await Promise.all(answers.map(async (answer) => PushReply.parse(await answer.json())));
    for (const reply of replies) {
      expect(reply).toMatchObject({ lastMid: 3, rejected: [{ mid: 3, code: 'unknown-record' }] });
    }
    const { seq } = PushReply.parse(await (await device.send(mutations)).json());
    await device.pull();
    expect(device.cursor).toBe(seq);
    expect(replies.map((reply) => reply.seq)).toEqual([seq, seq, seq]);
  });

  test('a push that holds old and new mutations applies the new ones', async () => {
    const ada = contact();
    const [first, second] = device.number([create(ada), edit(ada.id, { name: 'Ada Second' })]);
    await device.send([first]);
    expect(await (await device.send([first, second])).json()).toMatchObject({ lastMid: 2, rejected: [] });
    expect((await device.state()).get(ada.id)?.data).toMatchObject({ name: 'Ada Second' });
  });

  test('a gap is refused with the last mid, and nothing of the push is applied', async () => {
    const ada = contact();
    const [first, , third] = device.number([
      create(ada),
      edit(ada.id, { name: 'B' }),
      edit(ada.id, { name: 'C' }),
    ]);
    expect(await refusal(device.send([first, third]))).toMatchObject({
      status: 409,
      code: 'gap',
      lastMid: 0,
    });
    expect((await device.state()).has(ada.id)).toBe(false);
    await device.send([first]);
    expect(await refusal(device.send([third]))).toMatchObject({ status: 409, code: 'gap', lastMid: 1 });
    expect(await refusal(device.send([third, first]))).toMatchObject({ code: 'gap', lastMid: 1 });
  });

  test('an old mid with an unknown uuid is a copy of the client; with a new id everything is taken once', async () => {
    const ada = contact();
    const [first, second] = device.number([create(ada), edit(ada.id, { name: 'Ada Two' })]);
    await device.send([first, second]);
    server.clock.now += 1000;
    const mine = edit(ada.id, { company: 'Copy' });
    expect(await refusal(device.send([{ ...mine, mid: 2 }]))).toMatchObject({
      status: 409,
      code: 'cloned',
      lastMid: 2,
    });
    device.clientId = randomUUID();
    const reply = await device.send([
      { ...second, mid: 1 },
      { ...mine, mid: 2 },
    ]);
    expect(await reply.json()).toMatchObject({ lastMid: 2, rejected: [] });
    expect((await device.state()).get(ada.id)?.data).toMatchObject({ name: 'Ada Two', company: 'Copy' });
    expect(await refusal(device.send([{ ...second, mid: 4 }]))).toMatchObject({ code: 'gap', lastMid: 2 });
  });

  test('the client id of another device is refused as a copy', async () => {
    const other = await server.join(device.workspaceId);
    await device.push(create(contact()));
    other.clientId = device.clientId;
    expect(await refusal(other.send(other.number([create(contact())])))).toMatchObject({
      code: 'cloned',
      lastMid: 1,
    });
  });

  test('one uuid twice in a push has one effect', async () => {
    const ada = contact();
    const [first, second] = device.number([create(ada), edit(ada.id, { name: 'Once' })]);
    const reply = await device.send([first, second, { ...second, mid: 3 }]);
    expect(await reply.json()).toMatchObject({ lastMid: 3, rejected: [] });
    expect((await device.pull()).filter((row) => row.id === ada.id)).toHaveLength(1);
  });
});

describe('a mutation that can never succeed', () => {
  const reject = async (raw: unknown) => {
    const good = contact();
    const [, last] = device.number([create(contact()), create(good)]);
    const answer = await device.send([{ uuid: randomUUID(), ...(raw as object), mid: 1 }, last]);
    const reply = PushReply.parse(await answer.json());
    expect(reply.lastMid).toBe(2);
    expect((await device.state()).has(good.id)).toBe(true); // the queue goes on
    expect(reply.rejected.map(({ mid }) => mid)).toEqual(reply.rejected.length === 0 ? [] : [1]);
    return reply.rejected[0]?.code;
  };

  const person = contact();
  test.each([
    ['an unknown kind', { ...create(person), kind: 'toString' }],
    ['an unknown operation', { ...create(person), op: '__proto__' }],
    ['a field that is not known', edit(person.id, { surprise: 1 } as object)],
    ['a value of the wrong type', edit(person.id, { name: 7 } as unknown as object)],
    ['a number that is none', { ...edit(person.id, {}), ageMs: '1' }],
    ['a new person without all fields', { ...create(person), fields: { name: 'Half' } }],
    ['a new person under another id', { ...create(person), recordId: randomUUID() }],
    ['an id in upper case', create(contact({ id: randomUUID().replace(/^./, 'a').toUpperCase() }))],
    ['a NUL character', edit(person.id, { name: 'a\0b' })],
    ['half a surrogate pair', edit(person.id, { name: 'a\ud800b' })],
    [
      'a fact with a score outside its scale',
      { ...add('interaction', note(person.id)), kind: 'survey-response' },
    ],
  ])('%s is invalid', async (_, raw) => {
    expect(await reject(raw)).toBe('invalid');
  });

  test('text with escaped characters that are no NUL is taken', async () => {
    expect(await reject(create(contact({ name: String.raw`\u0000 \ud800 😀` })))).toBeUndefined();
  });

  test.each([
    ['an edit of nobody', edit(randomUUID(), { name: 'X' })],
    ['a fact about nobody', add('interaction', note(randomUUID()))],
    ['settings of another team', { ...create(person), kind: 'workspace', fields: { name: 'Mine' } }],
  ])('%s is an unknown record', async (_, raw) => {
    expect(await reject(raw)).toBe('unknown-record');
  });

  test('it is rejected the same way when it is sent again', async () => {
    const [bad] = device.number([edit(randomUUID(), { name: 'X' })]);
    for (let tries = 0; tries < 2; tries += 1) {
      const { rejected } = PushReply.parse(await (await device.send([bad])).json());
      expect(rejected).toEqual([{ mid: 1, code: 'unknown-record' }]);
    }
  });
});

describe('facts', () => {
  test('a fact is added once, whatever device sends it; its id cannot be used for another one', async () => {
    const other = await server.join(device.workspaceId);
    const [ada, ben] = [contact(), contact()];
    const remark = note(ada.id);
    await device.push(create(ada), create(ben), add('interaction', remark));
    const { rejected } = await other.push(
      add('interaction', { ...remark, text: 'Changed', device: 'device-2' }),
      add('interaction', { ...remark, contactId: ben.id }),
      create(contact({ id: remark.id })),
    );
    expect(rejected).toEqual([
      { mid: 2, code: 'exists' },
      { mid: 3, code: 'exists' },
    ]);
    expect((await device.state()).get(remark.id)?.data).toEqual(remark);
  });

  test('who recorded it is the member of the token, or nobody', async () => {
    const ada = contact();
    const [mine, imported] = [note(ada.id, { by: randomUUID() }), note(ada.id, { by: null })];
    await device.push(create(ada), add('interaction', mine), add('interaction', imported));
    const rows = await device.state();
    expect(rows.get(mine.id)?.data).toMatchObject({ by: device.memberId });
    expect(rows.get(imported.id)?.data).toMatchObject({ by: null });
  });

  test('a fact can only be taken back for the person it is about', async () => {
    const [ada, ben] = [contact(), contact()];
    const [remark, move] = [note(ada.id), stageChange(ada.id)];
    const { rejected } = await device.push(
      create(ada),
      create(ben),
      add('interaction', remark),
      add('stage-change', move),
      add('reversal', reversal(ben.id, remark.id)),
      add('reversal', reversal(ada.id, remark.id)),
      add('stage-change', stageChange(ben.id, { source: 'undo', undoes: move.id })),
      add(
        'stage-change',
        stageChange(ada.id, { source: 'undo', undoes: move.id, from: 'acquisition', to: 'reach' }),
      ),
      add('reversal', reversal(ada.id, randomUUID())),
    );
    expect(rejected.map(({ mid, code }) => `${mid} ${code}`)).toEqual([
      '5 unknown-record',
      '7 unknown-record',
      '9 unknown-record',
    ]);
  });
});

describe('removing a person', () => {
  test('ends every fact about them, those of the same push as well, and nothing brings them back', async () => {
    const other = await server.join(device.workspaceId);
    const [ada, ben] = [contact(), contact()];
    const [before, within, kept] = [note(ada.id), note(ada.id), note(ben.id)];
    await device.push(create(ada), create(ben), add('interaction', before), add('interaction', kept));
    await device.push(add('interaction', within), remove(ada.id), remove(ada.id));
    const rows = await other.state();
    for (const { id } of [ada, before, within])
      expect(rows.get(id)).toMatchObject({ deleted: true, data: null });
    expect(rows.get(kept.id)?.deleted).toBe(false);
    const { rejected } = await other.push(
      edit(ada.id, { name: 'Back' }),
      create(ada),
      add('interaction', note(ada.id)),
      add('interaction', before),
    );
    expect(rejected.map(({ code }) => code)).toEqual(['gone', 'gone', 'gone', 'gone']);
  });

  test('a fact that is added at the same moment is ended or refused, never left over', async () => {
    for (let round = 0; round < 10; round += 1) {
      const ada = contact();
      await device.push(create(ada));
      const others = await Promise.all([1, 2, 3].map(() => server.join(device.workspaceId)));
      await Promise.all([
        device.push(remove(ada.id)),
        ...others.map((other) => other.push(add('interaction', note(ada.id)))),
      ]);
      const rows = [...(await device.state()).values()];
      expect(rows.filter((row) => !row.deleted && row.kind === 'interaction')).toEqual([]);
    }
  });

  test('also where the one who adds them and the one who removes them come at the same moment', async () => {
    const other = await server.join(device.workspaceId);
    await Promise.all([device.pull(), other.pull()]); // so that neither waits for a connection
    for (let round = 0; round < 10; round += 1) {
      const ada = contact({ owner: device.memberId });
      await Promise.all([
        device.push(create(ada), add('interaction', note(ada.id))),
        other.push(remove(ada.id)),
      ]);
      const rows = [...(await device.state()).values()].filter((row) => JSON.stringify(row).includes(ada.id));
      expect(rows.filter((row) => !row.deleted)).toEqual([]);
    }
  });
});

describe('limits', () => {
  test('500 mutations are taken, 501 are not', async () => {
    const drafts = Array.from({ length: 501 }, () => create(contact()));
    const mutations = device.number(drafts);
    expect(await refusal(device.send(mutations))).toMatchObject({ status: 413, code: 'too-large' });
    expect(await (await device.send(mutations.slice(0, 500))).json()).toMatchObject({
      lastMid: 500,
      rejected: [],
    });
  });

  test('a body of more than 1 MiB is refused', async () => {
    const text = (size: number) => `{"v":${PROTOCOL_VERSION},"pad":"${'x'.repeat(size)}"}`;
    const send = (size: number) => device.request('/v1/sync/push', json(text(size), device.token));
    expect(await refusal(send(BODY_LIMIT))).toMatchObject({ status: 413, code: 'too-large' });
    expect(await refusal(send(BODY_LIMIT - 20))).toMatchObject({ status: 400 });
  });
});
