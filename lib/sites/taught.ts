import type { Pointer, TaughtField, TaughtRule } from '../model/taught-site';
import type { Reading } from './detected';
import { isMachine } from './machine';
import { isHouse } from './own';
import { rootsOf, type Root } from './page';
import { matchShape } from './page-shape';
import { nameFits } from './person-name';
import { pointedAt } from './pointer';
import type { Page, Seen } from './site';
import { isStale } from './stale';
import { taughtValue } from './taught-value';
import type { Budget } from './too-large';
import { ask, OURS, person, recordKey, seenBy, type Verdict } from './verdict';

/** The name of the site that a rule makes. */
export function taughtSite(rule: TaughtRule): string {
  return `taught:${rule.id}`;
}

/** The rules whose pages have the shape of this one, in the order they were given. */
export function rulesFor(url: URL, rules: readonly TaughtRule[]): TaughtRule[] {
  return rules.filter((rule) => matchShape(rule.pages, url) !== null);
}

/**
 * Whom a page shows where somebody showed it: null where nothing is there, or only the user's own side. What only its
 * place says while its mark and its label are gone, or what two ways read differently, is asked about. `elsewhere` are
 * the addresses that other ways of reading found on this page.
 */
export function readTaught(
  page: Page,
  rule: TaughtRule,
  elsewhere: readonly string[],
  budget: Budget,
): Seen | null {
  const match = matchShape(rule.pages, page.url);
  if (match === null) return null;
  const { record, evidence } = rule;
  const key =
    record === null || match.id === null
      ? null
      : recordKey({ site: 'generic', account: match.account, type: record, id: match.id });
  const roots = page.frames.flatMap((frame) => rootsOf(frame));
  const found = (field: TaughtField) => readField(field, rule.fields[field], roots, budget, match.id);
  const email = found('email');
  const name = found('name');
  // The record of a colleague is read as it was shown, and is nobody's to be asked for.
  if (email?.isSure === true && isHouse(email.value, page.own)) return seenBy(taughtSite(rule), key, OURS);
  if (email !== null && (isHouse(email.value, page.own) || isMachine(email.value, name?.value))) return null;
  if (email === null && name === null) return null;
  // Without the address that was shown, any other way of reading that finds one is better than a name.
  const isAddressGone = email === null && rule.fields.email.length > 0;
  if (isAddressGone && elsewhere.length > 0) return null;
  const parts = [name, email].filter((part) => part !== null);
  const isSure =
    parts.every((part) => part.isSure) &&
    // A name alone says who it is only beside the record that is theirs.
    (email === null
      ? !isAddressGone && key?.type === 'person'
      : isLikely(name?.value ?? null, email.value, rule, elsewhere));
  const reading: Reading = {
    name: name?.value ?? null,
    email: email?.value ?? null,
    phone: found('phone')?.value ?? null,
    company: found('company')?.value ?? null,
    stage: found('stage')?.value ?? null,
    confidence: isSure ? 0.97 : 0.6,
    evidence: [
      evidence,
      ...(isAddressGone ? ['There is no address where it was shown'] : []),
      ...(isSure || isAddressGone ? [] : ['The page has changed since it was shown']),
    ],
  };
  const nodes = parts.map((part) => part.element);
  const verdict: Verdict = isSure ? person(reading, nodes) : ask([reading], nodes);
  return seenBy(taughtSite(rule), key, verdict);
}

interface Found {
  value: string;
  element: Element;
  /** Found by its mark or its label, or in its place where that was all there was to go by; and nothing says otherwise. */
  isSure: boolean;
}

function readField(
  field: TaughtField,
  ladder: readonly Pointer[],
  roots: readonly Root[],
  budget: Budget,
  id: string | null,
): Found | null {
  const read = ladder.flatMap((pointer) => {
    const values = new Map<string, Element>();
    for (const element of pointedAt(roots, pointer, budget)) {
      const value = isStale(element, id) ? null : taughtValue(field, element);
      if (value !== null && !values.has(value)) values.set(value, element);
    }
    const [only] = values;
    return values.size === 1 && only !== undefined ? [{ pointer, value: only[0], element: only[1] }] : [];
  });
  const [first] = read;
  if (first === undefined) return null;
  const hasBetter = ladder.some(({ by }) => by !== 'place');
  const isSure =
    read.every(({ value }) => value === first.value) && (first.pointer.by !== 'place' || !hasBetter);
  return { value: first.value, element: first.element, isSure };
}

/** An address that only its place gives must not be a worse fit for the name than another one on the page. */
function isLikely(
  name: string | null,
  email: string,
  rule: TaughtRule,
  elsewhere: readonly string[],
): boolean {
  if (name === null || rule.fields.email.some(({ by }) => by !== 'place') || nameFits(name, email))
    return true;
  return !elsewhere.some((other) => other !== email && nameFits(name, other));
}
