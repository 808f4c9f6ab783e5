import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { currentSeq } from '../../server/db/records';
import { inWorkspace } from '../../server/db/in-workspace';
import { fanOut } from '../../server/fan-out/choose';
import { readHint, writeHint } from '../../server/fan-out/hint-text';
import { Live, type Hint, type HintChannel } from '../../server/live';
import { StartError } from '../../server/start-error';
import { Broker, ensureBrokers, type BrokerName } from './broker';
import { contact, create } from './build';
import { within } from './events';
import { testServer, type Device, type TestServer } from './team';

const brokers = ensureBrokers();
const why = brokers.ok ? '' : ` (skipped: ${brokers.reason})`;

/** One server's end of a channel, with what it heard. */
class End {
  readonly heard: Hint[] = [];
  readonly logged: string[] = [];
  missed = 0;
  private readonly channel: HintChannel;

  constructor(setting: string) {
    const log = (message: string) => this.logged.push(message);
    this.channel = fanOut(
      setting,
      '',
      log,
    )(
      (hint) => this.heard.push(hint),
      () => (this.missed += 1),
    );
  }

  send(hint: Hint) {
    this.channel.send(hint);
  }

  close() {
    return this.channel.close();
  }
}

/** Waits until it is so. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await sleep(20);
}

describe.runIf(brokers.ok).each<BrokerName>(['nats', 'redis'])(`hints by %s${why}`, (name) => {
  let broker: Broker;
  let ends: End[];
  beforeEach(() => {
    ends = [];
  });
  afterEach(async () => {
    for (const end of ends) await end.close();
    await broker.kill();
  });
  const open = (url: string) => {
    const end = new End(url);
    ends.push(end);
    return end;
  };
  const both = () => [open(broker.url), open(broker.url)] as const;
  const ready = (...some: End[]) =>
    within(
      10_000,
      until(() => some.every(({ missed }) => missed > 0)),
    );
  const hint = (seq: number): Hint => ({ workspaceId: randomUUID(), seq });

  test('one server’s hint reaches the other, and a busy workspace’s hints are told together', async () => {
    broker = await Broker.start(name);
    const [here, there] = both();
    await ready(here, there);
    const one = hint(7);
    here.send(one);
    await within(
      5000,
      until(() => there.heard.length > 0),
    );
    expect(there.heard).toEqual([one]);
    const busy = randomUUID();
    for (let seq = 1; seq <= 100; seq += 1) here.send({ workspaceId: busy, seq });
    await within(
      5000,
      until(() => there.heard.some(({ seq }) => seq === 100)),
    );
    expect(there.heard.length).toBeLessThan(20);
  });

  test('a broker that is killed and started again: hints come again, and the other side asks what it missed', async () => {
    broker = await Broker.start(name);
    const [here, there] = both();
    await ready(here, there);
    const before = there.missed;
    await broker.kill();
    await within(
      5000,
      until(() => there.logged.some((line) => line.includes('away'))),
    );
    here.send(hint(1)); // lost: nothing throws, nothing is kept
    await sleep(200);
    await broker.start();
    await within(
      10_000,
      until(() => there.missed > before && here.missed > before),
    );
    expect(there.heard).toEqual([]);
    const later = hint(2);
    await within(
      5000,
      (async () => {
        while (there.heard.length === 0) {
          here.send(later); // the sending connection may come back a moment later
          await sleep(50);
        }
      })(),
    );
    expect(there.heard[0]).toEqual(later);
  });

  test('a broker that is not there yet does not keep a server from starting', async () => {
    broker = await Broker.start(name);
    await broker.kill();
    const end = open(broker.url);
    await within(
      5000,
      until(() => end.logged.some((line) => line.includes('away'))),
    );
    expect(end.logged.filter((line) => line.includes('away'))).toHaveLength(1);
    await broker.start();
    await ready(end);
  });

  test('with a password; it is in no log line', async () => {
    const password = randomUUID();
    broker = await Broker.start(name, password);
    const [here, there] = both();
    await ready(here, there);
    const one = hint(3);
    here.send(one);
    await within(
      5000,
      until(() => there.heard.length > 0),
    );
    const wrong = open(broker.url.replace(password, 'wrong'));
    await within(
      5000,
      until(() => wrong.logged.length > 0),
    );
    expect(JSON.stringify([here.logged, there.logged, wrong.logged])).not.toMatch(
      new RegExp(`${password}|wrong|127\\.0\\.0\\.1`),
    );
  });

  describe('under a server', () => {
    let server: TestServer;
    let device: Device;
    beforeAll(async () => {
      server = await testServer();
      device = await server.join(await server.newTeam());
    });

    test('a change is seen without the broker too, by the slow poll', async () => {
      broker = await Broker.start(name);
      const { db } = server;
      const read = (id: string) => inWorkspace(db, id, (trx) => currentSeq(trx, id));
      const live = new Live(
        fanOut(broker.url, '', () => undefined),
        read,
        300,
      );
      try {
        await broker.kill();
        let seen = 0;
        live.listen(device.workspaceId, 0, { hint: (seq) => (seen = seq), end: () => undefined });
        const { seq } = await device.push(create(contact()));
        await within(
          5000,
          until(() => seen === seq),
        );
      } finally {
        await live.close();
      }
    });
  });
});

describe('the choice', () => {
  const chosen = (setting: string) => () => fanOut(setting, '', () => undefined);

  test.each([
    'nats',
    'http://broker.example',
    'redis://',
    'redis://a.example,redis://b.example',
    'nats://a.example,redis://b',
  ])('%s is refused', (setting) => {
    expect(chosen(setting)).toThrow(StartError);
  });

  test('an address that is refused is not repeated: it may hold a password', () => {
    expect(chosen('amqp://ada:geheim@broker.example')).toThrow(/^(?!.*geheim).*SIDESTAGE_FANOUT/);
  });

  test.each([
    '',
    'postgres',
    ' nats://a.example:4222,nats://b.example:4222 ',
    'rediss://:x@cache.example:6380/2',
  ])('%s is taken', (setting) => {
    expect(chosen(setting)).not.toThrow();
  });

  test('a hint is read as it was written, and nothing else is', () => {
    const hint = { workspaceId: randomUUID(), seq: 12 };
    expect(readHint(writeHint(hint))).toEqual(hint);
    for (const text of [
      undefined,
      '',
      'x 1',
      `${hint.workspaceId} -1`,
      `${hint.workspaceId} 1 2`,
      'a'.repeat(100_000),
    ])
      expect(readHint(text)).toBeNull();
  });
});
