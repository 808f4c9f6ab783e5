import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawn } from 'node:child_process';
import { binOf, root } from './tool';

/** How many checks ended how. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** One check that either holds or does not: a package's command with its arguments. */
export interface Step {
  name: string;
  package: string;
  args: string[];
  /** Further arguments by which the tool remembers what it found for the next run. */
  remembers?: string[];
  bin?: string;
}

export const sum = (tallies: Tally[]): Tally =>
  tallies.reduce(
    (all, one) => ({
      passed: all.passed + one.passed,
      failed: all.failed + one.failed,
      skipped: all.skipped + one.skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );

/** The one plain line a run ends with. */
export const closingLine = ({ passed, failed, skipped }: Tally): string =>
  `${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`;

function run(
  command: string[],
  show: boolean,
  env: Record<string, string> = {},
): Promise<{ status: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env: { ...env, ...process.env, FORCE_COLOR: '0' },
    });
    let output = '';
    const hear = (chunk: Buffer) => {
      output += chunk.toString();
      if (show) process.stdout.write(chunk);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', (status) => resolve({ status: status ?? 1, output }));
  });
}

/** Runs one step; prints what it said only when it failed. */
export async function check(step: Step): Promise<Tally> {
  const began = performance.now();
  const args = [...step.args, ...(step.remembers ?? [])];
  const { status, output } = await run([binOf(step.package, step.bin), ...args], false);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${step.name} (${seconds} s)`);
  if (status !== 0) console.log(output);
  return { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 };
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  numFailedTestSuites: number;
  success: boolean;
}

interface VitestHow {
  args?: string[];
  /** Only tests that are, or import, one of these files. */
  related?: string[];
  /** What counts unless the environment says otherwise. */
  env?: Record<string, string>;
}

/** Runs the tests of some vitest projects and counts them; a file that did not even load counts as one failure. */
export async function vitest(projects: string[], how: VitestHow = {}): Promise<Tally> {
  const { args = [], related, env = {} } = how;
  const folder = mkdtempSync(join(tmpdir(), 'sidestage-report-'));
  const report = join(folder, 'report.json');
  const command = [
    binOf('vitest'),
    ...(related === undefined ? ['run'] : ['related', '--run', '--passWithNoTests', ...related]),
    '--config',
    'test/vitest.config.ts',
    ...projects.flatMap((name) => ['--project', name]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...args,
  ];
  const { status } = await run(command, true, env);
  try {
    const counts = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
    const failed = counts.numFailedTests;
    return {
      passed: counts.numPassedTests,
      failed: failed === 0 && status !== 0 ? 1 : failed,
      skipped: counts.numPendingTests + counts.numTodoTests,
    };
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
