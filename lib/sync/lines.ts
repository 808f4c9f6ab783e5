/** A line that is longer is no row of ours. */
const LINE_LIMIT = 4 * 1024 * 1024;
const GZIP = [0x1f, 0x8b];

/**
 * The lines of a stream as they come, unpacked where it is gzip: a browser unpacks by itself what is named as packed in
 * transit, and not what is packed as such. The last line needs no end.
 * @throws RangeError when a line does not end
 */
export async function* linesOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const bytes of chunksOf(await unpacked(stream))) {
    rest += decoder.decode(bytes, { stream: true });
    const lines = rest.split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LINE_LIMIT) throw new RangeError('A line does not end.');
    yield* lines.filter((line) => line !== '');
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/** The chunks of a stream; leaving the loop early cancels it. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const part = await reader.read();
      if (part.done) return;
      yield part.value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

async function unpacked(stream: ReadableStream<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const chunks = chunksOf(stream);
  const first = await chunks.next();
  const head = first.done === true ? new Uint8Array() : first.value;
  const whole = new ReadableStream<Uint8Array<ArrayBuffer>>({
    start(controller) {
      if (head.length > 0) controller.enqueue(new Uint8Array(head));
    },
    async pull(controller) {
      const next = await chunks.next();
      if (next.done === true) controller.close();
      else controller.enqueue(new Uint8Array(next.value));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  const isPacked = GZIP.every((byte, index) => head[index] === byte);
  return isPacked ? whole.pipeThrough(new DecompressionStream('gzip')) : whole;
}
