import type { Database } from './db/connect';
import type { Live } from './live';
import type { Limiter } from './limits/limiter';
import type { Log } from './log';
import type { Metrics } from './metrics/metrics';
import type { Fitting } from './value/fitting';

/** What the routes work with. */
export interface Services {
  db: Database;
  live: Live;
  /** Fits of the value model. */
  fitting: Fitting;
  /** What the server counts of its own work. */
  metrics: Metrics;
  /** Who shows this may read the figures; null: nobody. */
  metricsToken: string | null;
  /** Whether the server was asked to stop: what is under way ends, nothing long begins. */
  isStopping: () => boolean;
  /** The server's clock, in milliseconds since 1970. */
  now: () => number;
  /** Asks whoever asks too much to wait; absent: nobody is. */
  limiter?: Limiter;
  /** A proxy of the operator's stands before the server and tells the address of whoever asks. */
  trustProxy?: boolean;
  /** Called when somebody has joined, before they are answered. */
  joined?: (workspaceId: string) => Promise<void>;
  /** A device of this workspace asks for something: it is tidied at night. */
  use?: (workspaceId: string) => void;
  /** A device is sent at most so many people by itself; 20,000 unless told. */
  eagerPeople?: number;
  /** Takes one entry about the running of the server, never about people. */
  log: Log;
}
