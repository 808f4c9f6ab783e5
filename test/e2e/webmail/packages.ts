import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { type Availability, ensurePackages, type PackageList } from '../debian-packages';

/** The installed programs and files the webmail runs from. */
export const INSTALLED = {
  dovecot: '/usr/sbin/dovecot',
  imap: '/usr/lib/dovecot/imap',
  php: '/usr/bin/php',
  roundcube: '/var/lib/roundcube',
  schema: '/usr/share/roundcube/SQL/sqlite.initial.sql',
  defaults: '/etc/roundcube/defaults.inc.php',
} as const;

const PACKAGES: PackageList = {
  'roundcube-core': () => existsSync(`${INSTALLED.roundcube}/index.php`) && existsSync(INSTALLED.defaults),
  'roundcube-sqlite3': () => existsSync(INSTALLED.schema),
  'dovecot-imapd': () => existsSync(INSTALLED.dovecot) && existsSync(INSTALLED.imap),
  'php-cli': () => existsSync(INSTALLED.php),
  'php-sqlite3': () => phpModules().includes('pdo_sqlite'),
};

/** Makes sure that Roundcube, Dovecot and PHP are installed, where that is allowed. */
export const ensureWebmailPackages = (): Availability => ensurePackages('the webmail', PACKAGES);

/** The version of the installed Roundcube, as in `1.6.5`. */
export function roundcubeVersion(): string {
  const source = readFileSync(`${INSTALLED.roundcube}/program/include/iniset.php`, 'utf8');
  return /'RCMAIL_VERSION', '([^']+)'/.exec(source)?.[1] ?? 'unknown';
}

function phpModules(): string[] {
  const modules = spawnSync(INSTALLED.php, ['-m'], { encoding: 'utf8' });
  return modules.status === 0 ? modules.stdout.split('\n') : [];
}
