import { join } from 'node:path';
import { type Step, type Tally, check, closingLine, sum, vitest } from './tally';
import { root } from './tool';

/** What the tools remember of a file between two runs, so that a second run looks only at what changed. */
const CACHE = join(root, 'node_modules', '.cache', 'check');

const tsc = (name: string, project: string): Step => ({
  name,
  package: 'typescript',
  bin: 'tsc',
  args: ['-p', project, '--noEmit'],
  cached: ['--incremental', '--tsBuildInfoFile', join(CACHE, `${name.replaceAll(/\W+/g, '-')}.tsbuildinfo`)],
});

const STEPS: Step[] = [
  {
    name: 'lint',
    package: 'eslint',
    args: ['-c', 'scripts/eslint.config.mjs', '--max-warnings=0', '.'],
    cached: ['--cache', '--cache-strategy', 'content', '--cache-location', join(CACHE, 'eslint')],
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
    cached: ['--cache', '--cache-strategy', 'content', '--cache-location', join(CACHE, 'prettier')],
  },
];

/**
 * Types, lint, layers, formatting and the fast tests. `fresh`: remember nothing of earlier runs. The linter's rules about
 * types see other files than the one they are run on, so that only a fresh run is proof. Otherwise the test of the sync's
 * convergence lives through fewer lives.
 */
export async function checkAll({ fresh }: { fresh: boolean }): Promise<Tally> {
  const steps = async () => {
    const tallies: Tally[] = [];
    for (const step of STEPS) tallies.push(await check(step, fresh));
    return tallies;
  };
  // Beside the tests, which need about as long: neither waits for the other.
  const lives = fresh ? {} : { SEEDS: '3' };
  const [tests, tallies] = await Promise.all([vitest(['unit', 'components'], [], lives), steps()]);
  return sum([...tallies, tests]);
}

if (process.argv[1]?.endsWith('check.ts') === true) {
  const tally = await checkAll({ fresh: false });
  console.log(closingLine(tally));
  process.exit(tally.failed === 0 ? 0 : 1);
}
