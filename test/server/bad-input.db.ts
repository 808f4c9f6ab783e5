import { beforeAll, describe, expect, test } from 'vitest';
import { BODY_LIMIT } from '../../lib/model/limits';
import { ROUTES } from './every-route';
import { refusal, testServer, type Device, type TestServer } from './team';

let server: TestServer;
let device: Device;
beforeAll(async () => {
  server = await testServer();
  device = await server.join(await server.newTeam(), ['admin', 'lead', 'rep']);
});

const WITH_BODY = Object.entries(ROUTES).flatMap(([name, { body }]) =>
  body === undefined ? [] : [{ name, body }],
);
const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);

/** Values as they stand in the JSON, none of which any field takes. */
const BAD: Record<string, string> = {
  NUL: `"\\u0000${'a'.repeat(40)}"`,
  'half a surrogate pair': `"\\ud800${'a'.repeat(40)}"`,
  'a number without end': '1e400',
  'a negative number': '-1',
  'a fraction': '1.5',
  'ten thousand levels': nested(10_000),
  'an object with a prototype': '{"__proto__":{"roles":["admin"]}}',
  'a long text': `"${'x'.repeat(20_000)}"`,
};

function send(name: string, body: string | Uint8Array<ArrayBuffer>) {
  const [method = '', path = ''] = name.split(' ');
  const id = name.includes('/members/') ? device.memberId : (device.token.split('.')[1] ?? '');
  return server.app.request(path.replace(':id', id), {
    method,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${device.token}` },
    body,
  });
}

/** The body's JSON with one field replaced by text that need not be a value of JavaScript. */
function withField(body: object, field: string, text: string): string {
  const mark = '#bad#';
  return JSON.stringify({ ...body, [field]: mark }).replace(`"${mark}"`, text);
}

describe.each(WITH_BODY)('$name', ({ name, body }) => {
  const fields = Object.keys(body());
  const cases = fields.flatMap((field) => Object.keys(BAD).map((bad) => ({ field, bad })));

  if (cases.length > 0) {
    test.each(cases)('$field: $bad is refused with the path of the field', async ({ field, bad }) => {
      const answer = await refusal(send(name, withField(body(), field, BAD[bad] ?? '')));
      expect(answer.status === 400 || (field === 'v' && answer.status === 426)).toBe(true);
      if (answer.status === 400) expect(answer.message).toMatch(new RegExp(`^${field}\\b`));
    });
  }

  test('a field too many is named', async () => {
    const whole = JSON.stringify(body());
    const more = (text: string) => whole.replace(/\}$/, `${whole === '{}' ? '' : ','}${text}}`);
    for (const [text, named] of [
      ['"more":1', 'more'],
      ['"__proto__":{"roles":["admin"]}', '__proto__'],
      ['"constructor":1', 'constructor'],
    ]) {
      const answer = await refusal(send(name, more(text ?? '')));
      expect(answer).toMatchObject({ status: 400, message: expect.stringContaining(named ?? '') as unknown });
    }
  });

  test('what is no object, no JSON or no UTF-8 is refused', async () => {
    const bad = ['', '{', '[]', 'null', '1', '"x"', nested(10_000), nested(BODY_LIMIT / 2 - 1), '{"a":1}x'];
    for (const text of bad) expect(await refusal(send(name, text))).toMatchObject({ status: 400 });
    expect(
      await refusal(send(name, new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))),
    ).toMatchObject({ status: 400 });
    expect(await refusal(send(name, ' '.repeat(BODY_LIMIT + 1)))).toMatchObject({ status: 413 });
  });
});

describe('a mutation that cannot be read', () => {
  const push = ROUTES['POST /v1/sync/push']?.body?.() as { mutations: object[]; clientId: string };

  test.each(Object.entries(BAD))('%s in a field of it: it alone is refused', async (_what, text) => {
    for (const field of ['name', 'emails', 'keys', 'createdAt']) {
      const [mutation] = (ROUTES['POST /v1/sync/push']?.body?.() as typeof push).mutations;
      const { fields, ...rest } = mutation as { fields: object };
      const bad = `{"fields":${withField(fields, field, text)},${JSON.stringify(rest).slice(1)}`;
      const { mutations: _mutations, ...head } = { ...push, clientId: `${field} ${_what}`.slice(0, 64) };
      const answer = await send(
        'POST /v1/sync/push',
        `{"mutations":[${bad}],${JSON.stringify(head).slice(1)}`,
      );
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ rejected: [{ mid: 1, code: 'invalid' }] });
    }
  });

  test('one whose number cannot be read is named by its path', async () => {
    const body = { ...push, mutations: [{ ...push.mutations[0], mid: 'x' }] };
    expect(await refusal(send('POST /v1/sync/push', JSON.stringify(body)))).toMatchObject({
      status: 400,
      message: expect.stringMatching(/^mutations\.0\.mid/) as unknown,
    });
  });
});

test('numbers of a query that are none are refused by their names, and odd paths lead nowhere', async () => {
  for (const bad of ['1e400', '-1', '1.5', '%00', 'NaN', '9'.repeat(400)]) {
    for (const name of ['cursor', 'limit', 'v']) {
      const answer = await refusal(device.request(`/v1/sync/pull?${name}=${bad}`));
      expect(answer).toMatchObject({
        status: 400,
        message: expect.stringMatching(new RegExp(`^${name}\\b`)) as unknown,
      });
    }
    expect(await refusal(device.request(`/v1/audit?before=${bad}`))).toMatchObject({ status: 400 });
  }
  for (const path of ['/v1/members/%00/remove', '/v1/devices/%ed%a0%80/revoke', '/v1/invites/%ff/withdraw']) {
    expect((await send(`POST ${path}`, '{}')).status).toBe(404);
  }
});

test('no fault of the server was noted in all that', () => {
  expect(server.logged.filter((line) => /"level":"error"|failed/.test(line))).toEqual([]);
});
