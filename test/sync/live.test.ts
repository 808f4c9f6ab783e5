import { expect, test } from 'vitest';
import { eventually } from '../store/profile';
import { refused, scriptedDevice } from './scripted';

/** A live stream that a test speaks into. */
function stream() {
  const encoder = new TextEncoder();
  let to: ReadableStreamDefaultController<Uint8Array> | null = null;
  const answer = (_came: unknown, init: RequestInit) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        to = controller;
        init.signal?.addEventListener('abort', () => {
          controller.error(init.signal?.reason);
        });
      },
    });
    return new Response(body);
  };
  return {
    answer,
    say: (text: string) => to?.enqueue(encoder.encode(text)),
    end: () => to?.close(),
  };
}

const count = (paths: string[], path: string) => paths.filter((one) => one === path).length;

test('a hint above the cursor leads to a pull, one below does not', async () => {
  const { sync, server } = await scriptedDevice();
  const live = stream();
  server.next('live', live.answer);
  const end = new AbortController();
  const listening = sync.live(end.signal);
  await eventually(() => {
    expect(count(server.paths(), 'pull')).toBe(1);
  });
  live.say('data: {"seq":1}\n\n: here\n\nevent: other\ndata: nonsense\n\n');
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(count(server.paths(), 'pull')).toBe(1);
  live.say('data: {"se');
  live.say('q":2}\n\n');
  await eventually(() => {
    expect(count(server.paths(), 'pull')).toBe(2);
  });
  end.abort();
  await listening;
});

test('a stream that ends is opened again, after a while, and what was missed is fetched', async () => {
  const { sync, server, waits } = await scriptedDevice();
  const [first, second] = [stream(), stream()];
  server.next('live', first.answer, second.answer);
  const end = new AbortController();
  const listening = sync.live(end.signal);
  await eventually(() => {
    expect(count(server.paths(), 'pull')).toBe(1);
  });
  first.end();
  await eventually(() => {
    expect(count(server.paths(), 'live')).toBe(2);
    expect(count(server.paths(), 'pull')).toBe(2);
  });
  expect(waits).toHaveLength(1);
  end.abort();
  await listening;
});

test('a stream without a sign of life is given up and opened again', async () => {
  const { sync, server } = await scriptedDevice({ liveIdleMs: 400 });
  const [quiet, lively] = [stream(), stream()];
  server.next('live', quiet.answer, lively.answer);
  const end = new AbortController();
  const listening = sync.live(end.signal);
  await eventually(() => {
    expect(count(server.paths(), 'live')).toBe(2);
  });
  for (let beat = 0; beat < 20; beat++) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    lively.say(': here\n\n');
  }
  expect(count(server.paths(), 'live')).toBe(2);
  end.abort();
  await listening;
});

test('a run that failed is made again, and sooner when the server is there again', async () => {
  const waiting: { ms: number; end: () => void }[] = [];
  const { sync, server, state } = await scriptedDevice({
    wait: (ms, signal) =>
      new Promise((resolve) => {
        waiting.push({ ms, end: resolve });
        signal?.addEventListener('abort', () => {
          resolve();
        });
      }),
  });
  const live = stream();
  server.next('live', live.answer);
  server.next('snapshot', () => {
    const answer = refused(500, 'internal');
    answer.headers.set('retry-after', '50');
    return answer;
  });
  const end = new AbortController();
  const listening = sync.live(end.signal);
  await eventually(() => {
    expect(waiting.map((one) => one.ms)).toEqual([50_000]);
  });
  waiting[0]?.end();
  await eventually(() => {
    expect(waiting.length).toBeGreaterThan(1); // it was too early: the server asked for 50 seconds
  });
  expect(await state()).toMatchObject({ state: 'error' });
  end.abort();
  await listening;
});

test('a device that the server refuses listens no longer', async () => {
  const { sync, server, state } = await scriptedDevice();
  server.next('live', () => refused(401, 'not-signed-in'));
  server.next('snapshot', () => refused(401, 'not-signed-in'));
  await sync.live(new AbortController().signal);
  await eventually(async () => {
    expect(await state()).toMatchObject({ state: 'error', retryAt: null });
  });
});

test('without a session it ends at once, and with its signal', async () => {
  const { sync, server, store } = await scriptedDevice();
  const live = stream();
  server.next('live', live.answer);
  const end = new AbortController();
  const listening = sync.live(end.signal);
  await eventually(() => {
    expect(count(server.paths(), 'live')).toBe(1);
  });
  end.abort();
  await listening;
  await store.signOut();
  await sync.live(new AbortController().signal);
  expect(count(server.paths(), 'live')).toBe(1);
});
