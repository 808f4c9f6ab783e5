import { buildExtension } from './build';
import { closingLine, vitest } from './tally';

// `npm run e2e -- webmail` runs the files whose name has that word.
if (!buildExtension('chrome')) process.exit(1);
const tally = await vitest(['e2e'], { args: process.argv.slice(2) });
console.log(closingLine(tally));
process.exit(tally.failed === 0 ? 0 : 1);
