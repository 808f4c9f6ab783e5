import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './tool';

/** Which files there are, each with a hash of what is in it. */
export type Contents = Record<string, string>;

const REMEMBERED = join(root, 'node_modules', '.cache', 'check', 'passed.json');

/** What is in the working tree now; null where git does not know it. */
export function contents(): Contents | null {
  const git = (args: string[], input = '') =>
    execFileSync('git', args, { cwd: root, input, encoding: 'utf8', maxBuffer: 1 << 26, stdio: 'pipe' });
  try {
    const listed = git(['ls-files', '-z', '--cached', '--others', '--exclude-standard']).split('\0');
    const files = [...new Set(listed)].filter((file) => file !== '' && existsSync(join(root, file)));
    const hashes = git(['hash-object', '--stdin-paths'], files.join('\n')).split('\n');
    return Object.fromEntries(files.map((file, index) => [file, hashes[index] ?? '']));
  } catch {
    return null;
  }
}

/** Notes that all fast tests passed with these contents. */
export function remember(passed: Contents | null): void {
  if (passed === null) return;
  mkdirSync(dirname(REMEMBERED), { recursive: true });
  writeFileSync(REMEMBERED, JSON.stringify(passed));
}

/** What was there when all fast tests passed the last time; null where nobody knows. */
export function recall(): Contents | null {
  return existsSync(REMEMBERED) ? (JSON.parse(readFileSync(REMEMBERED, 'utf8')) as Contents) : null;
}

/**
 * The modules that changed since all fast tests passed, with the tests that look at files themselves and so cannot be told
 * by what they import. Null where everything must run: nothing is known, a module has gone, or something else changed.
 */
export function changedModules(
  before: Contents | null,
  now: Contents | null,
  looks: (file: string) => boolean = looksAtFiles,
): string[] | null {
  if (before === null || now === null) return null;
  const all = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  const changed = all.filter((file) => before[file] !== now[file]);
  if (!changed.every((file) => isModule(file) && now[file] !== undefined)) return null;
  return [...new Set([...changed, ...Object.keys(now).filter(looks)])];
}

const isModule = (file: string) => /\.tsx?$/.test(file) && !file.endsWith('.config.ts');

const looksAtFiles = (file: string) =>
  /^test\/.*\.test\.tsx?$/.test(file) &&
  /\b(readFileSync|readdirSync|readFile|glob)\b/.test(readFileSync(join(root, file), 'utf8'));
