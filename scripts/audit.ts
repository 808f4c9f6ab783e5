import { parseArgs } from 'node:util';
import { verifyAll } from '../server/audit/verify-all';
import { BackupError } from '../server/backup/format';
import { reachDatabase } from '../server/backup/reach-database';
import { connect } from '../server/db/connect';
import { errorCode } from '../server/db/database-error';
import { defaultDataFolder, surroundings } from '../server/embedded/data-folder';
import { StartError } from '../server/start-error';

// `npm run -s audit -- verify [--data FOLDER]`: follows the audit trail of every team and says where it does not fit.
// With DATABASE_ADMIN_URL for a PostgreSQL of one's own; the embedded one is read as it runs, or started for the while.

/** Whatever goes wrong here, it changes nothing: the owner of the tables could. */
function readOnly(adminUrl: string): string {
  const url = new URL(adminUrl);
  url.searchParams.set('options', '-c default_transaction_read_only=on');
  return url.href;
}

async function verify(adminUrl: string): Promise<boolean> {
  const admin = connect(readOnly(adminUrl), { max: 1 });
  let isWhole = true;
  try {
    for await (const state of verifyAll(admin)) {
      isWhole &&= state.ok;
      console.log(
        state.ok
          ? `${state.workspaceId}  whole, ${state.entries} entries`
          : `${state.workspaceId}  BROKEN at entry ${state.broken.n}: ${state.broken.why}; ${state.entries} before it are whole`,
      );
    }
  } finally {
    await admin.close();
  }
  return isWhole;
}

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { data: { type: 'string' } },
  });
  if (positionals.join() !== 'verify') {
    throw new StartError('Usage: npm run -s audit -- verify [--data FOLDER]');
  }
  const given = process.env['DATABASE_ADMIN_URL'];
  if (given !== undefined && given !== '') return (await verify(given)) ? 0 : 1;
  const dataDir = values.data ?? defaultDataFolder(surroundings());
  const reach = await reachDatabase({ databaseUrl: undefined, adminUrl: undefined, dataDir }, true);
  try {
    return (await verify(reach.adminUrl)) ? 0 : 1;
  } finally {
    await reach.close();
  }
}

try {
  process.exitCode = await run();
} catch (error) {
  const isMissing = errorCode(error) === '42P01' || errorCode(error) === '3F000';
  if (isMissing) console.error('There is no audit trail yet: start the server once with this version.');
  else if (error instanceof StartError || error instanceof BackupError || error instanceof TypeError)
    console.error(error.message);
  else throw error;
  process.exitCode = 2;
}
