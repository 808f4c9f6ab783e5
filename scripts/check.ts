import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { changedModules, contents, recall, remember } from './seen-passing';
import { type Step, type Tally, check, closingLine, sum, vitest } from './tally';
import { root } from './tool';

/** What the tools remember of a file between two runs, so that a second run looks only at what changed. */
const CACHE = join(root, 'node_modules', '.cache', 'check');

const tsc = (name: string, project: string): Step => ({
  name,
  package: 'typescript',
  bin: 'tsc',
  args: ['-p', project, '--noEmit'],
  remembers: [
    '--incremental',
    '--tsBuildInfoFile',
    join(CACHE, `${name.replaceAll(/\W+/g, '-')}.tsbuildinfo`),
  ],
});

const STEPS: Step[] = [
  {
    name: 'lint',
    package: 'eslint',
    args: ['-c', 'scripts/eslint.config.mjs', '--max-warnings=0', '.'],
    remembers: ['--cache', '--cache-strategy', 'content', '--cache-location', join(CACHE, 'eslint')],
  },
  tsc('types of the extension', 'tsconfig.json'),
  tsc('types of pure code, without DOM', 'lib/tsconfig.pure.json'),
  tsc('types of the server and scripts', 'scripts/tsconfig.json'),
  tsc('types of the tests', 'test/tsconfig.json'),
  {
    name: 'layers',
    package: 'dependency-cruiser',
    bin: 'depcruise',
    args: [
      '--config',
      '.dependency-cruiser.mjs',
      'lib',
      'entrypoints',
      'components',
      'server',
      'scripts',
      'test',
    ],
  },
  {
    name: 'formatting',
    package: 'prettier',
    args: ['--check', '--log-level=warn', '.'],
    remembers: ['--cache', '--cache-strategy', 'content', '--cache-location', join(CACHE, 'prettier')],
  },
];

/**
 * Types, lint, layers, formatting and the fast tests. `fresh`: what earlier runs remembered is forgotten first. The linter's
 * rules about types see other files than the one they are run on, so that only a fresh run is proof. Otherwise the tests of
 * modules that are as they were when all tests passed are not run again, and that of the sync's convergence lives fewer
 * lives.
 */
export async function checkAll({ fresh }: { fresh: boolean }): Promise<Tally> {
  if (fresh) rmSync(CACHE, { recursive: true, force: true });
  const now = contents();
  const changed = changedModules(recall(), now);
  const steps = async () => {
    const tallies: Tally[] = [];
    for (const step of STEPS) tallies.push(await check(step));
    return tallies;
  };
  // Beside the tests, which need about as long: neither waits for the other.
  const [tests, tallies] = await Promise.all([fastTests(changed, fresh), steps()]);
  if (tests.failed === 0) remember(now);
  return sum([...tallies, tests]);
}

function fastTests(changed: string[] | null, fresh: boolean): Promise<Tally> {
  if (changed === null) return vitest(['unit', 'components'], { env: fresh ? {} : { SEEDS: '3' } });
  console.log(
    `Tests of modules that are as they were when all tests passed are not run again; npm test runs them all.`,
  );
  return vitest(['unit', 'components'], { related: changed, env: { SEEDS: '3' } });
}

if (process.argv[1]?.endsWith('check.ts') === true) {
  const tally = await checkAll({ fresh: false });
  console.log(closingLine(tally));
  process.exit(tally.failed === 0 ? 0 : 1);
}
