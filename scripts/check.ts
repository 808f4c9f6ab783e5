import { type Step, type Tally, check, closingLine, sum, vitest } from './tally';

const tsc = (name: string, project: string): Step => ({
  name,
  package: 'typescript',
  bin: 'tsc',
  args: ['-p', project, '--noEmit'],
});

const STEPS: Step[] = [
  {
    name: 'lint',
    package: 'eslint',
    args: ['-c', 'scripts/eslint.config.mjs', '--max-warnings=0', '.'],
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
  { name: 'formatting', package: 'prettier', args: ['--check', '--log-level=warn', '.'] },
];

/** Types, lint, layers, formatting and the fast tests. */
export async function checkAll(): Promise<Tally> {
  const waiting = [...STEPS];
  const tallies: Tally[] = [];
  // Two at a time: the linter alone takes about as long as all the others together.
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift())
      tallies.push(await check(step));
  };
  await Promise.all([worker(), worker()]);
  tallies.push(await vitest(['unit', 'components']));
  return sum(tallies);
}

if (process.argv[1]?.endsWith('check.ts') === true) {
  const tally = await checkAll();
  console.log(closingLine(tally));
  process.exit(tally.failed === 0 ? 0 : 1);
}
