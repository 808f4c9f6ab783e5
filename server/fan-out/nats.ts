import { connect, type ConnectionOptions, type NatsConnection } from '@nats-io/transport-node';
import type { OpenHintChannel } from '../live';
import type { Log } from '../log';
import { Gathering } from './gathering';
import { readHint, writeHint } from './hint-text';

const SUBJECT = 'sidestage.changed';
const RECONNECT_MS = 1000;

/**
 * Hints by NATS, from one server or several of one cluster (`nats://` or `tls://`, with `TOKEN@` or `USER:PASSWORD@`). A
 * broker that is away is asked for again for ever; what is told meanwhile is lost, as hints may be.
 */
export function natsHints(urls: readonly URL[], log: Log): OpenHintChannel {
  return (receive, missed) => {
    let connection: NatsConnection | null = null;
    let isUp = false;
    let closed = false;
    let retry: NodeJS.Timeout | null = null;

    const up = () => {
      isUp = true;
      log('Connected to NATS.');
      missed();
    };
    const down = () => {
      if (!closed)
        log('NATS is away: changes on other servers are seen at the slow poll.', { level: 'warn' });
      isUp = false;
    };
    const watch = async (on: NatsConnection) => {
      for await (const { type } of on.status()) {
        if (type === 'disconnect') down();
        else if (type === 'reconnect') up();
      }
    };

    const open = async () => {
      const opened = await connect(optionsOf(urls));
      if (closed) return opened.close();
      connection = opened;
      opened.subscribe(SUBJECT, {
        callback(error, message) {
          const hint = error === null ? readHint(message.string()) : null;
          if (hint !== null) receive(hint);
        },
      });
      void watch(opened);
      void opened.closed().then(() => again()); // only where it gives up by itself
      await opened.flush();
      up();
    };
    const again = () => {
      isUp = false;
      if (!closed) retry = setTimeout(start, RECONNECT_MS);
    };
    let isFirst = true;
    const start = () => {
      void open().catch(() => {
        if (isFirst) down();
        isFirst = false;
        again();
      });
    };

    const gathering = new Gathering((hints) => {
      // While it is away the client would keep what is published: nobody needs old hints.
      if (!isUp) return;
      for (const hint of hints) connection?.publish(SUBJECT, writeHint(hint));
    });

    start();
    return {
      send: (hint) => gathering.add(hint),
      async close() {
        closed = true;
        if (retry !== null) clearTimeout(retry);
        gathering.end();
        if (isUp) await connection?.flush().catch(() => undefined);
        isUp = false;
        await connection?.close().catch(() => undefined);
      },
    };
  };
}

function optionsOf(urls: readonly URL[]): ConnectionOptions {
  const [first] = urls;
  const user = decodeURIComponent(first?.username ?? '');
  const pass = decodeURIComponent(first?.password ?? '');
  const credentials = user === '' ? {} : pass === '' ? { token: user } : { user, pass };
  return {
    servers: urls.map(({ hostname, port }) => `${hostname}:${port === '' ? '4222' : port}`),
    ...credentials,
    ...(first?.protocol === 'tls:' ? { tls: {} } : {}),
    name: 'sidestage',
    maxReconnectAttempts: -1,
    reconnectTimeWait: RECONNECT_MS,
    ignoreAuthErrorAbort: true,
    pingInterval: 10_000, // one that is half open is noticed
    maxPingOut: 2,
    timeout: 4000,
  };
}
