import { gzipSync } from 'node:zlib';
import {
  PROTOCOL_VERSION,
  PushRequest,
  type ErrorCode,
  type PushReply,
  type Row,
} from '../../lib/model/wire';
import type { Clock } from '../../lib/rules/merge';
import { aroundOf, modelScope, type ModelScope } from './model-scope';
import { applyToModel } from './model-apply';
import { editTime, rowOf, type ModelRecord, type ModelState, type PushTimes } from './model-state';
import type { Seeded } from './seeded';

/** Mistakes a server could make, so that the harness can show that it would see them. */
export interface ServerBugs {
  /** A mutation that is sent twice has its effect twice. */
  noDeduplication?: boolean;
  /** Numbers rows before they are there for all: as `nextval` does, and a cursor then passes over some. */
  skippingCursor?: boolean;
}

/** What is asked of people: whom by id, or by address. */
interface PeopleAsk {
  epoch: string | null;
  ids?: string[];
  keys?: { address: string }[];
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
    opened: new Map(),
    bulks: new Map(),
    purgedSeq: 0,
    purged: new Set(),
    effects: [],
  };
  /** Rows of a server that numbers too early, which nobody is shown yet. */
  private late = new Set<string>();

  constructor(
    private readonly how: {
      now: () => number;
      chance: Seeded;
      bugs?: ServerBugs;
      pageLimit?: number;
      /** Whether snapshots come as gzip; they do unless told. */
      isPacked?: boolean;
      /** A device is sent at most so many people by itself; all unless told. */
      eager?: number;
      memberOf?: (device: string) => string;
    },
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
    const scope = this.scopeOf(device, url.searchParams.get('scope'));
    if (url.pathname === '/v1/sync/pull') return Promise.resolve(this.pull(url.searchParams, scope));
    if (url.pathname === '/v1/sync/snapshot') return Promise.resolve(this.snapshot(url.searchParams, scope));
    return Promise.resolve(this.people(JSON.parse(init.body as string) as PeopleAsk, device));
  };

  /** Forgets who was deleted. */
  purge(): void {
    for (const { id, seq, data } of [...this.state.records.values()]) {
      if (data !== null) continue;
      this.state.records.delete(id);
      this.state.purged.add(id);
      this.state.purgedSeq = Math.max(this.state.purgedSeq, seq);
    }
  }

  /** The people a device is sent, by the scope it has. */
  sentTo(device: string, scope: string | null): Set<string> {
    const { isSent } = this.scopeOf(device, scope);
    const people = [...this.state.records.values()].filter((one) => one.kind === 'contact' && isSent(one));
    return new Set(people.map(({ id }) => id));
  }

  /** What a device is sent. */
  scopeOf(device: string, before: string | null): ModelScope {
    const { eager = Infinity, memberOf } = this.how;
    return modelScope(this.state, { device, member: memberOf?.(device) ?? '', eager, before });
  }

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
      const by = this.how.memberOf?.(device) ?? '';
      const clock: Clock = [lastEdit, request.clientId, mutation.mid, by];
      const code = applyToModel(this.state, mutation, clock, times);
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
    const bulks = request.mutations.flatMap(({ recordId: id, op }) => {
      const known = op === 'bulk' ? this.state.bulks.get(id) : undefined;
      const skipped = [...(known?.skipped ?? [])].map((person) => ({ id: person, why: 'changed' as const }));
      return known === undefined ? [] : [{ id, done: known.done, skipped }];
    });
    const reply: PushReply = { lastMid, rejected, seq: this.state.seq, epoch: this.state.epoch, bulks };
    return Response.json(reply);
  }

  private pull(query: URLSearchParams, scope: ModelScope): Response {
    const { epoch, seq, purgedSeq } = this.state;
    const cursor = Number(query.get('cursor'));
    const known = query.get('epoch');
    if ((known !== null && known !== epoch) || cursor > seq) return refuse('epoch');
    if (cursor > 0 && cursor < purgedSeq) return refuse('cursor-too-old');
    if (query.has('scope') && query.get('scope') !== scope.tag) return refuse('cursor-too-old');
    const limit = Math.min(Number(query.get('limit')), this.how.pageLimit ?? 7);
    const isNamed = (record: ModelRecord) => record.kind === 'contact' && record.data !== null;
    const newer = this.visible().filter(
      (record) => record.seq > cursor && (scope.isSent(record) || isNamed(record)),
    );
    const page = newer.slice(0, limit);
    const done = page.length === newer.length;
    const last = this.how.bugs?.skippingCursor === true ? (page.at(-1)?.seq ?? cursor) : seq;
    const out = page.filter((record) => !scope.isSent(record)).map(({ id }) => id);
    return Response.json({
      v: PROTOCOL_VERSION,
      epoch,
      rows: page.filter(scope.isSent).map(rowOf),
      ...(out.length > 0 && { out }),
      cursor: done ? last : (page.at(-1)?.seq ?? cursor),
      done,
    });
  }

  /** All rows at once, with a mark behind every few; the whole of a person stands together where not all are sent. */
  private snapshot(query: URLSearchParams, scope: ModelScope): Response {
    const { epoch, purgedSeq } = this.state;
    const after = query.get('after');
    if (after !== null && query.get('epoch') !== epoch) return refuse('epoch');
    const cursor = after === null ? this.state.seq : Number(query.get('cursor'));
    if (after !== null && (query.get('scope') !== scope.tag || cursor < purgedSeq))
      return refuse('cursor-too-old');
    const placeOf = (record: ModelRecord) =>
      scope.level === 'all' ? String(record.seq).padStart(9, '0') : scope.personOf(record);
    const rows = this.visible()
      .filter((record) => record.data !== null && scope.isSent(record))
      .filter((record) => scope.level !== 'all' || record.seq <= cursor)
      .filter((record) => after === null || placeOf(record) > after)
      .sort((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
    const lines = rows.flatMap((record, index) => {
      const next = rows[index + 1];
      const isEnd = next === undefined || placeOf(next) > placeOf(record);
      const isMarked = isEnd && placeOf(record) !== '' && index % 3 === 0;
      return [rowOf(record), ...(isMarked ? [{ mark: placeOf(record) }] : [])];
    });
    const start = { v: PROTOCOL_VERSION, epoch, cursor, scope: scope.tag };
    const all = [start, ...lines, { end: true, count: rows.length }];
    const text = all.map((line) => `${JSON.stringify(line)}\n`).join('');
    return new Response(this.how.isPacked === false ? text : gzipSync(text));
  }

  /** People whole, by id or by address. */
  private people({ epoch: known, ids, keys = [] }: PeopleAsk, device: string): Response {
    const { epoch, seq, records, opened } = this.state;
    if (known !== null && known !== epoch) return refuse('epoch');
    const people = [...records.values()].filter(({ kind, data }) => kind === 'contact' && data !== null);
    const has = (record: ModelRecord, address: string) =>
      (record.data?.['emails'] as string[]).includes(address);
    const asked =
      ids ?? people.filter((one) => keys.some(({ address }) => has(one, address))).map(({ id }) => id);
    const [now, rest] = [asked.slice(0, 3), asked.slice(3)];
    const around = aroundOf(this.state, now);
    opened.set(device, new Set([...(opened.get(device) ?? []), ...around]));
    const rows = [...records.values()].filter(
      (record) =>
        record.data !== null && (around.has(record.id) || around.has(String(record.data['contactId']))),
    );
    const gone = now.filter((id) => !around.has(id));
    return Response.json({ v: PROTOCOL_VERSION, epoch, seq, rows: rows.map(rowOf), gone, rest });
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
