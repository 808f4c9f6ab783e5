import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { defaultDataFolder, surroundings } from '../server/embedded/data-folder';
import { startServer } from '../server/main';
import { StartError } from '../server/start-error';
import { buildExtension } from './build';
import { chromiumArgs, findChromium } from './chromium';
import { sampleOptions } from './sample-server';
import { root } from './tool';

const EXTENSION = join(root, '.output', 'chrome-mv3');
const say = (text = '') => console.log(text);

function byHand(why: string): void {
  say(why);
  say();
  say('To load the extension by hand:');
  say(
    '  Chrome, Edge, Chromium: open chrome://extensions, switch on "Developer mode", choose "Load unpacked"',
  );
  say(`    and take the folder ${EXTENSION}`);
  say(
    '  Firefox: run `npm run build`, open about:debugging#/runtime/this-firefox, choose "Load Temporary Add-on"',
  );
  say(`    and take the file ${join(root, '.output', 'firefox-mv3', 'manifest.json')}`);
}

/** Opens the demo in a browser of its own profile; null where that cannot be, after saying how to do it by hand. */
function openBrowser(profile: string, url: string): ChildProcess | null {
  const chromium = findChromium();
  if (chromium === null) {
    byHand('No Chromium was found (branded Chrome cannot load an extension from the command line).');
    return null;
  }
  const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (!hasDisplay) {
    byHand('This computer has no display, so no browser was opened.');
    return null;
  }
  const args = chromiumArgs.filter((arg) => arg !== '--disable-gpu');
  return spawn(chromium, [...args, `--user-data-dir=${profile}`, `--load-extension=${EXTENSION}`, url], {
    stdio: 'ignore',
  });
}

async function start(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8787' },
      data: { type: 'string', default: join(defaultDataFolder(surroundings()), 'sample') },
      fresh: { type: 'boolean', default: false },
    },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new StartError(`"${values.port}" is no port: give a number from 0 to 65535, as in --port 8787.`);
  }
  say('Building the extension...');
  if (!buildExtension('chrome')) throw new StartError('The extension could not be built: see above.');
  if (values.fresh) rmSync(values.data, { recursive: true, force: true });
  const server = await startServer({ port, dataDir: values.data, log: say, ...sampleOptions() });
  const link = server.bootstrapLink ?? (await server.invite(['admin', 'lead', 'rep']));
  const demo = `${server.url}/demo/people`;
  say();
  say(`Demo CRM    ${demo}`);
  say(`Join link   ${link}`);
  say();
  say('1. Open the demo CRM and press the Sidestage button in the toolbar (or Alt+Shift+S).');
  say('2. Paste the join link into Sidestage: it brings a sample team of about 200 people.');
  say('3. Allow the demo CRM, and open a person in it. Ctrl+C here ends everything.');
  say();
  const browser = openBrowser(join(values.data, 'browser'), demo);

  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    browser?.kill();
    void server.stop().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

try {
  await start();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exit(1);
}
