import { ExportEnd, ExportStart, KeepingState, LiftReply, SilentReply } from '../model/keeping';
import type { z } from '../model/zod';
import { SyncFailure } from './failure';
import { withIdleLimit } from './idle-limit';
import { linesOf } from './lines';
import { ask, notReached, send, unreadable, type Server, type Wire } from './request';

/** What is asked of a server about what a team keeps. @throws SyncFailure with a sentence */
export interface KeepingRequests {
  state(): Promise<KeepingState>;
  silent(months: number): Promise<SilentReply>;
  keepFor(months: number | null): Promise<KeepingState>;
  close(name: string): Promise<KeepingState>;
  takeBack(): Promise<KeepingState>;
  lift(address: string): Promise<number | null>;
  exportAll(onProgress: (done: number) => void, signal: AbortSignal): Promise<string[]>;
}

/** The requests of one server and device. */
export function keepingRequests(wire: Wire, server: Server): KeepingRequests {
  const post = <S extends z.ZodType>(path: string, body: object, schema: S) =>
    ask(wire, server, { path, body, signal: undefined }, schema);
  return {
    state: () => ask(wire, server, { path: '/v1/keeping', signal: undefined }, KeepingState),
    silent: (months) => post('/v1/keeping/silent', { months }, SilentReply),
    keepFor: (months) => post('/v1/keeping/retention', { months }, KeepingState),
    close: (name) => post('/v1/keeping/close', { name }, KeepingState),
    takeBack: () => post('/v1/keeping/keep', {}, KeepingState),
    lift: async (address) => (await post('/v1/erased/lift', { address }, LiftReply)).at,
    exportAll: (onProgress, signal) => exportAll(wire, server, onProgress, signal),
  };
}

/** So many lines make a piece: a file of few large pieces is made faster than one of many small ones. */
const PIECE = 1000;

/** Only an export that has come to its last line, with as many records as that says, is one. */
async function exportAll(
  wire: Wire,
  server: Server,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<string[]> {
  const idle = withIdleLimit(wire.timeoutMs, signal);
  try {
    const { body } = await send(wire, server, { path: '/v1/export', signal: idle.signal });
    if (body === null) throw unreadable(server);
    const pieces: string[] = [];
    let lines: string[] = [];
    let [expected, count] = [-1, 0];
    for await (const line of linesOf(body)) {
      idle.alive();
      lines.push(`${line}\n`);
      if (expected < 0) {
        const start = ExportStart.safeParse(jsonOf(line));
        if (!start.success) throw unreadable(server, start.error);
        expected = start.data.records;
      } else {
        const end = line.startsWith('{"end":') ? ExportEnd.safeParse(jsonOf(line)) : null;
        if (end?.success === true && end.data.count === count) return [...pieces, lines.join('')];
        count += 1;
      }
      if (lines.length < PIECE) continue;
      pieces.push(lines.join(''));
      lines = [];
      onProgress(Math.min(1, count / Math.max(1, expected)));
    }
    throw notReached(server, new Error('The export broke off.'));
  } catch (error) {
    throw error instanceof SyncFailure ? error : notReached(server, error);
  } finally {
    idle.end();
  }
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
