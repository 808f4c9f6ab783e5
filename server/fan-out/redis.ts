import { createClient } from '@redis/client';
import type { OpenHintChannel } from '../live';
import type { Log } from '../log';
import { Gathering } from './gathering';
import { readHint, writeHint } from './hint-text';

const CHANNEL = 'sidestage:changed';
const RECONNECT_MS = 1000;

/**
 * Hints by Redis' publish and subscribe (`redis://` or `rediss://`), on two connections, since one that listens does
 * nothing else in older protocols. A Redis that is away is asked for again for ever; what is told meanwhile is lost, as
 * hints may be.
 */
export function redisHints(url: URL, log: Log): OpenHintChannel {
  return (receive, missed) => {
    let closed = false;
    let state: 'unknown' | 'up' | 'down' = 'unknown';
    const make = () =>
      createClient({
        url: url.href,
        name: 'sidestage',
        disableOfflineQueue: true, // nobody needs old hints
        pingInterval: 10_000, // one that is half open is noticed
        socket: {
          connectTimeout: 4000,
          socketTimeout: 25_000,
          reconnectStrategy: () => (closed ? false : RECONNECT_MS),
        },
      });
    const [teller, listener] = [make(), make()];

    teller.on('error', () => undefined); // the listener's connection says it
    listener.on('error', () => {
      if (state === 'down' || closed) return;
      state = 'down';
      log('Redis is away: changes on other servers are seen at the slow poll.', { level: 'warn' });
    });
    let isSubscribed = false;
    listener.on('ready', () => {
      state = 'up';
      log('Connected to Redis.');
      if (isSubscribed) missed(); // it subscribes again by itself
    });

    const hear = (text: string) => {
      const hint = readHint(text);
      if (hint !== null) receive(hint);
    };
    Promise.all([teller.connect(), listener.connect()])
      .then(() => listener.subscribe(CHANNEL, hear))
      .then(() => {
        isSubscribed = true;
        missed();
      })
      .catch(() => undefined); // closed before it was there

    const gathering = new Gathering((hints) => {
      if (!teller.isReady) return;
      for (const hint of hints) teller.publish(CHANNEL, writeHint(hint)).catch(() => undefined);
    });

    return {
      send: (hint) => gathering.add(hint),
      close() {
        closed = true;
        gathering.end();
        for (const client of [teller, listener]) client.destroy();
        return Promise.resolve();
      },
    };
  };
}
