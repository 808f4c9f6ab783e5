import { chownSync, readdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';

/** The system account that runs a test's servers and owns their files. */
export interface Account {
  name: string;
  group: string;
  uid: number;
  gid: number;
}

/** As root the web server's account, which every Debian has; else whoever runs the tests. */
export function serverAccount(): Account {
  const self = userInfo();
  if (self.uid === 0) return { name: 'www-data', group: 'www-data', uid: 33, gid: 33 };
  const groups = readFileSync('/etc/group', 'utf8').split('\n');
  const own = groups.find((line) => line.split(':')[2] === String(self.gid));
  return { name: self.username, group: own?.split(':')[0] ?? self.username, uid: self.uid, gid: self.gid };
}

/** What a child process is started with to run under an account. */
export function runAs({ uid, gid }: Account): { uid?: number; gid?: number } {
  return process.getuid?.() === 0 ? { uid, gid } : {};
}

/** Gives a folder and all in it to an account. */
export function handOver(folder: string, { uid, gid }: Account): void {
  chownSync(folder, uid, gid);
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(`${folder}/${name}`, uid, gid);
  }
}
