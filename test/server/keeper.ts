// Keeps one PostgreSQL for a whole test run and ends with it: `keeper.ts FOLDER PROCESS`. Started by database.ts.
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../server/db/open';
import { isAlive } from '../../server/embedded/postmaster';
import { startEmbedded } from '../../server/embedded/embedded';

const [folder = '', watched = ''] = process.argv.slice(2);
const postgres = await startEmbedded({ dataDir: folder, log: () => undefined });
const db = await openDatabase({ url: postgres.url(), adminUrl: postgres.adminUrl() }, () => undefined);
await db.close(); // a database can only be copied while nobody uses it
const ready = { url: postgres.url('DATABASE'), adminUrl: postgres.adminUrl('DATABASE') };
writeFileSync(join(folder, 'ready.new'), JSON.stringify(ready));
renameSync(join(folder, 'ready.new'), join(folder, 'ready.json'));

setInterval(() => {
  if (isAlive(Number(watched))) return;
  void postgres.stop().then(() => {
    rmSync(folder, { recursive: true, force: true });
    process.exit(0);
  });
}, 300);
