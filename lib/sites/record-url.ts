import type { RecordKey } from '../model/record-key';

/** The record a URL names. `account` is what the program calls the customer's part of it; the host where it has none. */
export interface Named {
  type: RecordKey['type'];
  id: string;
  account?: string;
}

const PARTS: Record<string, string> = {
  ':account': '(?<account>[\\w-]{1,64})',
  ':number': '(?<id>\\d{1,30})',
  ':id': '(?<id>[\\w-]{1,64})',
};

/**
 * Reads a record from the path, query and hash of a URL by patterns, the first that fits: a type of record and what is
 * looked for, `person ^/people/:number`. It is a regular expression that ends where a part of the URL ends, with `:id`
 * or `:number` for the id, and `:account` where the URL has one.
 */
export function byUrl(...patterns: readonly `${RecordKey['type']} ${string}`[]): (url: URL) => Named | null {
  const compiled = patterns.map((pattern) => {
    const [type = '', source = ''] = pattern.split(' ', 2);
    const parts = source.replace(/:(?:account|number|id)/g, (part) => PARTS[part] ?? part);
    return [type as RecordKey['type'], new RegExp(`${parts}(?![^/?#&;])`)] as const;
  });
  return ({ pathname, search, hash }) => {
    const text = `${pathname}${search}${hash}`.slice(0, 2_048);
    for (const [type, pattern] of compiled) {
      const { id, account } = pattern.exec(text)?.groups ?? {};
      if (id !== undefined) return { type, id, ...(account === undefined ? {} : { account }) };
    }
    return null;
  };
}
