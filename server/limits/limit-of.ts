import type { LimitName } from './limits';

const BY_PATH: Record<string, LimitName> = {
  '/v1/sync/push': 'push',
  '/v1/sync/pull': 'pull',
  '/v1/sync/snapshot': 'snapshot',
  '/v1/sync/live': 'live',
  '/v1/people/fetch': 'lookup',
  '/v1/people/lookup': 'lookup',
};

/** Which limit a path of the protocol counts for; null for joining, which counts by address. */
export function limitOf(path: string): LimitName | null {
  return path === '/v1/join' ? null : (BY_PATH[path] ?? 'manage');
}
