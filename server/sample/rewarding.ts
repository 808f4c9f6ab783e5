import type { Tier } from '../../lib/model/workspace';
import type { Ledger } from './ledger';
import { seededRandom } from './random';

/** The loyalty tiers of the sample team, the lowest first; revenue of 12 months in cents. */
export const sampleTiers: readonly Tier[] = [
  { id: 'silver', label: 'Silver', minRevenue: 100_000, minOrders: 3 },
  { id: 'gold', label: 'Gold', minRevenue: 300_000, minOrders: 6 },
  { id: 'platinum', label: 'Platinum', minRevenue: 800_000, minOrders: 12 },
];

const REWARDS = [
  { type: 'coupon', label: '10 % off the next order', cause: 'third order in a row', euros: 30 },
  { type: 'discount', label: 'Free delivery for a quarter', cause: 'orders every month', euros: 45 },
  { type: 'gift', label: 'Sample box', cause: 'recommended us', euros: 25 },
  { type: 'tier', label: 'Silver', cause: 'three orders in 12 months', euros: null },
] as const;

/**
 * What a customer of so many days was given: some of them a reward or two, some of which they used; the most loyal more
 * often.
 */
export function reward(since: number, loyal: boolean, slug: string, ledger: Ledger): void {
  // Randomness of its own: rewards change nothing else of the sample.
  const random = seededRandom(`${slug}/rewards`);
  if (!random.chance(loyal ? 0.8 : 0.3)) return;
  for (const { type, label, cause, euros } of random.shuffled(REWARDS).slice(0, random.whole(1, 2))) {
    const days = random.between(Math.min(since, 1), since * 0.8);
    const expiresIn = type === 'coupon' ? 90 - days : undefined;
    const given = ledger.reward(days, type, label, {
      cause,
      ...(euros !== null && { euros }),
      ...(expiresIn !== undefined && { expiresIn }),
    });
    const used = days - random.between(2, 60);
    if (type !== 'tier' && used > 0 && random.chance(0.5))
      ledger.reward(used, type, label, { redeems: given });
  }
}
