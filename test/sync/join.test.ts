import { expect, test } from 'vitest';
import { JoinRequest, PROTOCOL_VERSION } from '../../lib/model/wire';
import { join, JoinError, parseJoinLink } from '../../lib/sync/join';
import { idOf } from '../builders';
import { refused } from './scripted';

const INVITE = `${idOf(2)}.abcdefghijklmnopqrstuvwxyz_-0123456789`;

test('a link says the server and the invite', () => {
  const expected = { ok: true, server: 'https://team.example:8443', invite: INVITE, warning: null };
  expect(parseJoinLink(`  https://team.example:8443/join#${INVITE}\n`)).toEqual(expected);
  expect(parseJoinLink(`https://team.example:8443/join/#${INVITE}`)).toEqual(expected);
});

test.each([
  'http://localhost:4100',
  'http://127.0.0.1:4100',
  'http://[::1]:4100',
  'http://sidestage.localhost',
])('on this computer http is as good: %s', (origin) => {
  expect(parseJoinLink(`${origin}/join#${INVITE}`)).toMatchObject({
    ok: true,
    server: origin,
    warning: null,
  });
});

test.each(['http://team.example', 'http://192.168.1.5:4100', 'http://127.example'])(
  'elsewhere it is warned of: %s',
  (origin) => {
    const link = parseJoinLink(`${origin}/join#${INVITE}`);
    expect(link).toMatchObject({ ok: true });
    expect(link.ok ? link.warning : '').toContain('is not encrypted');
  },
);

test.each([
  ['', 'Paste the link that you were sent.'],
  ['not a link', 'This is not a link.'],
  ['ftp://team.example/join#x', 'This is not a link.'],
  ['javascript:alert(1)', 'This is not a link.'],
  [`https://team.example/other#${INVITE}`, 'This link does not lead to a team.'],
  [`https://user:secret@team.example/join#${INVITE}`, 'This link does not lead to a team.'],
  ['https://team.example/join', 'The end of the link is missing'],
  ['https://team.example/join#', 'The end of the link is missing'],
  ['https://team.example/join#short', 'The end of the link is damaged.'],
  [`https://team.example/join#${INVITE}%20and more`, 'The end of the link is damaged.'],
])('a wrong link is told what is wrong: %s', (text, message) => {
  const link = parseJoinLink(text);
  expect(link.ok ? '' : link.message).toContain(message);
});

const how = (fetch: typeof globalThis.fetch, name = ' Dana Example ') => ({
  link: `https://team.example/join#${INVITE}`,
  name,
  fetch,
});

test('an invite is changed for a session', async () => {
  const reply = {
    token: 'a token of enough letters',
    workspace: { id: idOf(2), name: 'Harbour Goods' },
    member: { id: idOf(1), name: 'Dana Example', roles: ['rep'] },
    epoch: 'e1',
  };
  const session = await join(
    how((input, init) => {
      expect(input).toBe('https://team.example/v1/join');
      expect(init).toMatchObject({ method: 'POST', credentials: 'omit', redirect: 'error' });
      expect(JoinRequest.parse(JSON.parse(init?.body as string))).toEqual({
        v: PROTOCOL_VERSION,
        invite: INVITE,
        name: 'Dana Example',
      });
      return Promise.resolve(Response.json(reply));
    }),
  );
  const { epoch: _epoch, ...rest } = reply;
  expect(session).toEqual({ server: 'https://team.example', ...rest });
});

const failing: [string, () => Promise<Response>, string][] = [
  [
    'used',
    () =>
      Promise.resolve(
        refused(403, 'forbidden', { message: 'This link was used already: ask for a new one.' }),
      ),
    'This link was used already: ask for a new one.',
  ],
  [
    'not reached',
    () => Promise.reject(new TypeError('Failed to fetch')),
    'The server at https://team.example cannot be reached. Check the network and the link, then try again.',
  ],
  [
    'another program',
    () => Promise.resolve(new Response('<html></html>')),
    'The server at https://team.example does not answer as a Sidestage server does. Check the link, then try again.',
  ],
];
test.each(failing)('a join that fails says why: %s', async (_what, answer, message) => {
  const failed = join(how(answer));
  await expect(failed).rejects.toBeInstanceOf(JoinError);
  await expect(failed).rejects.toThrow(message);
});

test('a name is asked for before anything is sent', async () => {
  const unused = () => Promise.reject(new Error('Nothing was to be sent.'));
  await expect(join(how(unused, '  '))).rejects.toThrow('Type your name, at most 200 characters.');
  await expect(join({ ...how(unused), link: 'nonsense' })).rejects.toThrow('This is not a link.');
});
