import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { errorCode } from '../db/database-error';
import { BackupEnd, BackupError, BackupHead, BackupRow, LINE_LIMIT } from './format';

/** Gathers lines, so that packing has something to do. */
async function* gathered(lines: AsyncIterable<string>): AsyncGenerator<string> {
  let text = '';
  for await (const line of lines) {
    text += line;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  yield text;
}

/**
 * Writes a backup to a file, whole or not at all: under another name until its end. Only its owner may read it.
 * @throws BackupError where the file is there already or cannot be written
 */
export async function writeBackup(file: string, lines: AsyncIterable<string>): Promise<void> {
  if (existsSync(file)) throw new BackupError(`${file} is there already: choose another name.`);
  const half = `${file}.part`;
  try {
    await pipeline(
      Readable.from(gathered(lines), { objectMode: false }),
      createGzip(),
      createWriteStream(half, { mode: 0o600, flush: true }),
    );
    await rename(half, file);
  } catch (error) {
    await rm(half, { force: true });
    const code = errorCode(error);
    if (code === 'ENOSPC')
      throw new BackupError(`The disk with ${file} is full: no backup was made.`, { cause: error });
    if (code === 'ENOENT' || code === 'EACCES' || code === 'EROFS')
      throw new BackupError(`${file} cannot be written: choose another place.`, { cause: error });
    throw error;
  }
}

/** The lines of a backup file without their ends. */
async function* linesOf(file: string): AsyncGenerator<string> {
  const source = createReadStream(file);
  const unpacked = createGunzip();
  source.on('error', (error) => unpacked.destroy(error));
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest: string[] = []; // of a line whose end has not come: joined once, however long it is
  let size = 0;
  for await (const chunk of source.pipe(unpacked) as AsyncIterable<Buffer>) {
    const [head = '', ...lines] = decoder.decode(chunk, { stream: true }).split('\n');
    rest.push(head);
    size += head.length;
    if (size > LINE_LIMIT) throw new BackupError(damaged(file));
    if (lines.length === 0) continue;
    yield rest.join('');
    const last = lines.pop() ?? '';
    yield* lines;
    [rest, size] = [[last], last.length];
  }
  if (rest.join('') + decoder.decode() !== '') throw new BackupError(damaged(file));
}

function damaged(file: string): string {
  return `${file} is cut off or was altered: nothing was restored. Use another backup.`;
}

function notReadable(file: string, error: unknown): BackupError {
  if (error instanceof BackupError) return error;
  const code = errorCode(error);
  if (code === 'ENOENT') return new BackupError(`There is no file ${file}.`);
  if (code === 'EACCES' || code === 'EISDIR') return new BackupError(`${file} cannot be read.`);
  return new BackupError(damaged(file), { cause: error });
}

/** A row of a backup: of which table, of which team, and its JSON as it was written. */
export interface ReadRow {
  table: string;
  workspaceId: string;
  json: string;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Reads a backup from its first line to its last and looks at each of them. What was read counts only once the generator
 * has come to its end: until then it may turn out to be cut off or altered.
 * @throws BackupError with a sentence
 */
export async function* readBackup(file: string, head: (head: BackupHead) => void): AsyncGenerator<ReadRow> {
  try {
    const hash = createHash('sha256');
    const counts: Record<string, number> = {};
    let [number, ended] = [0, false];
    for await (const line of linesOf(file)) {
      number += 1;
      const value = jsonOf(line);
      if (ended) throw new BackupError(damaged(file));
      if (number === 1) {
        head(headOf(file, value));
      } else if (isEnd(value)) {
        requireEnd(file, value, { counts, sha256: hash.digest('hex') });
        ended = true;
        continue;
      } else {
        const row = BackupRow.safeParse(value);
        if (!row.success) throw new BackupError(damaged(file));
        const { t: table, r } = row.data;
        counts[table] = (counts[table] ?? 0) + 1;
        yield {
          table,
          workspaceId: r.workspace_id,
          json: line.slice(`{"t":"${table}","r":`.length, -1),
        };
      }
      hash.update(`${line}\n`);
    }
    if (!ended) throw new BackupError(damaged(file));
  } catch (error) {
    throw notReadable(file, error);
  }
}

function headOf(file: string, value: unknown): BackupHead {
  const head = BackupHead.safeParse(value);
  if (head.success) return head.data;
  const format = (Object(value) as { sidestage?: unknown; format?: unknown }).format;
  if (typeof format === 'number' && format > 1)
    throw new BackupError(`${file} was made by a newer Sidestage: update this one first.`);
  throw new BackupError(`${file} is no backup of a Sidestage server, or is damaged at its beginning.`);
}

function isEnd(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'end' in value;
}

function requireEnd(file: string, value: unknown, read: { counts: object; sha256: string }): void {
  const end = BackupEnd.safeParse(value);
  // A table without rows is told in the end and seen nowhere.
  const told = Object.entries(end.data?.counts ?? {}).filter(([, count]) => count > 0);
  const isSame = JSON.stringify(told) === JSON.stringify(Object.entries(read.counts));
  if (!end.success || !isSame || end.data.sha256 !== read.sha256) throw new BackupError(damaged(file));
}

/**
 * Reads a backup to its end before anything is done with it.
 * @throws BackupError with a sentence
 */
export async function checkBackup(file: string): Promise<BackupHead> {
  const found: BackupHead[] = [];
  for await (const { json } of readBackup(file, (head) => found.push(head))) {
    if (!json.startsWith('{')) throw new BackupError(damaged(file)); // written otherwise than by us
  }
  const [head] = found;
  if (head === undefined) throw new BackupError(damaged(file));
  return head;
}
