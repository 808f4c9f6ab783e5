import type { ListedPerson } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { forwardedIn } from './body';
import { hasCardLink, readCards } from './cards';
import type { Reading } from './detected';
import { findHits, type Hit } from './hits';
import { judgeThread } from './letter';
import { isMachine } from './machine';
import { readHeaders } from './mail-header';
import { nameHeadings, titlePartsOf } from './name-near';
import { gather, type Gathered } from './gather';
import { isHouse } from './own';
import { budgetOf } from './page';
import { listRows } from './list-rows';
import { candidatesOf, type Candidate, type Surroundings } from './record';
import { readCompany, readFields, readPhones } from './record-fields';
import { Regions } from './region';
import { placeHits, type Placed } from './rows';
import type { Page, Seen, Site } from './site';
import { isStale } from './stale';
import { atOnce, type Steps } from './steps';
import { recordInUrl } from './url-record';
import { ask, NOBODY, OURS, person, seenBy, several, type Verdict } from './verdict';
import { isVisible } from './visible';
import { nameFits, readName } from './person-name';

const ID = 'generic';
/** From this on the person is named; below it the user is asked; below the second nobody is. */
const SURE = 0.72;
const WORTH_ASKING = 0.45;
/** Two people closer than this are equally likely. */
const MARGIN = 0.15;

/** What one reading of a page found, kept for `detect` and `list`. */
interface Read {
  trees: Gathered[];
  places: Placed[];
  around: Surroundings;
}

/** A page is read in steps, and its answers were asked for before they were ready: `prepare` makes them so. */
export class Unprepared extends Error {
  override name = 'Unprepared';
}

/** The record that a site with a file of its own found, where that site could not read the rest. */
const keys = new WeakMap<Page, RecordKey>();
const verdicts = new WeakMap<Page, Verdict>();
const readings = new WeakMap<Page, Read>();
const lists = new WeakMap<Page, ListedPerson[]>();

/** Any page of a site without a file of its own: labelled fields, links, cards and form values, weighed by where they stand. */
export const generic: Site = {
  id: ID,
  label: 'Any other site',
  kind: 'any',
  origins: [],
  recognises: () => true,
  *prepare(page) {
    yield* verdictOf(page);
    yield* listOf(page);
  },
  detect(page) {
    return seenBy(ID, keyOf(page), ready(page, verdicts, verdictOf));
  },
  list(page) {
    return ready(page, lists, listOf);
  },
};

function keyOf(page: Page): RecordKey | null {
  return keys.get(page) ?? recordInUrl(page.url);
}

function ready<T>(page: Page, known: WeakMap<Page, T>, read: (page: Page) => Steps<T>): T {
  const answer = known.get(page);
  if (answer !== undefined) return answer;
  if (budgetOf(page).isStepped) throw new Unprepared();
  return atOnce(read(page));
}

function* readPage(page: Page): Steps<Read> {
  const known = readings.get(page);
  if (known !== undefined) return known;
  const budget = budgetOf(page);
  const trees = yield* gather(page);
  const headings = trees.flatMap((tree) => tree.headings);
  const isModal = headings.some((node) => node.matches('dialog, [aria-modal]') && isVisible(node));
  const regions = new Regions(isModal);
  const hits: Hit[] = [];
  for (const hit of yield* findHits(trees, budget)) {
    if (!regions.of(hit.element).isOut && isVisible(hit.element)) hits.push(hit);
    if (budget.check()) yield;
  }
  const places = yield* placeHits(hits, budget);
  const titleParts = titlePartsOf(page.document.title);
  const fields = yield* readFields(trees, regions, budget);
  const around: Surroundings = {
    key: keyOf(page),
    own: page.own,
    regions,
    fields,
    headings: nameHeadings(headings, titleParts, regions),
    titleParts,
    cards: readCards(page, trees),
    hasCardLink: hasCardLink(trees, regions),
  };
  if (budget.check()) yield;
  const read = { trees, places, around };
  readings.set(page, read);
  return read;
}

function* listOf(page: Page): Steps<ListedPerson[]> {
  const { trees, places, around } = yield* readPage(page);
  const list = yield* listRows(page, trees, places, around);
  lists.set(page, list);
  return list;
}

function* verdictOf(page: Page): Steps<Verdict> {
  const read = yield* readPage(page);
  const verdict = yield* judge(page, read);
  verdicts.set(page, verdict);
  return verdict;
}

