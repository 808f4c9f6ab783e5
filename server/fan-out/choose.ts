import type { OpenHintChannel } from '../live';
import type { Log } from '../log';
import { StartError } from '../start-error';
import { natsHints } from './nats';
import { postgresHints } from './postgres';
import { redisHints } from './redis';

/**
 * How the servers of one database tell each other of changes: `postgres` or nothing is the database itself (at
 * `databaseUrl`), `nats://` or `tls://` addresses with commas between them are a NATS cluster, `redis://` or `rediss://`
 * is a Redis. Whichever it is, it is not needed to start: a hint may be lost.
 * @throws StartError for anything else, without the address, which may hold a password.
 */
export function fanOut(setting: string | undefined, databaseUrl: string, log: Log): OpenHintChannel {
  const text = setting?.trim() ?? '';
  if (text === '' || text === 'postgres') return postgresHints(databaseUrl);
  const parts = text.split(',').map((part) => part.trim());
  const urls = parts.flatMap((part) => (URL.canParse(part) ? [new URL(part)] : []));
  const [first] = urls;
  if (first !== undefined && urls.length === parts.length && urls.every(({ hostname }) => hostname !== '')) {
    if (urls.every(({ protocol }) => protocol === 'nats:' || protocol === 'tls:'))
      return natsHints(urls, log);
    if (urls.length === 1 && /^rediss?:$/.test(first.protocol)) return redisHints(first, log);
  }
  throw new StartError(
    'SIDESTAGE_FANOUT is no address of a broker: write nats://HOST:4222, redis://HOST:6379, or postgres for the database itself.',
  );
}
