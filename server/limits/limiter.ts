import { TooManyRequests } from '../refusal';
import { hashSecret } from '../token';
import { Buckets } from './buckets';
import { LIMITS, type LimitName } from './limits';

/** Counts requests of devices and of addresses. */
export interface Limiter {
  /** Counts one request of whoever has the token. @throws TooManyRequests */
  spend(name: LimitName, request: Request): void;
  /** Whether an address may try a link now. @throws TooManyRequests */
  mayTry(address: string): void;
  /** Counts a link that was wrong. */
  wrong(address: string): void;
}

/** A limiter of this process; `now` in milliseconds. */
export function createLimiter(now: () => number): Limiter {
  const buckets = new Map(
    Object.entries(LIMITS).map(([name, limit]) => [name as LimitName, new Buckets(limit, now)]),
  );
  const refuse = (seconds: number) => {
    if (seconds > 0) throw new TooManyRequests(seconds);
  };
  return {
    spend(name, request) {
      // By the whole token, not the device it names: nobody uses up what is another's by naming it.
      const token = hashSecret(request.headers.get('authorization') ?? '').toString('base64');
      refuse(buckets.get(name)?.spend(token) ?? 0);
    },
    mayTry: (address) => refuse(buckets.get('wrongInvite')?.wait(network(address)) ?? 0),
    wrong: (address) => void buckets.get('wrongInvite')?.spend(network(address)),
  };
}

/** Who has one address of IPv6 has 2^64 of them: the network counts. */
function network(address: string): string {
  if (!address.includes(':') || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array.from({ length: zeros }, () => '0'), ...right].slice(0, 4).join(':');
}
