import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import { runValue } from '../../scripts/value';

const folder = mkdtempSync(join(tmpdir(), 'sidestage-value-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What the command line prints, parsed. */
export async function printed(...args: string[]): Promise<unknown> {
  const parts: string[] = [];
  const out = new Writable({
    write: (part: Buffer, _, done) => {
      parts.push(part.toString());
      done();
    },
  });
  await runValue(args, out);
  return JSON.parse(parts.join(''));
}

let files = 0;
/** A file with this text, gone after the tests. */
export function file(text: string, extension = 'csv'): string {
  const path = join(folder, `${(files += 1)}.${extension}`);
  writeFileSync(path, text);
  return path;
}

/** The path of a file of test/fixtures/value. */
export const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/value/${name}`, import.meta.url));
