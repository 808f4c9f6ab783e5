import { gzipSync } from 'node:zlib';
import { PROTOCOL_VERSION, PushRequest, type ErrorCode, type Row } from '../../lib/model/wire';
import { applyToModel, editTime, rowOf, type ModelState, type PushTimes } from './model-state';
import type { Seeded } from './seeded';

/** Mistakes a server could make, so that the harness can show that it would see them. */
export interface ServerBugs {
  /** A mutation that is sent twice has its effect twice. */
  noDeduplication?: boolean;
  /** Numbers rows before they are there for all: as `nextval` does, and a cursor then passes over some. */
  skippingCursor?: boolean;
}

const STATUS: Partial<Record<ErrorCode, number>> = { 'cursor-too-old': 410, 'not-signed-in': 401 };

/** The server's side of the protocol, in memory, with the merge of the real one. Its epoch and data can be restored. */
export class ModelServer {
  state: ModelState = {
    epoch: 'epoch-1',
    seq: 0,
    records: new Map(),
    clients: new Map(),
    receipts: new Map(),
    contacts: new Map(),
    effects: [],
  };
  /** Rows of a server that numbers too early, which nobody is shown yet. */
  private late = new Set<string>();

  constructor(
    private readonly how: { now: () => number; chance: Seeded; bugs?: ServerBugs; pageLimit?: number },
  ) {}

  /** Puts rows there, as a server's own. */
  seed(rows: Pick<Row, 'kind' | 'id' | 'data'>[]): void {
    for (const { kind, id, data } of rows) {
      this.state.seq += 1;
      const record = { kind, id, seq: this.state.seq, data: data as Record<string, unknown>, clocks: {} };
      this.state.records.set(id, record);
    }
  }

  /** A copy of everything, as a backup has it. */
  dump(): ModelState {
    return structuredClone(this.state);
  }

  /** Goes back to a backup; a new epoch tells devices. */
  restore(dump: ModelState): void {
    const epoch = `epoch-${Number(this.state.epoch.slice('epoch-'.length)) + 1}`;
    this.state = { ...structuredClone(dump), epoch };
  }

  /** The rows that are there, without those deleted. */
  rows(): Row[] {
    return [...this.state.records.values()].filter((record) => record.data !== null).map(rowOf);
  }

  /** Answers a request as `fetch` would. */
  readonly fetch = (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const device = new Headers(init.headers).get('authorization')?.slice('Bearer '.length) ?? '';
    if (device === '') return Promise.resolve(refuse('not-signed-in'));
    if (this.late.size > 0 && this.how.chance.chance(0.3)) this.late.clear();
    if (url.pathname === '/v1/sync/push') return Promise.resolve(this.push(init.body as string, device));
    this.state.contacts.set(device, this.how.now());
    if (url.pathname === '/v1/sync/pull') return Promise.resolve(this.pull(url.searchParams));
    return Promise.resolve(this.snapshot());
  };

  private push(body: string, device: string): Response {
    const request = PushRequest.parse(JSON.parse(body));
    if (request.epoch !== null && request.epoch !== this.state.epoch) return refuse('epoch');
    const client = this.state.clients.get(request.clientId) ?? { lastMid: 0, lastEdit: 0 };
    const now = this.how.now();
    const lastContact = this.state.contacts.get(device) ?? 0;
    const times: PushTimes = { now, clientNow: request.now, lastContact };
    let { lastMid, lastEdit } = client;
    for (const { mid, uuid } of request.mutations) {
      const isKnown = this.state.receipts.has(uuid) || this.how.bugs?.noDeduplication === true;
      if (mid > lastMid + 1) return refuse('gap', client.lastMid);
      if (mid <= lastMid && !isKnown) return refuse('cloned', client.lastMid);
      lastMid = Math.max(lastMid, mid);
    }
    const before = this.state.seq;
    for (const mutation of request.mutations) {
      if (this.state.receipts.has(mutation.uuid) && this.how.bugs?.noDeduplication !== true) continue;
      lastEdit = editTime(mutation.ageMs, lastEdit, times);
      const code = applyToModel(this.state, mutation, [lastEdit, request.clientId, mutation.mid], times);
      this.state.receipts.set(mutation.uuid, code);
    }
    this.state.clients.set(request.clientId, { lastMid, lastEdit });
    if (this.how.bugs?.skippingCursor === true && this.how.chance.chance(0.3)) {
      for (const record of this.state.records.values()) if (record.seq > before) this.late.add(record.id);
    }
    const rejected = request.mutations.flatMap(({ mid, uuid }) => {
      const code = this.state.receipts.get(uuid) ?? null;
      return code === null ? [] : [{ mid, code }];
    });
    return Response.json({ lastMid, rejected, seq: this.state.seq, epoch: this.state.epoch });
  }

  private pull(query: URLSearchParams): Response {
    const { epoch, seq } = this.state;
    const cursor = Number(query.get('cursor'));
    const known = query.get('epoch');
    if ((known !== null && known !== epoch) || cursor > seq) return refuse('epoch');
    const limit = Math.min(Number(query.get('limit')), this.how.pageLimit ?? 7);
    const newer = this.visible().filter((record) => record.seq > cursor);
    const page = newer.slice(0, limit);
    const done = page.length === newer.length;
    const last = this.how.bugs?.skippingCursor === true ? (page.at(-1)?.seq ?? cursor) : seq;
    const rows = page.map(rowOf);
    return Response.json({
      v: PROTOCOL_VERSION,
      epoch,
      rows,
      cursor: done ? last : (page.at(-1)?.seq ?? cursor),
      done,
    });
  }

  private snapshot(): Response {
    const rows = this.visible()
      .filter((record) => record.data !== null)
      .map(rowOf);
    const { epoch, seq: cursor } = this.state;
    const lines = [{ v: PROTOCOL_VERSION, epoch, cursor }, ...rows, { end: true, count: rows.length }];
    return new Response(gzipSync(lines.map((line) => `${JSON.stringify(line)}\n`).join('')));
  }

  private visible() {
    return [...this.state.records.values()]
      .filter((record) => !this.late.has(record.id))
      .sort((a, b) => a.seq - b.seq);
  }
}

function refuse(code: ErrorCode, lastMid?: number): Response {
  const error = {
    code,
    message: `The model server says ${code}.`,
    ...(lastMid !== undefined && { lastMid }),
  };
  return Response.json({ error }, { status: STATUS[code] ?? 409 });
}
