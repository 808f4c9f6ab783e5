import type pg from 'pg';
import type { Database } from './connect';
import { isUuid, retried } from './in-workspace';

/** A statement that every connection prepares once, under a name that no other statement has. */
export interface Statement {
  name: string;
  text: string;
}

/** Runs a statement and answers its rows. */
export type Run = <R extends pg.QueryResultRow>(statement: Statement, values: unknown[]) => Promise<R[]>;

type Waiting = readonly Promise<unknown>[];
type Answers<T extends Waiting> = { -readonly [K in keyof T]: Awaited<T[K]> };

/**
 * A transaction of one workspace whose statements go to the database together, without waiting for one answer before the
 * next is sent: two ways there and back instead of ten, and the workspace is locked for none of them.
 */
export class Pipeline {
  private begun = false;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly workspaceId: string,
  ) {}

  /** Sends statements in one go, in this order, and answers what each of them answers. */
  together<const T extends Waiting>(send: (run: Run) => T): Promise<Answers<T>> {
    return this.corked(send, []);
  }

  /** The same, and then the commit: nothing may follow. */
  commit<const T extends Waiting>(send: (run: Run) => T): Promise<Answers<T>> {
    return this.corked(send, ['commit']);
  }

  private async corked<const T extends Waiting>(send: (run: Run) => T, after: string[]): Promise<Answers<T>> {
    const before = this.begun ? [] : [`begin; set local app.ws = '${this.workspaceId}'`];
    this.begun = true;
    const { stream } = this.client.connection;
    stream.cork(); // one packet for all of them
    const began = before.map((text) => this.client.query(text));
    const waiting = send((statement, values) => this.run(statement, values));
    const ended = after.map((text) => this.client.query(text));
    stream.uncork();
    // The first that fails is the cause; the others say that the transaction is aborted.
    await Promise.all([...began, ...waiting, ...ended]);
    return Promise.all(waiting);
  }

  private async run<R extends pg.QueryResultRow>(statement: Statement, values: unknown[]): Promise<R[]> {
    return (await this.client.query<R>({ ...statement, values })).rows;
  }
}

/**
 * Like `inWorkspace`, for the one path where every microsecond counts. `work` ends with `commit`; when it throws, nothing
 * is kept.
 * @throws what `work` throws, and the database's own errors.
 */
export async function pipelined<T>(
  db: Database,
  workspaceId: string,
  work: (pipeline: Pipeline) => Promise<T>,
): Promise<T> {
  if (!isUuid(workspaceId)) throw new TypeError('A workspace id must be a lower-case UUID.');
  return retried(async () => {
    const client = await db.pool.connect();
    try {
      const result = await work(new Pipeline(client, workspaceId));
      client.release();
      return result;
    } catch (error) {
      await client.query('rollback').then(
        () => client.release(),
        (broken: unknown) => client.release(broken instanceof Error ? broken : true),
      );
      throw error;
    }
  });
}
