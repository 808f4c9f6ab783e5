import { expect, test } from 'vitest';
import { SyncFailure } from '../../lib/sync/failure';
import { keepingRequests } from '../../lib/sync/keeping';

const SERVER = { origin: 'https://team.example', token: 'token' };

/** Requests to a server that answers so. */
function requests(answer: () => Response) {
  const asked: { path: string; method: string; body: unknown }[] = [];
  const net = (input: string | URL | Request, init: RequestInit = {}) => {
    const body = typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : null;
    asked.push({ path: new URL(input as string).pathname, method: init.method ?? 'GET', body });
    return Promise.resolve(answer());
  };
  return { asked, ...keepingRequests({ fetch: net, now: () => 0, timeoutMs: 1000 }, SERVER) };
}

test('what is asked, and how', async () => {
  const state = { months: 12, closingAt: null };
  const one = requests(() => Response.json(state));
  expect(await one.state()).toEqual(state);
  expect([await one.keepFor(12), await one.close('Team'), await one.takeBack()]).toEqual([
    state,
    state,
    state,
  ]);
  expect(one.asked).toEqual([
    { path: '/v1/keeping', method: 'GET', body: null },
    { path: '/v1/keeping/retention', method: 'POST', body: { months: 12 } },
    { path: '/v1/keeping/close', method: 'POST', body: { name: 'Team' } },
    { path: '/v1/keeping/keep', method: 'POST', body: {} },
  ]);
  expect(await requests(() => Response.json({ at: 5 })).lift('ada@vanish.example')).toBe(5);
});

const START = JSON.stringify({ sidestage: 'export', at: 1, team: 'Team', records: 2500 });
const ROWS = Array.from({ length: 2500 }, (_, at) =>
  JSON.stringify({ kind: 'contact', id: String(at), data: {} }),
);
const END = JSON.stringify({ end: true, count: 2500 });
const exported = async (lines: string[]) => {
  const told: number[] = [];
  const text = lines.map((line) => `${line}\n`).join('');
  const pieces = requests(() => new Response(text)).exportAll(
    (done) => told.push(done),
    new AbortController().signal,
  );
  return { told, text, pieces: await pieces };
};

test('an export comes whole, in pieces, and tells how far it is', async () => {
  const { told, text, pieces } = await exported([START, ...ROWS, END]);
  expect(pieces.join('')).toBe(text);
  expect(pieces.length).toBe(3);
  expect(told).toEqual([0.3996, 0.7996]);
});

test.each([
  ['cut off', [START, ...ROWS.slice(0, 2400)]],
  ['without some of its records', [START, ...ROWS.slice(1), END]],
  ['of something else', ['<!doctype html>', ...ROWS, END]],
])('one that is %s is none', async (_what, lines) => {
  await expect(exported(lines)).rejects.toThrow(SyncFailure);
});
