import { describe, expect, test } from 'vitest';
import { Buckets } from '../../server/limits/buckets';
import { limitOf } from '../../server/limits/limit-of';
import { createLimiter } from '../../server/limits/limiter';
import { LIMITS } from '../../server/limits/limits';
import { TooManyRequests } from '../../server/refusal';

const clock = { now: 1_000_000 };
const now = () => clock.now;

describe('a bucket', () => {
  test('gives so many at once, then so many a second, and says how long to wait', () => {
    const buckets = new Buckets({ burst: 3, perSecond: 0.5 }, now);
    expect([1, 2, 3].map(() => buckets.spend('a'))).toEqual([0, 0, 0]);
    expect(buckets.spend('a')).toBe(2);
    expect(buckets.spend('b')).toBe(0); // another key has its own
    clock.now += 1900;
    expect(buckets.spend('a')).toBe(1); // asking meanwhile does not put it off
    clock.now += 100;
    expect(buckets.spend('a')).toBe(0);
    clock.now -= 3_600_000; // a clock that was put back fills nothing
    expect(buckets.spend('a')).toBe(2);
  });

  test('holds so many keys at most: those that were not used the longest go first', () => {
    const buckets = new Buckets({ burst: 1, perSecond: 0.001 }, now, 100);
    for (let key = 0; key < 5000; key += 1) buckets.spend(`key ${key}`);
    expect(buckets.size).toBe(100);
    expect(buckets.spend('key 4999')).toBeGreaterThan(0);
    expect(buckets.spend('key 0')).toBe(0);
  });
});

describe('the limiter', () => {
  const asked = (token: string) =>
    new Request('http://server.test/', { headers: { authorization: `Bearer ${token}` } });

  test('counts each limit of each token by itself', () => {
    const limiter = createLimiter(now);
    for (let at = 0; at < LIMITS.push.burst; at += 1) limiter.spend('push', asked('a'));
    expect(() => limiter.spend('push', asked('a'))).toThrow(TooManyRequests);
    limiter.spend('pull', asked('a'));
    limiter.spend('push', asked('b'));
  });

  test('wrong links count by address, and one network of IPv6 is one address', () => {
    const limiter = createLimiter(now);
    for (let at = 0; at < LIMITS.wrongInvite.burst; at += 1) {
      limiter.mayTry('192.0.2.1');
      limiter.wrong('192.0.2.1');
      limiter.wrong(`2001:db8:1:2::${at}`);
    }
    expect(() => limiter.mayTry('192.0.2.1')).toThrow(/wait 60 s/);
    limiter.mayTry('192.0.2.2');
    expect(() => limiter.mayTry('2001:db8:1:2:ffff::9')).toThrow(TooManyRequests);
    limiter.mayTry('2001:db8:1:3::9');
    clock.now += 60_000;
    limiter.mayTry('192.0.2.1');
  });

  test('every path of the protocol has a limit, but for joining', () => {
    expect(limitOf('/v1/sync/push')).toBe('push');
    expect(limitOf('/v1/members/x/roles')).toBe('manage');
    expect(limitOf('/v1/join')).toBeNull();
  });
});
