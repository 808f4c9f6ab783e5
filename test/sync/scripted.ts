import type { PullReply, PushReply, Row } from '../../lib/model/wire';
import { PROTOCOL_VERSION, PushRequest } from '../../lib/model/wire';
import type { SyncState } from '../../lib/store/store';
import { createSync, type SyncOptions } from '../../lib/sync/sync';
import { openProfile, seen, sessionOf, type Profile } from '../store/profile';

/** One request as it came: its path, its push, and when by the device's clock. */
export interface Came {
  path: string;
  push: PushRequest | null;
  query: URLSearchParams;
  authorization: string | null;
}

type Answer = (came: Came, init: RequestInit) => Response | Promise<Response>;

/** A server that answers as it is told: takes every push and has nothing to be pulled, unless a test says otherwise. */
export interface Scripted {
  came: Came[];
  paths: () => string[];
  /** Answers for the next requests to a path, in order; after them it answers as usual. */
  next: (path: string, ...answers: Answer[]) => void;
  fetch: typeof fetch;
  /** The most requests that were under way at once. */
  most: () => number;
}

export function scriptedServer(): Scripted {
  const came: Came[] = [];
  const scripts = new Map<string, Answer[]>();
  let [underWay, most, seq] = [0, 0, 0];
  const usual: Record<string, Answer> = {
    push: ({ push }) => {
      seq += push?.mutations.length ?? 0;
      return pushed({ lastMid: push?.mutations.at(-1)?.mid ?? 0, seq });
    },
    pull: ({ query }) => pulled({ cursor: Math.max(seq, 1, Number(query.get('cursor'))) }),
    snapshot: () => snapshot(1, []),
  };
  const answer = async (input: string, init: RequestInit): Promise<Response> => {
    const url = new URL(input);
    const path = url.pathname.slice('/v1/sync/'.length);
    const push = typeof init.body === 'string' ? PushRequest.parse(JSON.parse(init.body)) : null;
    const one = {
      path,
      push,
      query: url.searchParams,
      authorization: new Headers(init.headers).get('authorization'),
    };
    came.push(one);
    const respond = scripts.get(path)?.shift() ?? usual[path];
    if (respond === undefined) return Response.json({}, { status: 404 });
    return respond(one, init);
  };
  return {
    came,
    paths: () => came.map((one) => one.path),
    next: (path, ...answers) => scripts.set(path, [...(scripts.get(path) ?? []), ...answers]),
    most: () => most,
    fetch: async (input, init) => {
      underWay += 1;
      most = Math.max(most, underWay);
      try {
        return await answer(input instanceof Request ? input.url : input.toString(), init ?? {});
      } finally {
        underWay -= 1;
      }
    },
  };
}

/** A signed-in device with its sync, over a scripted server. Waits are noted and end at once. */
export async function scriptedDevice(options: Partial<SyncOptions> = {}) {
  const profile: Profile = await openProfile();
  const server = scriptedServer();
  const waits: number[] = [];
  await profile.store.signIn(sessionOf('Dana'));
  const sync = createSync({
    store: profile.store,
    fetch: server.fetch,
    now: () => profile.clock.now,
    random: () => 0.5,
    wait: (ms) => {
      waits.push(ms);
      profile.clock.now += ms;
      return Promise.resolve();
    },
    lock: (_name, work) => work(),
    ...options,
  });
  const state = () => seen<SyncState>((call) => profile.store.watchSync(call));
  return { ...profile, server, sync, waits, state };
}

/** Answer to a push. */
export function pushed(fields: Partial<PushReply>): Response {
  return Response.json({ lastMid: 0, rejected: [], seq: 1, epoch: 'e1', ...fields });
}

/** Answer to a pull. */
export function pulled(fields: Partial<PullReply>): Response {
  return Response.json({ v: PROTOCOL_VERSION, epoch: 'e1', rows: [], cursor: 1, done: true, ...fields });
}

/** A whole snapshot. */
export function snapshot(cursor: number, rows: Row[], epoch = 'e1'): Response {
  return new Response(snapshotText(cursor, rows, epoch));
}

/** The text of a snapshot. */
export function snapshotText(cursor: number, rows: Row[], epoch = 'e1'): string {
  const lines = [{ v: PROTOCOL_VERSION, epoch, cursor }, ...rows, { end: true, count: rows.length }];
  return lines.map((line) => `${JSON.stringify(line)}\n`).join('');
}

/** A refusal in the one shape of errors. */
export function refused(
  status: number,
  code: string,
  more: { lastMid?: number; message?: string } = {},
): Response {
  const { message = 'Because.', ...rest } = more;
  return Response.json({ error: { code, message, ...rest } }, { status });
}
