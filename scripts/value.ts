import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { fitOrders } from '../lib/value/fit-orders';
import { MONTH_DAYS } from '../lib/value/score';
import { dateOf, dayOf } from './value/cells';
import { Complaint } from './value/complaint';
import { scorePoints } from './value/points';
import { printFit } from './value/print-fit';
import { readOrders } from './value/read-orders';
import { readSummaries } from './value/read-summaries';
import { fitSubscriptions } from './value/subscriptions';

const USAGE = [
  'Usage: npm run -s value -- fit ORDERS.csv [--until YYYY-MM-DD] [--unit day|week|month] [--model bg-nbd|mbg-nbd]',
  '                                  [--margin 0..1] [--discount 0..1]',
  '       npm run -s value -- summary SUMMARY.csv [--unit ...] [--model ...] [--margin ...] [--discount ...]',
  '       npm run -s value -- points POINTS.json',
  '       npm run -s value -- subscriptions TABLE.json',
].join('\n');
const OPTIONS = {
  until: { type: 'string' },
  unit: { type: 'string' },
  model: { type: 'string' },
  margin: { type: 'string' },
  discount: { type: 'string' },
} as const;
const UNITS = new Map([
  ['day', 1],
  ['week', 7],
  ['month', MONTH_DAYS],
]);
const HORIZON_MONTHS = 12;
const DAY = 86_400_000;

type Options = { [Name in keyof typeof OPTIONS]?: string | undefined };

/** Does what the command line says and writes one JSON value. @throws Complaint with a sentence for the user */
export async function runValue(args: string[], out: Writable): Promise<void> {
  const { values, positionals } = parsed(args);
  const [command = '', name, ...more] = positionals;
  if (!['fit', 'summary', 'points', 'subscriptions'].includes(command))
    throw new Complaint(`Say what to do: fit, summary, points or subscriptions.\n${USAGE}`);
  if (name === undefined || more.length > 0) throw new Complaint(`Name one file.\n${USAGE}`);
  const path = fileOf(name);
  if (command === 'fit' || command === 'summary') return fitted(command, path, values, out);
  if (Object.keys(values).length > 0) throw new Complaint(`${command} takes no options.\n${USAGE}`);
  const input = jsonOf(path);
  const found = command === 'points' ? scorePoints(input) : fitSubscriptions(input);
  out.write(`${JSON.stringify(found)}\n`);
}

async function fitted(
  command: 'fit' | 'summary',
  path: string,
  values: Options,
  out: Writable,
): Promise<void> {
  const unitDays = UNITS.get(values.unit ?? 'week');
  if (unitDays === undefined) throw new Complaint('--unit is day, week or month.');
  const { model } = values;
  if (model !== undefined && model !== 'bg-nbd' && model !== 'mbg-nbd')
    throw new Complaint(
      '--model is bg-nbd or mbg-nbd; without it both are fitted and the better one is chosen.',
    );
  const how = {
    horizonMonths: HORIZON_MONTHS,
    margin: shareOf(values.margin ?? '1', '--margin'),
    monthlyDiscount: shareOf(values.discount ?? '0.01', '--discount'),
  };
  const today = Math.floor(Date.now() / DAY);
  if (command === 'summary' && values.until !== undefined)
    throw new Complaint('--until is for orders with dates: a summary has its T.');
  const until = values.until === undefined ? null : dayOf(values.until, null);
  if (until !== null && until > today) throw new Complaint(`--until: ${dateOf(until)} lies in the future.`);
  const customers =
    command === 'fit' ? await readOrders(path, { until, today, unitDays }) : await readSummaries(path);
  const answer = fitOrders(customers.summaries, { unitDays, ...(model === undefined ? {} : { model }) });
  if (!answer.ok) throw new Complaint(answer.message);
  await printFit(out, answer.fit, customers, how);
}

function parsed(args: string[]): { values: Options; positionals: string[] } {
  try {
    return parseArgs({ args, allowPositionals: true, options: OPTIONS });
  } catch {
    throw new Complaint(`One of the options is not known or has no value.\n${USAGE}`);
  }
}

function fileOf(name: string): string {
  // npm runs scripts in the project's folder; a path is meant from where the user stands.
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), name);
  if (!existsSync(path) || !statSync(path).isFile()) throw new Complaint(`There is no file ${name}.`);
  return path;
}

function shareOf(text: string, option: string): number {
  const share = /^\d*\.?\d+(e-?\d+)?$/i.test(text) ? Number(text) : Number.NaN;
  if (!(share >= 0 && share <= 1)) throw new Complaint(`${option} is a share from 0 to 1, such as 0.3.`);
  return share;
}

function jsonOf(path: string): unknown {
  const text = readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  if (text.trim() === '') throw new Complaint('The file is empty.');
  try {
    return JSON.parse(text);
  } catch {
    throw new Complaint('The file is not JSON.');
  }
}

async function main(): Promise<void> {
  // Whoever reads the output may stop before its end, as `head` does.
  process.stdout.on('error', () => process.exit(1));
  try {
    await runValue(process.argv.slice(2), process.stdout);
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}

if (process.argv[1]?.endsWith('value.ts') === true) await main();
