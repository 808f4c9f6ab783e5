import { parseArgs } from 'node:util';
import { soak } from '../test/soak/soak';

// `npm run soak -- [--minutes 30] [--seed N]`: prints a line a team, and at the end one line of JSON. Ends with 1 when
// something was lost, done twice, or devices and server do not agree.

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '30' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
  },
});
const [minutes, seed] = [Number(values.minutes), Number(values.seed)];
if (!(minutes > 0) || !Number.isInteger(seed)) {
  console.error('Say how long, and from which seed on: npm run soak -- --minutes 30 --seed 1.');
  process.exit(2);
}
const soaked = await soak({ seed, minutes }, (line) => console.log(line));
console.log(JSON.stringify({ soak: soaked.problems.length === 0 ? 'passed' : 'failed', ...soaked }));
process.exit(soaked.problems.length === 0 ? 0 : 1);
