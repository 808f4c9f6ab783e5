import { addressKey } from '../../lib/model/address';
import type { Detection } from '../../lib/model/detection';
import { readName } from '../../lib/sites/person-name';
import { recordInUrl } from '../../lib/sites/url-record';
import type { Said } from './against-truth';
import type { Truth } from './truths';

/** What kind of page it is, as a user would say. */
export const PAGE_KINDS = ['message', 'person', 'list', 'ticket', 'other'] as const;
export type PageKind = (typeof PAGE_KINDS)[number];

/**
 * What became of a page. `right`: the person, or nobody where it shows nobody. `asked`: a question, or several to choose
 * from. `nobody`: nobody was named although somebody is there. `wrong`: somebody else was named.
 */
export type Outcome = 'right' | 'wrong' | 'nobody' | 'asked';

/** How often each came to be. */
export type Counts = Record<Outcome, number>;

/** Counts what was said of pages, by kind of page and by site. */
export interface Report {
  add(truth: Truth, said: Said): Outcome;
  byKind(): Map<string, Counts>;
  bySite(): Map<string, Counts>;
  /** The names of the pages on which somebody else was named. */
  wrong(): string[];
}

/** A report with nothing in it yet. */
export function createReport(): Report {
  const kinds = new Map<string, Counts>(PAGE_KINDS.map((kind) => [kind, none()]));
  const sites = new Map<string, Counts>();
  const wrong: string[] = [];
  return {
    add(truth, said) {
      const outcome = outcomeOf(truth, said.detection);
      count(kinds, kindOf(truth, said.detection), outcome);
      count(sites, truth.site, outcome);
      if (outcome === 'wrong') wrong.push(truth.name);
      return outcome;
    },
    byKind: () => kinds,
    bySite: () => new Map([...sites].sort(([one], [other]) => one.localeCompare(other))),
    wrong: () => wrong,
  };
}

function none(): Counts {
  return { right: 0, wrong: 0, nobody: 0, asked: 0 };
}

function count(table: Map<string, Counts>, name: string, outcome: Outcome): void {
  const counts = table.get(name) ?? none();
  counts[outcome] += 1;
  table.set(name, counts);
}

/** What became of one page. A person of another address is wrong, and so is one without an address under another name. */
export function outcomeOf({ expect, never }: Truth, { status, primary }: Detection): Outcome {
  if (status === 'ask' || status === 'several') return 'asked';
  if (primary === null) return expect.status === 'nobody' ? 'right' : 'nobody';
  const email = keyOf(primary.email);
  if (never.some((address) => keyOf(address) === email)) return 'wrong';
  const isRight =
    expect.email === null
      ? expect.name !== null && readName(expect.name) === (primary.name ?? null)
      : keyOf(expect.email) === email;
  return isRight ? 'right' : 'wrong';
}

function kindOf(truth: Truth, { key, primary, others }: Detection): PageKind {
  if (truth.rows !== undefined && truth.expect.status !== 'person') return 'list';
  const type = key?.type ?? recordInUrl(new URL(truth.url))?.type ?? null;
  if (type === 'message' || type === 'person' || type === 'ticket') return type;
  const evidence = [primary, ...others].flatMap((person) => person?.evidence ?? []).join(' ');
  return /message|Reply-To/.test(evidence) ? 'message' : 'other';
}

function keyOf(email: string | null | undefined): string | null {
  return email === null || email === undefined ? null : addressKey(email);
}

/** One line of a report. */
export function lineOf(name: string, { right, wrong, nobody, asked }: Counts): string {
  return `${name}: right ${String(right)}, wrong ${String(wrong)}, nobody ${String(nobody)}, asked ${String(asked)}`;
}