function* judge(page: Page, read: Read): Steps<Verdict> {
  const { places, around } = read;
  const budget = budgetOf(page);
  const id = around.key?.id ?? null;
  const single: Placed[] = [];
  for (const place of places) {
    if (budget.check()) yield;
    if (place.row === null && !isStale(place.element, id, budget)) single.push(place);
  }
  const headers = readHeaders(single, around.fields, around.regions, budget);
  if (budget.check()) yield;
  if (headers !== null) {
    // In a thread nobody can tell whose body says what.
    const [letter, ...more] = headers.letters;
    const letters =
      letter === undefined || more.length > 0
        ? headers.letters
        : [{ ...letter, forwarded: () => forwardedIn(page) }];
    const verdict = judgeThread(letters, page.own);
    return headers.isGuess ? lessSure(verdict) : complete(read, verdict);
  }
  const candidates = yield* candidatesOf(single, around, budget);
  return complete(read, chosen(candidates, around, places));
}

function chosen(candidates: Candidate[], around: Surroundings, places: Placed[]): Verdict {
  const [best, ...others] = candidates;
  if (best === undefined || best.reading.confidence < WORTH_ASKING) return nameOnly(around, places);
  const rivals = others.filter(
    (other) =>
      !other.isRelated &&
      other.reading.confidence > best.reading.confidence - MARGIN &&
      !(best.fits && !other.fits) &&
      !isSamePerson(best, other),
  );
  const rest = others.map(({ reading }) => reading);
  if (best.isRelated) return NOBODY;
  if (rivals.length > 0) {
    const all = [best, ...rivals];
    const nodes = all.flatMap((candidate) => candidate.nodes);
    return best.reading.confidence >= SURE
      ? several([best.reading, ...rest], nodes)
      : ask([best.reading, ...rest], nodes);
  }
  // A company's address is its own, not a person's.
  const isPerson = best.reading.confidence >= SURE && around.key?.type !== 'company';
  if (isPerson) return person(best.reading, best.nodes, rest);
  return ask([best.reading, ...rest], best.nodes);
}

/** Two addresses under one name are one person's; the same name in two places may be two people's. */
function isSamePerson(one: Candidate, other: Candidate): boolean {
  const name = readName(one.reading.name);
  return name !== null && name === readName(other.reading.name) && one.namedAt === other.namedAt;
}

/** A record without an address: the name alone, and a question. A page with a list on it is about nobody. */
function nameOnly({ key, headings, hasCardLink, fields, own }: Surroundings, places: Placed[]): Verdict {
  const ours = places.filter(({ email, name }) => isHouse(email, own) || isMachine(email, name));
  const nobody = ours.every(({ email }) => isHouse(email, own)) ? OURS : NOBODY;
  const isOurs = ({ element, text }: { element: Element; text: string }) =>
    ours.some((place) => element.contains(place.element) || nameFits(text, place.email));
  const requester = fields.find((field) => field.role === 'requester' && readName(field.text) !== null);
  if (requester !== undefined) {
    return isOurs(requester) ? nobody : ask([unknown(requester.text, REQUESTER)], [requester.element]);
  }
  const [heading] = headings;
  if (
    (key?.type !== 'person' && !hasCardLink) ||
    heading === undefined ||
    places.some(({ row }) => row !== null)
  )
    return NOBODY;
  const { name, element } = heading;
  // The record of a colleague is not one without an address: its address is one of ours.
  const isColleague = isOurs({ element, text: name }) || ours.some(({ label }) => label?.role === 'email');
  return isColleague ? nobody : ask([unknown(name, HEADING)], [element]);
}

const REQUESTER = 'Named as the customer; no address shown';
const HEADING = 'Heading of the page; no address shown';

function unknown(name: string, evidence: string): Reading {
  return { name, confidence: WORTH_ASKING, evidence: [evidence] };
}

/** Adds the phone number and the company of the record, which is the person's where the person is certain. */
function complete({ trees, around }: Read, verdict: Verdict): Verdict {
  const { primary, status } = verdict;
  const target = status === 'person' ? primary : status === 'ask' ? verdict.others[0] : undefined;
  if (target === null || target === undefined || around.key?.type === 'message') return verdict;
  const phones = readPhones(trees, around.fields, around.regions);
  target.phone ??= phones[0] ?? null;
  target.company ??= readCompany(trees, around.fields, around.regions);
  return verdict;
}

/** A sender who is only guessed is asked about. */
function lessSure(verdict: Verdict): Verdict {
  const { status, primary, others, nodes } = verdict;
  if (status !== 'person' || primary === null) return verdict;
  const confidence = Math.min(primary.confidence, 0.75);
  const guess = {
    ...primary,
    confidence,
    evidence: [...primary.evidence, 'Stands where a sender stands; no label says so'],
  };
  return (primary.name ?? null) === null ? ask([guess, ...others], nodes) : person(guess, nodes, others);
}

/** The generic reader's answer, for a site whose own page could not be read: of the record that the site found in the URL. */
export function readAnyway(page: Page, site: string, key: Seen['key']): Seen {
  if (key !== null) keys.set(page, key);
  return { ...seenBy(site, key, ready(page, verdicts, verdictOf)), fallback: true };
}
