import type { ListedPerson } from '../model/detection';
import type { TaughtRule } from '../model/taught-site';
import { generic } from './generic';
import type { Page, Seen } from './site';
import { readTaught, taughtSite } from './taught';
import { TooLarge, type Budget } from './too-large';

/** What is read of a page. */
export interface Read {
  seen: Seen;
  list: ListedPerson[];
}

/**
 * What a page shows by the rules that are for it, the first that finds somebody; where none does, what it is `usual`ly
 * taken to show, under the name of the first rule. The list, and the record of a program we know, are the usual ones.
 */
export function lookTaught(page: Page, rules: readonly TaughtRule[], usual: Read, budget: Budget): Read {
  for (const rule of rules) {
    const seen = tryRule(page, rule, addressesOf(usual.seen), budget);
    if (seen === null) continue;
    // A program we know names its records in its own way, and people are linked by that already.
    const isOurs = seen.status === 'nobody';
    const key =
      !isOurs && usual.seen.site !== generic.id && usual.seen.key !== null ? usual.seen.key : seen.key;
    return { seen: { ...seen, key }, list: usual.list };
  }
  const [first] = rules;
  return first === undefined
    ? usual
    : { ...usual, seen: { ...usual.seen, site: taughtSite(first), fallback: true } };
}

/** A page that takes too long makes a rule find nothing; it never makes the look fail. */
function tryRule(page: Page, rule: TaughtRule, elsewhere: readonly string[], budget: Budget): Seen | null {
  try {
    return readTaught(page, rule, elsewhere, budget);
  } catch (error) {
    if (error instanceof TooLarge) return null;
    throw error;
  }
}

function addressesOf({ primary, others }: Seen): string[] {
  return [...(primary === null ? [] : [primary]), ...others].flatMap(({ email }) => email ?? []);
}
