// @vitest-environment jsdom
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addressKey } from '../../lib/model/address';
import { z } from '../../lib/model/zod';
import { look } from '../../lib/sites/look';
import { showSaved } from '../sites/saved-page';
import { PAGES } from '../sites/truths';
import { sites } from '../../lib/sites/index';

const FOLDER = join(PAGES, 'demo');
const Truth = z.object({
  url: z.url(),
  own: z.array(z.string()),
  expect: z.object({ status: z.string(), email: z.string().nullable(), name: z.string().nullable() }),
  never: z.array(z.string()),
  rows: z.array(z.object({ email: z.string(), name: z.string().nullable() })).optional(),
});
const names = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.slice(0, -'.html'.length));

test.each(names)('the readers take %s for the person it is about, and for nobody else', (name) => {
  const truth = Truth.parse(JSON.parse(readFileSync(join(FOLDER, `${name}.truth.json`), 'utf8')));
  showSaved(join(FOLDER, `${name}.html`));
  const { seen, list } = look(document, new URL(truth.url), truth.own, { sites, limitMs: 5000 });
  const { status, primary } = seen;
  expect({ status, email: primary?.email ?? null }).toEqual({
    status: truth.expect.status,
    email: truth.expect.email,
  });
  // No name is better than a wrong one.
  expect([truth.expect.name, null]).toContain(primary?.name ?? null);
  const read = JSON.stringify([seen.primary, seen.status === 'ask' ? seen.others : []]);
  for (const address of truth.never) expect(read).not.toContain(address);
  const addresses = list.map((row) => addressKey(row.email ?? ''));
  if (truth.rows) {
    expect(addresses).toEqual(truth.rows.map((row) => addressKey(row.email)));
    // A name is right or absent: another cell's words are never taken for one.
    const names = new Map(truth.rows.map((row) => [addressKey(row.email), row.name]));
    for (const { email = '', name } of list)
      expect([undefined, names.get(addressKey(email))]).toContain(name);
  }
});
