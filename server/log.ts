/** How much an entry matters. */
export type Level = 'info' | 'warn' | 'error';

/** What an entry says beside its sentence: never an address, a name, a token or anything of a body. */
export type LogFields = Readonly<Record<string, string | number | boolean | null | readonly string[]>> & {
  /** `info` unless told. */
  level?: Level;
};

/** Takes one entry about the running of the server: a sentence, and what belongs to it. */
export type Log = (message: string, fields?: LogFields) => void;

const RANK = { info: 0, warn: 1, error: 2 } as const satisfies Record<Level, number>;

/**
 * A log of JSON lines, each with `time` (ISO 8601), `level`, `message` and its fields; what is below `least` is left out.
 *
 * @example
 * const log = jsonLog((line) => process.stderr.write(line), { least: 'info', now: Date.now });
 * log('The connection to NATS was lost.', { level: 'warn' });
 */
export function jsonLog(write: (line: string) => void, how: { least: Level; now: () => number }): Log {
  return (message, { level = 'info', ...fields } = {}) => {
    if (RANK[level] < RANK[how.least]) return;
    const time = new Date(how.now()).toISOString();
    write(`${JSON.stringify({ time, level, message, ...fields })}\n`);
  };
}

const FRAMES = 8;

/**
 * What may be logged of an error that nobody expected: its kind, the database's code and constraint, and where it was
 * thrown. Not its message: JSON.parse and PostgreSQL quote in theirs what somebody sent.
 */
export function errorFields(error: unknown): LogFields {
  if (!(error instanceof Error)) return { level: 'error', error: typeof error };
  const of = (name: 'code' | 'constraint' | 'routine') => {
    const value: unknown = name in error ? Reflect.get(error, name) : undefined;
    return typeof value === 'string' ? { [name]: value } : {};
  };
  const lines = (error.stack ?? '').split('\n').map((line) => line.trim());
  const where = lines.filter((line) => /^at .*:\d+:\d+\)?$/.test(line)).slice(0, FRAMES);
  return {
    level: 'error',
    error: error.constructor.name,
    ...of('code'),
    ...of('constraint'),
    ...of('routine'),
    where,
  };
}
