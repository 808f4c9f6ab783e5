import { homedir } from 'node:os';
import { join } from 'node:path';

/** What the choice of the folder depends on. */
export interface Surroundings {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
  /** Whether the process runs as root, as whom PostgreSQL refuses to run. */
  isRoot: boolean;
}

/** Where root keeps what the unprivileged user must reach: root's own home is closed to it. */
export const ROOT_FOLDER = '/var/lib/sidestage';

/** The surroundings of this process. */
export function surroundings(): Surroundings {
  return { platform: process.platform, env: process.env, home: homedir(), isRoot: process.getuid?.() === 0 };
}

/** The folder for the database where none is given: the user's data directory by the platform's custom. */
export function defaultDataFolder({ platform, env, home, isRoot }: Surroundings): string {
  if (platform === 'win32') return join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Sidestage');
  if (isRoot) return ROOT_FOLDER;
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Sidestage');
  const base = env['XDG_DATA_HOME'];
  return join(base?.startsWith('/') === true ? base : join(home, '.local', 'share'), 'sidestage');
}
