import { randomUUID } from 'node:crypto';
import { afterAll } from 'vitest';
import type { Session, SyncState } from '../../lib/store/store';
import { inWorkspace } from '../../server/db/in-workspace';
import { serve } from '../../server/http-server';
import { Device } from '../sync/device';
import { Seeded } from '../sync/seeded';
import { FaultProxy } from './fault-proxy';
import { testServer, type TestServer } from './team';

/** A device's connection; its usual timeout is short, so that a fault is met soon. */
interface Net {
  fetch?: typeof fetch;
  timeoutMs?: number;
}

/** Devices with the client's own code, over real connections to a real server, with a proxy between them. */
export class Proxied {
  team = '';

  private constructor(
    readonly server: TestServer,
    readonly proxy: FaultProxy,
  ) {}

  /** Opens all of it for a test file. */
  static async open(): Promise<Proxied> {
    const server = await testServer();
    const http = await serve((request) => server.app.fetch(request), { host: '127.0.0.1', port: 0 });
    const proxy = await FaultProxy.open(`http://127.0.0.1:${String(http.port)}`);
    afterAll(async () => {
      await proxy.close();
      await http.stop();
    });
    return new Proxied(server, proxy);
  }

  async newTeam(): Promise<void> {
    this.team = await this.server.newTeam();
  }

  /** A device of the team, as the extension is one. */
  async device({ fetch: net = fetch, timeoutMs = 600 }: Net = {}): Promise<Device> {
    const { joined } = await this.server.join(this.team);
    const { token, workspace, member } = joined;
    const session: Session = { server: this.proxy.url, token, workspace, member };
    const one = new Device('device', session, {
      chance: new Seeded(1),
      now: () => this.server.clock.now,
      newId: randomUUID,
      fetchOf: () => net,
      timeoutMs,
    });
    await one.open();
    return one;
  }

  /** How many changes of a device are not known to be on the server. */
  async waiting({ store }: Device): Promise<number> {
    const all = { mutations: 20_000, bytes: 100_000_000 };
    return (await store.outgoing(this.server.clock.now, all)).length;
  }

  /** Texts of notes and names of people that the server has of the team, sorted: one twice would be there twice. */
  async onServer(): Promise<string[]> {
    const rows = await inWorkspace(this.server.db, this.team, (trx) =>
      trx
        .selectFrom('records')
        .select('data')
        .where('workspace_id', '=', this.team)
        .where('deleted', '=', false)
        .where('kind', 'in', ['contact', 'interaction'])
        .execute(),
    );
    return rows
      .map(({ data }) => data as { text?: string; name?: string })
      .map(({ text, name }) => text ?? name ?? '')
      .sort();
  }
}

/** Where a device's sync stands. */
export async function stateOf({ store }: Device): Promise<SyncState> {
  return new Promise((resolve) => {
    const stop = store.watchSync((state) => {
      queueMicrotask(() => stop());
      resolve(state);
    });
  });
}
