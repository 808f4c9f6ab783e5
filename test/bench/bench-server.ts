import type { Database } from '../../server/db/connect';
import type { ServerProcess } from '../server/running';

/** Where a part of the server's figures is taken: a PostgreSQL of its own, and a server on it. */
export interface Bench {
  db: Database;
  server: ServerProcess;
  adminUrl: string;
  /** Of PostgreSQL. */
  pid: number;
  /** The folder of the database, where a part may put files. */
  folder: string;
}
