import type { RecordKey } from '../model/record-key';

/** The record a URL names. `account` is what the program calls the customer's part of it; the host where it has none. */
export interface Named {
  type: RecordKey['type'];
  id: string;
  account?: string;
}

/**
 * Reads a record from the path, query and hash of a URL by patterns, the first that fits: its group `id`, and `account`
 * where it has one.
 */
export function byUrl(
  ...patterns: readonly (readonly [RecordKey['type'], RegExp])[]
): (url: URL) => Named | null {
  return ({ pathname, search, hash }) => {
    const text = `${pathname}${search}${hash}`.slice(0, 2_048);
    for (const [type, pattern] of patterns) {
      const groups = pattern.exec(text)?.groups;
      const { id, account } = groups ?? {};
      if (id !== undefined) return { type, id, ...(account === undefined ? {} : { account }) };
    }
    return null;
  };
}
