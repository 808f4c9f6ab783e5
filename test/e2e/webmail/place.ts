import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { fileURLToPath } from 'node:url';
import { CONTACTS, vcard } from './address-book';
import { seedMaildir } from './mailbox';
import { INSTALLED } from './packages';
import {
  dovecotConfig,
  passwordFile,
  roundcubeConfig,
  type Account,
  type Place,
  type WebmailUser,
} from './server-config';

/** Makes a fresh folder with both servers' configuration, the mailbox and the address book in it. */
export async function preparePlace(user: WebmailUser): Promise<Place> {
  // Not the system's temp folder: as root that may lie in a home that the unprivileged account cannot enter.
  const folder = mkdtempSync('/tmp/sidestage-webmail-');
  const [imapPort, webPort] = await Promise.all([freePort(), freePort()]);
  const place: Place = { folder, imapPort, webPort, account: mailAccount() };
  for (const name of ['config', 'log', 'mail', 'run', 'state', 'temp']) mkdirSync(`${folder}/${name}`);
  // The checkout, too, may be closed to the account, so the scripts run from copies.
  for (const name of ['keeper.sh', 'router.php']) copyFileSync(beside(name), `${folder}/${name}`);
  copyFileSync(INSTALLED.defaults, `${folder}/config/defaults.inc.php`);
  writeFileSync(`${folder}/config/config.inc.php`, roundcubeConfig(place, randomBytes(12).toString('hex')));
  writeFileSync(`${folder}/dovecot.conf`, dovecotConfig(place));
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

/** As root the web server's account, which every Debian has; else whoever runs the tests. */
function mailAccount(): Account {
  const self = userInfo();
  if (self.uid === 0) return { name: 'www-data', group: 'www-data', uid: 33, gid: 33 };
  const groups = readFileSync('/etc/group', 'utf8').split('\n');
  const own = groups.find((line) => line.split(':')[2] === String(self.gid));
  return { name: self.username, group: own?.split(':')[0] ?? self.username, uid: self.uid, gid: self.gid };
}

function handOver(folder: string, { uid, gid }: Account): void {
  chownSync(folder, uid, gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(`${folder}/${name}`, uid, gid);
  }
}

function beside(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no free loopback port'));
      });
    });
  });
}
