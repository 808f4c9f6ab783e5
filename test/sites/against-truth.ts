import { expect } from 'vitest';
import { addressKey } from '../../lib/model/address';
import type { Detected, Detection, ListedPerson } from '../../lib/model/detection';
import { isMachine } from '../../lib/sites/machine';
import { isOurs, ownSet } from '../../lib/sites/own';
import { readName } from '../../lib/sites/person-name';
import type { Truth } from './truths';

/** What was said of a page. */
export interface Said {
  detection: Detection;
  list: ListedPerson[];
}

/** Asserts that what was said of a page is what must be said of it. */
export function expectTruth({ detection, list }: Said, truth: Truth): void {
  const { status, primary, others, key, site } = detection;
  const who = primary ?? (status === 'ask' ? (others[0] ?? null) : null);
  // A question may be about anybody that is not forbidden, unless the truth says about whom.
  const isOpen = truth.expect.status === 'ask' && truth.expect.email === null && truth.expect.name === null;
  const meant = isOpen ? {} : { email: keyOf(truth.expect.email), name: nameOf(truth.expect.name) };
  const named = { site, status, email: keyOf(who?.email), name: who?.name ?? null };
  expect(named).toMatchObject({ site: truth.site, status: truth.expect.status, ...meant });
  expectNever(detection, truth);
  if (truth.phone !== undefined) expect(digits(who?.phone)).toBe(digits(truth.phone));
  if (truth.company !== undefined) expect(who?.company).toBe(truth.company);
  if (truth.stage !== undefined) expect(who?.stage).toBe(truth.stage);
  if (truth.key === null) expect(key).toBeNull();
  else if (truth.key !== undefined) expect(key).toMatchObject(truth.key);
  if (truth.maxConfidence !== undefined) expect(who?.confidence).toBeLessThanOrEqual(truth.maxConfidence);
  if (truth.minConfidence !== undefined) expect(who?.confidence).toBeGreaterThanOrEqual(truth.minConfidence);
  for (const text of truth.evidence ?? []) expect(who?.evidence.join(' ')).toContain(text);
  if (truth.others !== undefined)
    expect(others.map(({ email }) => email)).toEqual(expect.arrayContaining(truth.others));
  if (truth.othersCount !== undefined) expect(others).toHaveLength(truth.othersCount);
  if (truth.rows !== undefined) expectRows(list, truth);
}

/** Asserts that nobody is named who must not be. */
export function expectNever({ primary, others }: Detection, { never }: Truth): void {
  const named = [...(primary === null ? [] : [primary]), ...others].map(({ email }: Detected) =>
    keyOf(email),
  );
  for (const address of never) expect(named).not.toContain(keyOf(address));
}

/** Every row of the truth that is somebody: not oneself and not a machine. */
function expectRows(list: ListedPerson[], { rows = [], own }: Truth): void {
  const mine = ownSet(own);
  const people = rows.filter(({ email }) => email === null || !(isOurs(email, mine) || isMachine(email)));
  const found = list.map(({ email, name, key }) => ({ email: keyOf(email), name: name ?? '', id: key?.id }));
  for (const { email, name, id } of people) {
    const row = {
      email: keyOf(email),
      ...(name === '' ? {} : { name: nameOf(name) }),
      ...(id === undefined ? {} : { id }),
    };
    expect(found).toContainEqual(expect.objectContaining(row));
  }
  const wanted = new Set(people.map(({ email, name, id }) => keyOf(email) ?? id ?? name));
  expect(new Set(found.map(({ email, id, name }) => email ?? id ?? name))).toEqual(wanted);
}

function keyOf(email: string | null | undefined): string | null {
  return email === null || email === undefined ? null : (addressKey(email) ?? email);
}

/** 'Okafor, Adaeze' is read as 'Adaeze Okafor' wherever it stands. */
function nameOf(name: string | null): string | null {
  return readName(name);
}

function digits(phone: string | null | undefined): string | undefined {
  return phone?.replace(/\D/g, '');
}
