import { expect, test } from 'vitest';
import type { FitState } from '../../lib/model/fit-state';
import { fitOnServer } from '../../lib/sync/value-fit';

const SERVER = { origin: 'https://team.example', token: 'secret' };

/** A server that answers with these states in turn. */
function answering(...states: FitState[]) {
  const asked: string[] = [];
  const wire = {
    now: () => 0,
    timeoutMs: 1000,
    fetch: ((url: string, init: RequestInit) => {
      asked.push(`${init.method ?? 'GET'} ${new URL(url).pathname}`);
      return Promise.resolve(Response.json(states.shift()));
    }) as typeof fetch,
  };
  return { asked, wire };
}

test('VA17 a fit on the server is begun, watched, and its end is told', async () => {
  const { asked, wire } = answering(
    { state: 'running', done: 0 },
    { state: 'running', done: 0.5 },
    { state: 'done', at: 7, fitted: 1, refused: [] },
  );
  const told: number[] = [];
  const end = await fitOnServer(wire, SERVER, {
    signal: new AbortController().signal,
    onProgress: (done) => told.push(done),
    wait: () => Promise.resolve(),
  });
  expect(end).toEqual({ state: 'done', at: 7, fitted: 1, refused: [] });
  expect(told).toEqual([0, 0.5]);
  expect(asked).toEqual(['POST /v1/value/fit', 'GET /v1/value/fit', 'GET /v1/value/fit']);
});

test('VA17 one that is aborted is cancelled on the server', async () => {
  const { asked, wire } = answering({ state: 'running', done: 0 }, { state: 'cancelled' });
  const abort = new AbortController();
  const end = await fitOnServer(wire, SERVER, {
    signal: abort.signal,
    onProgress: () => undefined,
    wait: () => {
      abort.abort();
      return Promise.resolve();
    },
  });
  expect(end).toEqual({ state: 'cancelled' });
  expect(asked).toEqual(['POST /v1/value/fit', 'POST /v1/value/fit/cancel']);
});

test('VA17 an answer that is none of these is an error, not a fit', async () => {
  const { wire } = answering({ state: 'fitted' } as unknown as FitState);
  await expect(
    fitOnServer(wire, SERVER, {
      signal: new AbortController().signal,
      onProgress: () => undefined,
      wait: () => Promise.resolve(),
    }),
  ).rejects.toThrow('cannot read');
});
