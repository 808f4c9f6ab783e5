import type { Share } from '../rules/share-interval';

/** A share with its 95 % interval: '70 % (48 to 85 %)'. */
export function shareText({ share, low, high }: Share): string {
  const whole = (part: number) => String(Math.round(part * 100));
  return `${whole(share)} % (${whole(low)} to ${whole(high)} %)`;
}
