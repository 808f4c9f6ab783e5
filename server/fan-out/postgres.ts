import pg from 'pg';
import type { OpenHintChannel } from '../live';
import { Gathering } from './gathering';
import { readHint, writeHint } from './hint-text';

const CHANNEL = 'sidestage';
const RECONNECT_MS = 1000;

/**
 * Hints by PostgreSQL's LISTEN and NOTIFY, on a connection of its own that is made again when it is lost. NOTIFY runs
 * after the commit and apart from it: within a transaction it would make all commits of the database wait in line.
 */
export function postgresHints(url: string): OpenHintChannel {
  return (receive, missed) => {
    let client: pg.Client | null = null;
    let closed = false;
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

    const gathering = new Gathering((hints) => {
      client
        ?.query('select pg_notify($1, hint) from unnest($2::text[]) as hint', [CHANNEL, hints.map(writeHint)])
        .catch(() => undefined); // lost: the slow poll tells
    });

    connect();
    return {
      send: (hint) => gathering.add(hint),
      async close() {
        closed = true;
        gathering.end();
        if (connecting !== null) clearTimeout(connecting);
        await client?.end().catch(() => undefined);
      },
    };
  };
}
