import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { z } from '../../lib/model/zod';
import { StartError } from '../start-error';

const Passwords = z.strictObject({ owner: z.string().min(20), app: z.string().min(20) });
/** The passwords of the two roles: the owner of the database, and the one the server works as. */
export type Passwords = z.infer<typeof Passwords>;

/**
 * The passwords kept in `file`, which only we may read (0600); made when there is none. `needed`: there is a database
 * that was made with them.
 * @throws StartError when the file is missing although it is needed, or is damaged.
 */
export function keptPasswords(file: string, needed: boolean): Passwords {
  if (existsSync(file)) {
    const parsed = Passwords.safeParse(jsonOrNull(readFileSync(file, 'utf8')));
    if (parsed.success) return parsed.data;
    if (needed)
      throw new StartError(`The passwords of the database in ${file} are damaged: restore that file.`);
  } else if (needed) {
    throw new StartError(`The passwords of the database are missing: restore the file ${file}.`);
  }
  const passwords = { owner: randomBytes(24).toString('hex'), app: randomBytes(24).toString('hex') };
  writeFileSync(`${file}.new`, JSON.stringify(passwords), { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return passwords;
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
