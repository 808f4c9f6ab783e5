import { buildExtension } from './build';
import { checkAll } from './check';
import { type Tally, closingLine, sum, vitest } from './tally';

const began = performance.now();
const tallies: Tally[] = [await checkAll({ fresh: true }), await vitest(['pages', 'tools', 'server'])];
const built = (['chrome', 'firefox'] as const).map((browser) => {
  const ok = buildExtension(browser);
  console.log(`${ok ? 'ok  ' : 'FAIL'} build for ${browser}`);
  return { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
});
tallies.push(...built);
if (built[0]?.failed === 0) tallies.push(await vitest(['e2e']));
const tally = sum(tallies);
console.log(`${((performance.now() - began) / 60_000).toFixed(1)} minutes`);
console.log(closingLine(tally));
process.exit(tally.failed === 0 ? 0 : 1);
