import pg from 'pg';
import { isUuid } from './in-workspace';
import type { Hint, OpenHintChannel } from '../live';

const CHANNEL = 'sidestage';
/** Changes of one workspace within this time are told together. */
const GATHER_MS = 10;
const RECONNECT_MS = 1000;

function readHint(payload: string | undefined): Hint | null {
  const [workspaceId = '', seq = ''] = (payload ?? '').split(' ');
  return isUuid(workspaceId) && /^\d{1,15}$/.test(seq) ? { workspaceId, seq: Number(seq) } : null;
}

/**
 * Hints by PostgreSQL's LISTEN and NOTIFY, on a connection of its own that is made again when it is lost. NOTIFY runs
 * after the commit and apart from it: within a transaction it would make all commits of the database wait in line.
 */
export function postgresHints(url: string): OpenHintChannel {
  return (receive, missed) => {
    const waiting = new Map<string, number>();
    let client: pg.Client | null = null;
    let closed = false;
    let sending: NodeJS.Timeout | null = null;
    let connecting: NodeJS.Timeout | null = null;

    const lost = (broken: pg.Client) => {
      if (client !== broken) return;
      client = null;
      void broken.end().catch(() => undefined);
      if (!closed) connecting = setTimeout(connect, RECONNECT_MS);
    };

    const connect = () => {
      const fresh = new pg.Client({
        connectionString: url,
        connectionTimeoutMillis: 4000,
        keepAlive: true,
        pipeline: true,
      });
      client = fresh;
      fresh.on('error', () => lost(fresh));
      fresh.on('end', () => lost(fresh));
      fresh.on('notification', ({ payload }) => {
        const hint = readHint(payload);
        if (hint !== null) receive(hint);
      });
      fresh
        .connect()
        .then(() => fresh.query(`listen ${CHANNEL}`))
        .then(missed)
        .catch(() => lost(fresh));
    };

    const flush = () => {
      sending = null;
      const hints = [...waiting].map(([workspaceId, seq]) => `${workspaceId} ${seq}`);
      waiting.clear();
      client
        ?.query('select pg_notify($1, hint) from unnest($2::text[]) as hint', [CHANNEL, hints])
        .catch(() => undefined); // lost: the slow poll tells
    };

    connect();
    return {
      send({ workspaceId, seq }) {
        waiting.set(workspaceId, Math.max(seq, waiting.get(workspaceId) ?? 0));
        sending ??= setTimeout(flush, GATHER_MS);
      },
      async close() {
        closed = true;
        if (sending !== null) clearTimeout(sending);
        if (connecting !== null) clearTimeout(connecting);
        await client?.end().catch(() => undefined);
      },
    };
  };
}
