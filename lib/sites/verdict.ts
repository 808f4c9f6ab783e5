import type { RecordKey } from '../model/record-key';
import { ACCOUNT_LIMIT, CANDIDATE_LIMIT, ID_LIMIT } from './bounds';
import { detected, type Reading } from './detected';
import type { Seen } from './site';

/** Who a page is about, before the site's name and record are put to it. */
export interface Verdict {
  status: 'person' | 'ask' | 'several' | 'nobody';
  /** The person for `person`; the first of `others` for every other status. */
  primary: Reading | null;
  others: Reading[];
  /** Where it was read. */
  nodes: Element[];
  /** With `nobody`: the record is the user's own or a colleague's, and nobody has to say whose it is. */
  isOurs?: boolean;
}

/** A page that shows no single person. */
export const NOBODY: Verdict = { status: 'nobody', primary: null, others: [], nodes: [] };

/** A record of the user's own side: nobody, and no record either that somebody could be linked to. */
export const OURS: Verdict = { ...NOBODY, isOurs: true };

/** One person, and who else is there. */
export function person(primary: Reading, nodes: Element[], others: Reading[] = []): Verdict {
  return { status: 'person', primary, others, nodes };
}

/** Somebody of whom the user must say whether it is the person; the likeliest first. */
export function ask(others: Reading[], nodes: Element[]): Verdict {
  return others.length === 0 ? NOBODY : { status: 'ask', primary: null, others, nodes };
}

/** Several people, none of them foremost. */
export function several(others: Reading[], nodes: Element[]): Verdict {
  return others.length === 0 ? NOBODY : { status: 'several', primary: null, others, nodes };
}

/** What a site answers: a verdict with every text bounded, its record and where it was read. */
export function seenBy(site: string, key: RecordKey | null, verdict: Verdict): Seen {
  const primary = verdict.status === 'person' && verdict.primary !== null ? detected(verdict.primary) : null;
  return {
    status: primary === null && verdict.status === 'person' ? 'nobody' : verdict.status,
    primary,
    others: verdict.others.slice(0, CANDIDATE_LIMIT).map(detected),
    key: verdict.isOurs === true ? null : key,
    site,
    fallback: false,
    nodes: verdict.nodes,
  };
}

/** A record key within bounds; null where there is no id or it is longer than any real one. */
export function recordKey(key: RecordKey | null): RecordKey | null {
  if (key === null || key.id === '' || key.id.length > ID_LIMIT || key.account.length > ACCOUNT_LIMIT)
    return null;
  return key;
}
