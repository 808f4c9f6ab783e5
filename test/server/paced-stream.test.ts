import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { gzipped } from '../../server/gzipped';
import { bytesOf, pacedStream } from '../../server/paced-stream';

/** Pages, and how many of them were asked for. */
function counted(pages: readonly string[]) {
  const made = { count: 0, isClosed: false };
  async function* source(): AsyncGenerator<string> {
    try {
      for (const page of pages) {
        made.count += 1;
        yield await Promise.resolve(page);
      }
    } finally {
      made.isClosed = true;
    }
  }
  return { made, pages: source() };
}

function pace(idleMs = 60_000) {
  const seen = { cuts: 0, ended: [] as unknown[] };
  return {
    seen,
    idleMs,
    cut: () => (seen.cuts += 1),
    ended: (error: unknown) => seen.ended.push(error),
  };
}

const PAGES = Array.from({ length: 200 }, (_, at) => `${String(at)} ${'a'.repeat(40_000)}\n`);

test('nothing is made before it is taken: two chunks are two thirds of a page, not all 200', async () => {
  const { made, pages } = counted(PAGES);
  const how = pace();
  const reader = pacedStream(bytesOf(pages), how).getReader();
  await sleep(20);
  expect(made.count).toBe(0);
  await reader.read();
  await reader.read();
  await sleep(20);
  expect(made.count).toBe(1);
  await reader.cancel();
  expect([made.isClosed, how.seen]).toEqual([true, { cuts: 0, ended: [null] }]);
});

test('what comes is what was sent, packed or not, whatever stands at a piece’s end', async () => {
  const text = [`${'x'.repeat(32 * 1024 - 1)}😀${'y'.repeat(70_000)}`, 'ü', ''];
  const plain = new Response(pacedStream(bytesOf(counted(text).pages), pace()));
  expect(await plain.text()).toBe(text.join(''));
  const packed = new Response(pacedStream(gzipped(bytesOf(counted(text).pages)), pace()));
  expect(gunzipSync(Buffer.from(await packed.arrayBuffer())).toString('utf8')).toBe(text.join(''));
});

test('packing makes no more than a few pages ahead either', async () => {
  const noise = Array.from({ length: 200 }, () => `${Array.from({ length: 2000 }, Math.random).join()}\n`);
  const { made, pages } = counted(noise);
  const reader = pacedStream(gzipped(bytesOf(pages)), pace()).getReader();
  await reader.read();
  await sleep(50);
  expect(made.count).toBeLessThan(10);
  await reader.cancel();
  await sleep(20);
  expect(made.isClosed).toBe(true);
});

test('who takes nothing for a while is cut off, and nothing is made for them any more', async () => {
  const { made, pages } = counted(PAGES);
  const how = pace(30);
  const reader = pacedStream(bytesOf(pages), how).getReader();
  await reader.read();
  await sleep(100);
  expect([made.isClosed, how.seen]).toEqual([true, { cuts: 1, ended: [null] }]);
});

test('what goes wrong on the way cuts the connection: its end is not taken for the end of the data', async () => {
  async function* failing(): AsyncGenerator<string> {
    yield await Promise.resolve('first');
    throw new Error('the database is away');
  }
  const how = pace();
  const reader = pacedStream(bytesOf(failing()), how).getReader();
  await reader.read();
  await expect(reader.read()).rejects.toThrow('the database is away');
  expect(how.seen).toMatchObject({ cuts: 1, ended: [new Error('the database is away')] });
});
