import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { freePort } from '../server-process';
import { handOver, serverAccount } from '../unprivileged';
import { CONTACTS, vcard } from './address-book';
import { seedMaildir } from './mailbox';
import { INSTALLED } from './packages';
import {
  dovecotConfig,
  passwordFile,
  roundcubeConfig,
  serversScript,
  type Place,
  type WebmailUser,
} from './server-config';

/** Makes a fresh folder with both servers' configuration, the mailbox and the address book in it. */
export async function preparePlace(user: WebmailUser): Promise<Place> {
  // Not the system's temp folder: as root that may lie in a home that the unprivileged account cannot enter.
  const folder = mkdtempSync('/tmp/sidestage-webmail-');
  try {
    return await fillPlace(folder, user);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw error;
  }
}

async function fillPlace(folder: string, user: WebmailUser): Promise<Place> {
  const [imapPort, webPort] = await Promise.all([freePort(), freePort()]);
  const place: Place = { folder, imapPort, webPort, account: serverAccount() };
  for (const name of ['config', 'log', 'mail', 'run', 'state', 'temp']) mkdirSync(`${folder}/${name}`);
  // The checkout, too, may be closed to the account, so the router runs from a copy.
  copyFileSync(beside('router.php'), `${folder}/router.php`);
  copyFileSync(INSTALLED.defaults, `${folder}/config/defaults.inc.php`);
  writeFileSync(`${folder}/config/config.inc.php`, roundcubeConfig(place, randomBytes(12).toString('hex')));
  writeFileSync(`${folder}/dovecot.conf`, dovecotConfig(place));
  writeFileSync(`${folder}/servers.sh`, serversScript(place));
  writeFileSync(`${folder}/users`, passwordFile(user));
  seedMaildir(`${folder}/mail`);
  seedDatabase(folder, user);
  handOver(folder, place.account);
  return place;
}

function seedDatabase(folder: string, user: WebmailUser): void {
  const contacts = CONTACTS.map((contact) => ({
    first: contact.first,
    last: contact.last,
    name: contact.name,
    emails: contact.emails.join(','),
    vcard: vcard(contact),
  }));
  const args = [beside('seed-database.php'), `${folder}/roundcube.db`, INSTALLED.schema];
  const input = JSON.stringify({ user: { name: user.name, address: user.address }, contacts });
  const seeded = spawnSync(INSTALLED.php, args, { input, encoding: 'utf8' });
  if (seeded.status !== 0) throw new Error(`seeding Roundcube failed: ${seeded.stdout}${seeded.stderr}`);
}

function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
