import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { LiveHint } from '../../lib/model/wire';

/** Reads the events of a stream. */
export class Events {
  private readonly reader;
  private text = '';
  constructor(answer: Response) {
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    this.reader = (answer.body as ReadableStream<Uint8Array>).getReader();
  }

  /** The next event; null when the stream has ended. */
  async next(): Promise<number | null> {
    for (;;) {
      const end = this.text.indexOf('\n\n');
      if (end >= 0) {
        const event = this.text.slice(0, end);
        this.text = this.text.slice(end + 2);
        if (event.startsWith('data: ')) return LiveHint.parse(JSON.parse(event.slice(6))).seq;
        continue;
      }
      const part = await this.reader.read();
      if (part.done) return null;
      this.text += Buffer.from(part.value).toString('utf8');
    }
  }

  stop(): Promise<void> {
    return this.reader.cancel();
  }
}

/** What the work comes to; fails when it takes longer. */
export const within = <T>(ms: number, work: Promise<T>) =>
  Promise.race([
    work,
    sleep(ms).then(() => {
      throw new Error(`Nothing within ${String(ms)} ms.`);
    }),
  ]);
