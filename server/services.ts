import type { Database } from './db/connect';
import type { Live } from './live';
import type { Fitting } from './value/fitting';

/** What the routes work with. */
export interface Services {
  db: Database;
  live: Live;
  /** Fits of the value model. */
  fitting: Fitting;
  /** The server's clock, in milliseconds since 1970. */
  now: () => number;
  /** Called when somebody has joined, before they are answered. */
  joined?: (workspaceId: string) => Promise<void>;
  /** A device of this workspace asks for something: it is tidied at night. */
  use?: (workspaceId: string) => void;
  /** Takes one line about the running of the server, never about people. */
  log: (line: string) => void;
}
