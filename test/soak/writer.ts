import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { PROTOCOL_VERSION, PushReply, type Mutation, type Row } from '../../lib/model/wire';
import { buildContact } from '../builders';

/** Adds people without a rest, and sends each lot again until it is acknowledged: load, and a count of what was. */
export class Writer {
  /** The people that the server said it has. */
  readonly acknowledged: string[] = [];
  /** Those that were sent at all. */
  readonly sent = new Set<string>();
  private mid = 0;
  private readonly clientId = v7();
  private running = Promise.resolve();
  private isStopping = false;

  constructor(
    private readonly fetchAny: typeof fetch,
    private readonly token: string,
  ) {}

  start(): void {
    this.running = this.run();
    this.running.catch(() => undefined); // told when it is stopped
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    await this.running;
  }

  /** Whether everybody acknowledged is there, and nobody who was sent is there twice. Returns what is wrong. */
  problems(rows: readonly Row[]): string[] {
    const there = rows.flatMap((row) => (row.kind === 'contact' && this.sent.has(row.id) ? [row.id] : []));
    const isThere = new Set(there);
    return [
      ...(isThere.size === there.length ? [] : ['somebody is there twice']),
      ...this.acknowledged.filter((id) => !isThere.has(id)).map((id) => `the server lost ${id}`),
    ];
  }

  private async run(): Promise<void> {
    while (!this.isStopping) {
      const mutations = Array.from({ length: 5 }, (): Mutation => {
        const contact = buildContact({ id: v7(), keys: [], emails: [] });
        this.sent.add(contact.id);
        const named = { mid: (this.mid += 1), uuid: v7(), recordId: contact.id, ageMs: 0 };
        return { ...named, op: 'patch', kind: 'contact', fields: contact, base: null };
      });
      await this.push(mutations);
      await sleep(50);
    }
  }

  /** Until it is acknowledged: what was sent and is not known to be there would leave a gap in the numbers. */
  private async push(mutations: Mutation[]): Promise<void> {
    const { clientId } = this;
    for (;;) {
      const body = { v: PROTOCOL_VERSION, epoch: null, clientId, now: Date.now(), mutations };
      const answer = await this.fetchAny('https://team.example/v1/sync/push', {
        method: 'POST',
        headers: { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }).catch(() => null);
      const reply = answer?.status === 200 ? await answer.text().catch(() => null) : null;
      if (reply !== null) {
        const { rejected } = PushReply.parse(JSON.parse(reply));
        if (rejected.length > 0) throw new Error(`Somebody was refused: ${JSON.stringify(rejected)}`);
        this.acknowledged.push(...mutations.map(({ recordId }) => recordId));
        return;
      }
      await sleep(100);
    }
  }
}
