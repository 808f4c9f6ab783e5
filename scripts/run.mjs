// The one way in for every command: plain JavaScript that needs nothing but Node and npm. It installs the packages
// when they are missing or older than the lockfile, and then runs scripts/NAME.ts.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Sidestage needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

function run(command, args, stdio = 'inherit') {
  const done = spawnSync(command, args, { cwd: root, stdio });
  if (done.signal) process.kill(process.pid, done.signal);
  return done.status ?? 1;
}

const npm = process.env.npm_execpath;
const [command, npmArgs] = npm ? [process.execPath, [npm]] : ['npm', []];
const mark = join(root, 'node_modules', '.sidestage-lock');
const lock = createHash('sha256')
  .update(readFileSync(join(root, 'package-lock.json')))
  .digest('hex');
if (!existsSync(mark) || readFileSync(mark, 'utf8') !== lock) {
  console.error('Installing packages (once, and after each change of package-lock.json)...');
  // What a command prints may be read by another program: what npm says goes beside it.
  const beside = ['inherit', process.stderr, 'inherit'];
  const status = run(command, [...npmArgs, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], beside);
  if (status !== 0) {
    console.error('npm ci failed: see above. Check the network and the disk, then run the command again.');
    process.exit(status);
  }
  writeFileSync(mark, lock);
}

// WXT writes types of the entrypoints there are: made anew when one comes, goes or is called otherwise.
const config = readFileSync(join(root, 'wxt.config.ts'), 'utf8');
const entrypoints = JSON.stringify([readdirSync(join(root, 'entrypoints')).sort(), config]);
const prepared = join(root, '.wxt', 'sidestage-prepared.json');
if (!existsSync(prepared) || readFileSync(prepared, 'utf8') !== entrypoints) {
  const wxt = join(root, 'node_modules', 'wxt', 'bin', 'wxt.mjs');
  const done = spawnSync(process.execPath, [wxt, 'prepare'], { cwd: root, encoding: 'utf8' });
  if (done.status !== 0) {
    console.error(done.stdout + done.stderr);
    process.exit(done.status ?? 1);
  }
  writeFileSync(prepared, entrypoints);
}

const [name, ...args] = process.argv.slice(2);
// As a loader in one process: the command itself gets the signals that end it.
process.exit(run(process.execPath, ['--import', 'tsx', join(root, 'scripts', `${name}.ts`), ...args]));
