import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ErrorReply, PROTOCOL_VERSION } from '../../lib/model/wire';
import { BackupError } from '../../server/backup/format';
import { writeBackup } from '../../server/backup/backup-file';
import { startServer, type RunningServer } from '../../server/main';
import { add, contact, create, note } from './build';
import { HttpClient } from './running';
import { json } from './team';

// A real disk that is really full: a small file system in memory, which only root may mount.
const canMount = process.platform === 'linux' && process.getuid?.() === 0;
const SIZE = 160 * 1024 * 1024;

let folder: string;
let filler: string;
beforeAll(() => {
  if (!canMount) return;
  folder = mkdtempSync(join(tmpdir(), 'sidestage-full-'));
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${String(SIZE)},mode=755`, 'tmpfs', folder]);
  filler = join(folder, 'filler');
});
afterAll(() => {
  if (!canMount) return;
  execFileSync('umount', ['-l', folder]);
  rmSync(folder, { recursive: true, force: true });
});

/** Fills the disk to its last block. */
function fill(): void {
  const file = openSync(filler, 'a');
  try {
    for (const size of [1024 * 1024, 4096]) {
      const block = Buffer.alloc(size, 1);
      try {
        while (writeSync(file, block) === size);
      } catch {
        // Full for blocks of this size.
      }
    }
  } finally {
    closeSync(file);
  }
  expect(statfsSync(folder).bavail).toBe(0);
}

test.runIf(canMount)(
  'a full disk: 503 with a sentence and nothing half; all that was acknowledged stays, and it goes on by itself when there is space',
  { timeout: 180_000 },
  async () => {
    const logged: string[] = [];
    const server: RunningServer = await startServer({
      port: 0,
      dataDir: join(folder, 'data'),
      log: (line) => logged.push(line),
    });
    try {
      const client = await HttpClient.join(await server.invite(['admin', 'lead', 'rep']));
      const ada = contact({ name: 'Ada' });
      await client.push([create(ada)]);
      fill();
      const texts: string[] = [];
      const refused: { status: number; message: string }[] = [];
      // Large notes: what is still free within the files of the database is used up.
      const raw = async (text: string) => {
        const mid = texts.length + 2;
        const mutations = [{ ...add('interaction', note(ada.id, { text })), mid }];
        const body = {
          v: PROTOCOL_VERSION,
          epoch: null,
          clientId: client.clientId,
          now: Date.now(),
          mutations,
        };
        return fetch(`${server.url}/v1/sync/push`, json(body, client.token));
      };
      for (let tries = 0; refused.length < 3 && tries < 3000; tries += 1) {
        const text = `${String(tries)} `.padEnd(9000, Math.random().toString(36));
        const answer = await raw(text);
        if (answer.ok) {
          texts.push(text);
          continue;
        }
        refused.push({ status: answer.status, message: ErrorReply.parse(await answer.json()).error.message });
      }
      expect(refused.map(({ status }) => status)).toEqual([503, 503, 503]);
      for (const { message } of refused)
        expect(message).toMatch(
          /disk is full; nothing was saved|cannot be reached right now; nothing is lost/,
        );
      await expect(
        writeBackup(
          join(folder, 'backup'),
          (async function* () {
            yield await Promise.resolve('x'.repeat(100_000));
          })(),
        ),
      ).rejects.toThrow(BackupError);
      rmSync(filler);
      let again: Response;
      const freed = Date.now();
      do {
        await sleep(200);
        again = await raw('there is space again');
      } while (!again.ok && Date.now() - freed < 60_000);
      expect(again.status).toBe(200);
      texts.push('there is space again');
      const notes = (await client.pull()).flatMap((row) =>
        row.kind === 'interaction' ? [row.data?.text] : [],
      );
      expect(notes).toEqual(texts);
    } finally {
      await server.stop();
    }
  },
);
