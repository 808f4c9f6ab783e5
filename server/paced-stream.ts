/** How a stream is sent. */
export interface Pace {
  /** A client that takes nothing for so long is cut off. */
  idleMs: number;
  /** Ends the connection of such a client. */
  cut: () => void;
  /** Called once, however it ended: with what went wrong, or null. */
  ended: (error: unknown) => void;
}

/**
 * A body that is made as fast as it is taken: the next chunk is asked for when the one before was handed to the
 * connection. (Readable.toWeb takes its bound in bytes for one in chunks: a client that does not read has everything
 * kept for it in memory.)
 */
export function pacedStream(chunks: AsyncIterable<Uint8Array>, pace: Pace): ReadableStream<Uint8Array> {
  const source = chunks[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;
  const end = (error: unknown) => {
    clearTimeout(timer);
    if (isOver) return;
    isOver = true;
    pace.ended(error);
  };
  const stop = async () => {
    end(null);
    await source.return?.();
  };
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        clearTimeout(timer);
        try {
          const next = await source.next();
          if (isOver) return;
          if (next.done === true) {
            controller.close();
            end(null);
            return;
          }
          controller.enqueue(next.value);
          timer = setTimeout(() => {
            pace.cut();
            void stop().catch(() => undefined);
          }, pace.idleMs).unref();
        } catch (error) {
          end(error);
          pace.cut();
          controller.error(error);
        }
      },
      cancel: stop,
    },
    { highWaterMark: 0 },
  );
}

/** Text in pieces of so many characters: a connection that is slow keeps one of them and not a whole page. */
const PIECE = 32 * 1024;

/** The text of pages as bytes, in pieces. */
export async function* bytesOf(pages: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const page of pages) {
    for (let at = 0; at < page.length;) {
      // A character outside of the basic plane is two halves: never parted.
      const isPair = /[\ud800-\udbff]/.test(page.charAt(at + PIECE - 1));
      const to = at + PIECE + (isPair ? 1 : 0);
      yield Buffer.from(page.slice(at, to));
      at = to;
    }
  }
}
