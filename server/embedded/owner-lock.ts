import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const KEY = 1_397_310_529;
/** The connection of a server that was killed is noticed within this time. */
const PATIENCE = 2000;

/**
 * Marks a data folder as in use by a live server: a lock of a connection's session, which ends with the process however
 * that ends, unlike a file with a process id.
 */
export class OwnerLock {
  private constructor(private readonly client: pg.Client) {}

  /** Takes the lock; `held` when another live server has it, `unreachable` when the database takes no connection. */
  static async take(url: string): Promise<OwnerLock | 'held' | 'unreachable'> {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000, keepAlive: true });
    client.on('error', () => undefined);
    try {
      await client.connect();
      const deadline = Date.now() + PATIENCE;
      do {
        const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [
          KEY,
        ]);
        if (rows[0]?.taken === true) return new OwnerLock(client);
        await sleep(100);
      } while (Date.now() < deadline);
      await client.end();
      return 'held';
    } catch {
      await client.end().catch(() => undefined);
      return 'unreachable';
    }
  }

  /** Gives the lock back; one whose database went away is gone already. */
  async release(): Promise<void> {
    await this.client.end().catch(() => undefined);
  }
}
