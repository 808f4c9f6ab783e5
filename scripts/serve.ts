import { parseArgs } from 'node:util';
import { Role } from '../lib/model/workspace';
import { startServer, type ServerOptions } from '../server/main';
import { StartError } from '../server/start-error';
import { sampleOptions } from './sample-server';

// `npm run serve -- [--port N] [--host ADDRESS] [--data FOLDER] [--origin URL] [--invite] [--role ROLE]
// [--sample]`, with DATABASE_URL and DATABASE_ADMIN_URL for a PostgreSQL of one's own.

const PORT = '8787';

function readOptions(): { options: ServerOptions; invited: Role | null } {
  const { values } = parseArgs({
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
  const { DATABASE_URL: databaseUrl, DATABASE_ADMIN_URL: adminUrl } = process.env;
  const options: ServerOptions = {
    port: Number(values.port),
    log: console.log,
    ...(values.sample ? sampleOptions() : {}),
    ...(values.host === undefined ? {} : { host: values.host }),
    ...(values.origin === undefined ? {} : { origin: values.origin.replace(/\/$/, '') }),
    ...(values.data === undefined ? {} : { dataDir: values.data }),
    ...(databaseUrl === undefined || databaseUrl === '' ? {} : { databaseUrl }),
    ...(adminUrl === undefined || adminUrl === '' ? {} : { adminUrl }),
  };
  const role = Role.safeParse(values.role);
  if (!role.success) {
    throw new StartError(`--role must be one of ${Role.options.join(', ')}, not "${values.role}".`);
  }
  return { options, invited: values.invite ? role.data : null };
}

try {
  const { options, invited } = readOptions();
  const server = await startServer(options);
  console.log(`Sidestage is ready at ${server.url}`);
  if (server.bootstrapLink !== null) {
    console.log(`Paste this link into the sidebar to begin; it works once:\n${server.bootstrapLink}`);
  }
  if (invited !== null) {
    console.log(`A link for one more person, for 7 days:\n${await server.invite([invited])}`);
  }
  let asked = 0;
  const stop = () => {
    // The terminal and the runner may both pass one Ctrl+C on; a second one, later, means at once.
    if (asked !== 0 && Date.now() - asked > 1000) process.exit(1);
    if (asked !== 0) return;
    asked = Date.now();
    void server.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
} catch (error) {
  const isKnown = error instanceof StartError || (error instanceof TypeError && 'code' in error);
  console.error(isKnown ? error.message : error);
  process.exit(1);
}
