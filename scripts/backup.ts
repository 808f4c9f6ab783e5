import { parseArgs } from 'node:util';
import { writeBackup } from '../server/backup/backup-file';
import { backupLines } from '../server/backup/backup-lines';
import { BackupError } from '../server/backup/format';
import { connectPatiently } from '../server/backup/patient';
import { reachDatabase } from '../server/backup/reach-database';
import { defaultDataFolder, surroundings } from '../server/embedded/data-folder';
import { StartError } from '../server/start-error';

// `npm run -s backup -- --out FILE [--workspace ID] [--erased-only] [--data FOLDER]`, with DATABASE_URL and
// DATABASE_ADMIN_URL for a PostgreSQL of one's own. The server may run meanwhile. See docs/backup.md.

try {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      workspace: { type: 'string' },
      /** Only who was erased: small, to be made often and kept apart. */
      'erased-only': { type: 'boolean', default: false },
      data: { type: 'string' },
    },
  });
  const { out, workspace = null, 'erased-only': erasedOnly } = values;
  if (out === undefined) throw new BackupError('Say where to: npm run -s backup -- --out FILE.');
  const { DATABASE_URL: databaseUrl, DATABASE_ADMIN_URL: adminUrl } = process.env;
  const dataDir = values.data ?? defaultDataFolder(surroundings());
  const reach = await reachDatabase({ databaseUrl, adminUrl, dataDir }, true);
  const db = await connectPatiently(reach.adminUrl);
  const counted: string[] = [];
  try {
    const lines = backupLines(db.pool, {
      now: Date.now(),
      workspace,
      content: erasedOnly ? 'erased' : 'everything',
      onTable: (name, rows) => counted.push(`${String(rows)} ${name}`),
    });
    await writeBackup(out, lines);
  } finally {
    await db.close();
    await reach.close();
  }
  console.log(`${out}: ${counted.join(', ')}.`);
} catch (error) {
  const isKnown =
    error instanceof BackupError ||
    error instanceof StartError ||
    (error instanceof TypeError && 'code' in error);
  console.error(isKnown ? error.message : error);
  process.exit(1);
}
process.exit(0); // whatever a connection that was closed still holds
