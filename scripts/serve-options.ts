import { parseArgs } from 'node:util';
import { Role } from '../lib/model/workspace';
import { jsonLog, type Level } from '../server/log';
import type { ServerOptions } from '../server/main';
import { StartError } from '../server/start-error';
import { sampleOptions } from './sample-server';

const PORT = '8787';
const LEVELS: readonly Level[] = ['info', 'warn', 'error'];

/** How `npm run serve` was called, and whom it is to invite. */
export interface ServeOptions {
  options: ServerOptions;
  invited: Role | null;
}

type Environment = Readonly<Record<string, string | undefined>>;

const given = (env: Environment, name: string): string | undefined => {
  const text = env[name]?.trim();
  return text === '' ? undefined : text;
};

/** A whole number of the environment. @throws StartError for anything else, or one out of bounds. */
function wholeNumber(env: Environment, name: string, least: number, most: number): number | undefined {
  const text = given(env, name);
  if (text === undefined) return undefined;
  if (!/^\d{1,6}$/.test(text) || Number(text) < least || Number(text) > most) {
    throw new StartError(`${name} must be a whole number from ${least} to ${most}, not "${text}".`);
  }
  return Number(text);
}

function isOn(env: Environment, name: string, usual: boolean): boolean {
  const text = given(env, name) ?? (usual ? 'on' : 'off');
  if (text !== 'on' && text !== 'off') throw new StartError(`${name} must be on or off, not "${text}".`);
  return text === 'on';
}

function leastLevel(env: Environment, isTerminal: boolean): Level {
  const text = given(env, 'SIDESTAGE_LOG') ?? (isTerminal ? 'warn' : 'info');
  const level = LEVELS.find((one) => one === text);
  if (level === undefined)
    throw new StartError(`SIDESTAGE_LOG must be one of ${LEVELS.join(', ')}, not "${text}".`);
  return level;
}

function metricsToken(env: Environment): { metricsToken?: string } {
  const token = given(env, 'SIDESTAGE_METRICS_TOKEN');
  if (token === undefined) return {};
  if (token.length < 16) throw new StartError('SIDESTAGE_METRICS_TOKEN must have at least 16 characters.');
  return { metricsToken: token };
}

/** What the environment says; docs/operations.md has the table. @throws StartError that names what is wrong. */
function fromEnvironment(env: Environment): Partial<ServerOptions> {
  const [databaseUrl, adminUrl] = [given(env, 'DATABASE_URL'), given(env, 'DATABASE_ADMIN_URL')];
  const [origin, fanOut] = [given(env, 'SIDESTAGE_ORIGIN'), given(env, 'SIDESTAGE_FANOUT')];
  const poolSize = wholeNumber(env, 'SIDESTAGE_POOL', 2, 500);
  const eagerPeople = wholeNumber(env, 'SIDESTAGE_EAGER_PEOPLE', 1, 200_000);
  const drain = wholeNumber(env, 'SIDESTAGE_DRAIN_SECONDS', 0, 300);
  return {
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(adminUrl === undefined ? {} : { adminUrl }),
    ...(origin === undefined ? {} : { origin: origin.replace(/\/$/, '') }),
    ...(fanOut === undefined ? {} : { fanOut }),
    ...(poolSize === undefined ? {} : { poolSize }),
    ...(eagerPeople === undefined ? {} : { eagerPeople }),
    ...(drain === undefined ? {} : { drainMs: drain * 1000 }),
    ...metricsToken(env),
    trustProxy: isOn(env, 'SIDESTAGE_TRUST_PROXY', false),
    limited: isOn(env, 'SIDESTAGE_LIMITS', true),
  };
}

/**
 * Reads arguments and environment of `npm run serve`; an argument counts before the environment. The log goes to the
 * standard error: JSON lines, at a terminal only from warnings on.
 * @throws StartError, or parseArgs' own error, that names what is wrong
 */
export function readServeOptions(args: string[], env: Environment, isTerminal: boolean): ServeOptions {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string', default: PORT },
      host: { type: 'string' },
      data: { type: 'string' },
      origin: { type: 'string' },
      invite: { type: 'boolean', default: false },
      /** What the one who is invited may do. */
      role: { type: 'string', default: 'rep' },
      /** With the demo CRM at /demo and a sample team. */
      sample: { type: 'boolean', default: false },
    },
  });
  if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65_535) {
    throw new StartError(`--port must be a number from 0 to 65535, not "${values.port}".`);
  }
  const role = Role.safeParse(values.role);
  if (!role.success) {
    throw new StartError(`--role must be one of ${Role.options.join(', ')}, not "${values.role}".`);
  }
  const least = leastLevel(env, isTerminal);
  const options: ServerOptions = {
    port: Number(values.port),
    log: jsonLog((line) => process.stderr.write(line), { least, now: Date.now }),
    ...(values.sample ? sampleOptions() : {}),
    ...fromEnvironment(env),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.origin === undefined ? {} : { origin: values.origin.replace(/\/$/, '') }),
    ...(values.data === undefined ? {} : { dataDir: values.data }),
  };
  return { options, invited: values.invite ? role.data : null };
}
