import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import type { Database } from '../db/connect';
import type { Live } from '../live';
import type { Fitting } from '../value/fitting';
import { Counter, gauge, Histogram } from './series';

/** What the server is asked about itself when its figures are read. */
export interface Measured {
  db: Database;
  live: Pick<Live, 'streams'>;
  fitting: Pick<Fitting, 'counts' | 'running'>;
}

/** From a cached answer to a first snapshot of a large team, in seconds. */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What the server counts of its own work: no names, no ids, and only labels from lists in code. */
export class Metrics {
  readonly requests = new Counter('sidestage_http_requests_total', 'Answered requests.', [
    'method',
    'route',
    'status',
  ]);
  readonly durations = new Histogram(
    'sidestage_http_request_duration_seconds',
    'Time to the head of the answer; a stream goes on after it.',
    ['method', 'route'],
    SECONDS,
  );
  readonly mutations = new Counter('sidestage_push_mutations_total', 'Mutations that were received.');
  readonly rejected = new Counter('sidestage_push_rejected_total', 'Mutations that can never succeed.', [
    'code',
  ]);
  readonly rows = new Counter('sidestage_sync_rows_total', 'Rows that were sent.', ['by']);
  private readonly lag: IntervalHistogram = monitorEventLoopDelay({ resolution: 20 });

  constructor() {
    this.lag.enable();
  }

  /** Everything in Prometheus' text format. The event loop's delay is that since the last call. */
  text({ db, live, fitting }: Measured): string {
    const { pool } = db;
    const { rss, heapUsed, external } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const cpu = new Counter('process_cpu_seconds_total', 'Processor time of this process.');
    cpu.add([], (user + system) / 1e6);
    const fits = new Counter('sidestage_fit_runs_total', 'Fits of the value model that ended.', ['result']);
    for (const [result, count] of Object.entries(fitting.counts)) fits.add([result], count);
    const delay = (quantile: string, ns: number) => {
      return { labels: { quantile }, value: Number.isFinite(ns) ? Math.max(0, ns / 1e9) : 0 };
    };
    const lines = [
      ...[this.requests, this.durations, this.mutations, this.rejected, this.rows, fits].flatMap((one) =>
        one.lines(),
      ),
      ...gauge('sidestage_fits_running', 'Fits of the value model that run.', [{ value: fitting.running() }]),
      ...gauge('sidestage_live_streams', 'Open event streams.', [{ value: live.streams() }]),
      ...gauge('sidestage_db_connections', 'Connections of the pool.', [
        { labels: { state: 'in_use' }, value: pool.totalCount - pool.idleCount },
        { labels: { state: 'idle' }, value: pool.idleCount },
      ]),
      ...gauge('sidestage_db_waiting', 'Requests that wait for a connection.', [
        { value: pool.waitingCount },
      ]),
      ...gauge('nodejs_eventloop_delay_seconds', 'How late timers came since the last reading.', [
        delay('0.5', this.lag.percentile(50)),
        delay('0.99', this.lag.percentile(99)),
        delay('1', this.lag.max),
      ]),
      ...gauge('process_resident_memory_bytes', 'Resident memory.', [{ value: rss }]),
      ...gauge('nodejs_heap_used_bytes', 'Used heap.', [{ value: heapUsed }]),
      ...gauge('nodejs_external_memory_bytes', 'Memory of buffers.', [{ value: external }]),
      ...cpu.lines(),
      ...gauge('process_start_time_seconds', 'When this process began, since 1970.', [
        { value: Math.round(performance.timeOrigin / 1000) },
      ]),
    ];
    this.lag.reset();
    return `${lines.join('\n')}\n`;
  }
}
