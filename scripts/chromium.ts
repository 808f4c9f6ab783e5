import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-for-testing', 'chrome-for-testing'];
const PLACES: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  ],
  win32: ['C:\\Program Files\\Chromium\\Application\\chrome.exe'],
};

/**
 * The path of a Chromium that takes `--load-extension` (Chromium or Chrome for Testing; branded Chrome ignores it), or
 * null. SIDESTAGE_CHROMIUM names one by hand.
 */
export function findChromium(): string | null {
  const named = process.env['SIDESTAGE_CHROMIUM'];
  if (named !== undefined && named !== '') return existsSync(named) ? named : null;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...(PLACES[process.platform] ?? []),
  ];
  return candidates.find((path) => existsSync(path)) ?? null;
}

/** Flags under which Chromium runs without a display, a network of its own, or first-run pages. */
export const chromiumArgs: string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Chromium refuses its own sandbox to root, which is what a container or a build machine often runs as.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Whether Debian's package tool is there and may be used. */
export function canInstall(): boolean {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** Installs Debian packages; returns null, or one sentence that says what went wrong. */
export function installPackages(packages: string[]): string | null {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]) =>
    spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], { env, encoding: 'utf8' });
  // Tests that run side by side may both install something: one waits for the other.
  console.error(`Installing ${packages.join(', ')} from Debian...`);
  apt('update', '-qq');
  const done = apt('install', '-y', '-qq', '--no-install-recommends', ...packages);
  if (done.status === 0) return null;
  const reason = done.stderr.trim().split('\n').at(-1) ?? '';
  return `apt-get could not install ${packages.join(' ')}: ${reason}`;
}

/** The path of Chromium, installing Debian's where that is allowed. @throws Error with one sentence that says what to do. */
export function needChromium(): string {
  const found = findChromium();
  if (found !== null) return found;
  const problem = canInstall() ? installPackages(['chromium']) : null;
  const installed = findChromium();
  if (installed !== null) return installed;
  throw new Error(
    problem ??
      'No Chromium was found. Install Chromium or Chrome for Testing (branded Chrome cannot load an unpacked extension ' +
        'from the command line), or set SIDESTAGE_CHROMIUM to the path of one.',
  );
}
