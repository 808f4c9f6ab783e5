import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { type Availability, ensurePackages, type PackageList } from '../debian-packages';

/** The installed programs and files that Request Tracker runs from. */
export const INSTALLED = {
  perl: '/usr/bin/perl',
  library: '/usr/share/request-tracker5/lib',
  server: '/usr/share/request-tracker5/libexec/rt-server',
  setup: '/usr/sbin/rt-setup-database-5',
} as const;

const PACKAGES: PackageList = {
  'request-tracker5': () => existsSync(INSTALLED.setup) && existsSync(INSTALLED.server),
  'rt5-db-sqlite': () => hasModule('DBD::SQLite'),
  'rt5-standalone': () => hasModule('Starlet'),
};

/** Makes sure that Request Tracker, its SQLite and its web server are installed, where that is allowed. */
export const ensureRequestTracker = (): Availability => ensurePackages('Request Tracker', PACKAGES);

/** The version of the installed Request Tracker, as in `5.0.3`. */
export function requestTrackerVersion(): string {
  const source = readFileSync(`${INSTALLED.library}/RT/Generated.pm`, 'utf8');
  return /\$VERSION = '(\d+\.\d+\.\d+)/.exec(source)?.[1] ?? 'unknown';
}

function hasModule(name: string): boolean {
  return spawnSync(INSTALLED.perl, [`-M${name}`, '-e', '1']).status === 0;
}
