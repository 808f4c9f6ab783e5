import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** The script behind a package's command, so that it runs under this very Node on every system. */
export function binOf(name: string, bin = name): string {
  const folder = join(root, 'node_modules', name);
  const { bin: bins } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>;
  };
  const path = typeof bins === 'string' ? bins : bins[bin];
  if (path === undefined) throw new Error(`The package ${name} has no command ${bin}.`);
  return join(folder, path);
}

/** Runs a package's command with its output shown; returns its exit status. */
export function tool(name: string, args: string[], bin = name): number {
  return (
    spawnSync(process.execPath, [binOf(name, bin), ...args], { cwd: root, stdio: 'inherit' }).status ?? 1
  );
}

/** Runs a package's command and returns what it printed. */
export function toolOutput(
  name: string,
  args: string[],
  bin = name,
  cwd = root,
): { status: number; output: string } {
  const done = spawnSync(process.execPath, [binOf(name, bin), ...args], { cwd, encoding: 'utf8' });
  return { status: done.status ?? 1, output: done.stdout + done.stderr };
}
