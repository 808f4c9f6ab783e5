import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import { linesOf } from '../../lib/sync/lines';
import type { Row } from '../../lib/model/wire';
import { idOf } from '../builders';
import { contactRow, eventually } from '../store/profile';
import { pulled, scriptedDevice, snapshotText } from './scripted';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function streamOf(...chunks: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function all(stream: ReadableStream<Uint8Array>): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of linesOf(stream)) lines.push(line);
  return lines;
}

test('lines come whole, wherever the chunks are cut, also in the midst of a letter', async () => {
  const bytes = bytesOf('first\nzwölf\n\nlast');
  for (let size = 1; size < bytes.length; size++) {
    const chunks = [];
    for (let at = 0; at < bytes.length; at += size) chunks.push(bytes.slice(at, at + size));
    expect(await all(streamOf(...chunks))).toEqual(['first', 'zwölf', 'last']);
  }
});

test('what is packed is unpacked', async () => {
  const packed = new Uint8Array(gzipSync('one\ntwo\n'));
  expect(await all(streamOf(packed.slice(0, 9), packed.slice(9)))).toEqual(['one', 'two']);
  expect(await all(streamOf())).toEqual([]);
});

test('a line that does not end is refused', async () => {
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new Uint8Array(1024 * 1024).fill(97));
    },
  });
  await expect(all(endless)).rejects.toThrow('A line does not end.');
});

test('leaving early ends the stream', async () => {
  const cancel = vi.fn();
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(bytesOf('line\n'));
    },
    cancel,
  });
  for await (const line of linesOf(stream)) if (line === 'line') break;
  expect(cancel).toHaveBeenCalled();
});

test('the first people of a snapshot are there while the rest still comes', async () => {
  const { sync, server, store } = await scriptedDevice();
  const rows: Row[] = Array.from({ length: 150 }, (_, index) =>
    contactRow(index + 1, { id: idOf(1000 + index) }),
  );
  const text = snapshotText(200, rows);
  let finish: () => void = () => undefined;
  server.next('snapshot', () => {
    const cut = text.length - 100;
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytesOf(text.slice(0, cut)));
        finish = () => {
          controller.enqueue(bytesOf(text.slice(cut)));
          controller.close();
        };
      },
    });
    return new Response(body);
  });
  server.next('pull', () => pulled({ cursor: 200 }));
  const running = sync.run();
  const firstAreThere = async () => {
    expect((await store.search('priya', 500)).length).toBe(100);
  };
  await eventually(firstAreThere);
  finish();
  await running;
  expect((await store.search('priya', 500)).length).toBe(150);
});

test('a snapshot that falls silent is given up', async () => {
  const { sync, server, state } = await scriptedDevice({ timeoutMs: 30 });
  const silent = () => (_came: unknown, init: RequestInit) => {
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(bytesOf(snapshotText(9, [contactRow(1)]).slice(0, 200)));
        init.signal?.addEventListener('abort', () => {
          controller.error(init.signal?.reason);
        });
      },
    });
    return new Response(body);
  };
  server.next('snapshot', silent(), silent(), silent());
  await sync.run();
  expect(await state()).toMatchObject({ state: 'offline' });
});
