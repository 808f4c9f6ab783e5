import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { canInstall, installPackages } from '../../../scripts/chromium';

/** The installed programs and files the webmail runs from. */
export const INSTALLED = {
  dovecot: '/usr/sbin/dovecot',
  imap: '/usr/lib/dovecot/imap',
  php: '/usr/bin/php',
  roundcube: '/var/lib/roundcube',
  schema: '/usr/share/roundcube/SQL/sqlite.initial.sql',
  defaults: '/etc/roundcube/defaults.inc.php',
} as const;

/** Each package with what it must have brought, so that a system without dpkg is judged the same way. */
const PACKAGES: Record<string, () => boolean> = {
  'roundcube-core': () => existsSync(`${INSTALLED.roundcube}/index.php`) && existsSync(INSTALLED.defaults),
  'roundcube-sqlite3': () => existsSync(INSTALLED.schema),
  'dovecot-imapd': () => existsSync(INSTALLED.dovecot) && existsSync(INSTALLED.imap),
  'php-cli': () => existsSync(INSTALLED.php),
  'php-sqlite3': () => phpModules().includes('pdo_sqlite'),
};

/**
 * Makes sure that Roundcube, Dovecot and PHP are installed: on Debian as root it installs what is missing,
 * anywhere else it only names it.
 *
 * @example
 * const packages = ensureWebmailPackages();
 * if (!packages.ok) throw new Error(packages.reason);
 */
export function ensureWebmailPackages(): { ok: true } | { ok: false; reason: string } {
  const before = missingPackages();
  if (before.length === 0) return { ok: true };
  const names = before.join(', ');
  if (!canInstall()) {
    return {
      ok: false,
      reason: `the webmail needs these Debian packages: ${names} (to install them, be root on Debian)`,
    };
  }
  const failure = installPackages(Object.keys(PACKAGES));
  const after = missingPackages();
  if (after.length === 0) return { ok: true };
  return { ok: false, reason: failure ?? `still missing after installing: ${after.join(', ')}` };
}

/** The version of the installed Roundcube, as in `1.6.5`. */
export function roundcubeVersion(): string {
  const source = readFileSync(`${INSTALLED.roundcube}/program/include/iniset.php`, 'utf8');
  return /'RCMAIL_VERSION', '([^']+)'/.exec(source)?.[1] ?? 'unknown';
}

function missingPackages(): string[] {
  return Object.entries(PACKAGES)
    .filter(([, isInstalled]) => !isInstalled())
    .map(([name]) => name);
}

function phpModules(): string[] {
  const modules = spawnSync(INSTALLED.php, ['-m'], { encoding: 'utf8' });
  return modules.status === 0 ? modules.stdout.split('\n') : [];
}
