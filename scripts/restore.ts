import { parseArgs } from 'node:util';
import { asides, forgetAside } from '../server/backup/aside';
import { BackupError } from '../server/backup/format';
import { connectPatiently } from '../server/backup/patient';
import { reachDatabase } from '../server/backup/reach-database';
import { restore, type Restored } from '../server/backup/restore';
import type { Database } from '../server/db/connect';
import { defaultDataFolder, surroundings } from '../server/embedded/data-folder';
import { StartError } from '../server/start-error';

// `npm run restore -- FILE [--replace] [--erased LATER_BACKUP]`, `-- --list`, `-- --back NAME --replace`, `-- --forget
// NAME`, each with [--data FOLDER] or DATABASE_URL and DATABASE_ADMIN_URL. See docs/backup.md.

const { positionals, values } = options();

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        replace: { type: 'boolean', default: false },
        erased: { type: 'string', multiple: true, default: [] },
        list: { type: 'boolean', default: false },
        back: { type: 'string' },
        forget: { type: 'string' },
        data: { type: 'string' },
      },
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
}

async function run(db: Database, role: string): Promise<void> {
  if (values.list) {
    const names = await asides(db);
    console.log(names.length === 0 ? 'Nothing is set aside.' : names.join('\n'));
    return;
  }
  if (values.forget !== undefined) {
    await forgetAside(db, values.forget);
    console.log(`${values.forget} is gone.`);
    return;
  }
  const done = await restore(db, whatToRestore(), {
    replace: values.replace,
    erased: values.erased,
    role,
    now: Date.now(),
  });
  const counts = Object.entries(done.counts).map(([name, rows]) => `${String(rows)} ${name}`);
  if (counts.length > 0) console.log(`Restored: ${counts.join(', ')}.`);
  if (done.erasedAgain > 0)
    console.log(`${String(done.erasedAgain)} people who were erased since stay erased.`);
  if (done.aside !== null) {
    console.log(
      `What was there is set aside as ${done.aside}. To go back: npm run restore -- --back ${done.aside} --replace. ` +
        `When all is well: npm run restore -- --forget ${done.aside}.`,
    );
  }
  console.log('Devices fetch everything again by themselves, and send what the backup lacks.');
}

function whatToRestore(): Restored {
  const [file, ...more] = positionals;
  if (values.back !== undefined && file === undefined) return { aside: values.back };
  if (file === undefined || more.length > 0 || values.back !== undefined)
    throw new BackupError('Say which backup: npm run restore -- FILE.');
  return { file };
}

try {
  const { DATABASE_URL: databaseUrl, DATABASE_ADMIN_URL: adminUrl } = process.env;
  const dataDir = values.data ?? defaultDataFolder(surroundings());
  const reach = await reachDatabase({ databaseUrl, adminUrl, dataDir }, false);
  const db = await connectPatiently(reach.adminUrl);
  try {
    await run(db, reach.role);
  } finally {
    await db.close();
    await reach.close();
  }
} catch (error) {
  const isKnown = error instanceof BackupError || error instanceof StartError;
  console.error(isKnown ? error.message : error);
  process.exit(1);
}
process.exit(0); // whatever a connection that was closed still holds
