import type { RecordKey } from '../model/record-key';
import { CANDIDATE_LIMIT } from './bounds';
import type { Card } from './cards';
import type { Reading } from './detected';
import type { Source } from './hits';
import { isMachine, isRole } from './machine';
import { nameInFields, nameNear, type FoundName } from './name-near';
import { isHouse } from './own';
import { nameFits, readName } from './person-name';
import type { Field } from './record-fields';
import type { Regions } from './region';
import type { Placed } from './rows';
import { carriesRecord } from './stale';
import type { Steps } from './steps';
import type { Budget } from './too-large';

/** How much a place says by itself. What it is labelled as, where it stands and what agrees with it is added. */
const WORTH: Record<Source, number> = {
  card: 0.8,
  field: 0.65,
  data: 0.7,
  mailto: 0.6,
  text: 0.55,
  title: 0.55,
};
const SAID: Record<Source, string> = {
  card: 'Contact card of the page',
  field: 'E-mail field of the record',
  data: 'E-mail of the record',
  mailto: 'E-mail link in the record',
  text: 'E-mail shown in the record',
  title: 'E-mail behind a name',
};

/** An address of the record with how much speaks for it. */
export interface Candidate {
  email: string;
  reading: Reading;
  nodes: Element[];
  /** Whether all of it stands among other people than the page's own. */
  isRelated: boolean;
  /** Where its name stands. */
  namedAt: Element | null;
  /** Whether a name near it, in the fields or in a heading, can be this address's. */
  fits: boolean;
}

/** What the rest of the page says of its person. */
export interface Surroundings {
  key: RecordKey | null;
  own: ReadonlySet<string>;
  regions: Regions;
  fields: Field[];
  headings: FoundName[];
  /** The parts of the page's title. */
  titleParts: string[];
  cards: Card[];
  /** Whether the page offers the vCard of one person. */
  hasCardLink: boolean;
}

/** The addresses of a page that can be its person's, the surest first. */
export function* candidatesOf(places: Placed[], around: Surroundings, budget: Budget): Steps<Candidate[]> {
  const groups = new Map<string, Placed[]>();
  for (const place of places) {
    const role = place.label?.role ?? place.prefix;
    // A link among the words of a text is what somebody wrote, wherever it stands.
    if (place.isProse && place.label === null) continue;
    if (role === 'staff' || !isNamed(place.email, around) || isMachine(place.email, place.name)) continue;
    const group = groups.get(place.email);
    if (group === undefined) groups.set(place.email, [place]);
    else group.push(place);
  }
  const candidates: Candidate[] = [];
  for (const [email, group] of likeliest(groups, around)) {
    candidates.push(candidateOf(email, group, around));
    if (budget.check()) yield;
  }
  const [card, ...more] = around.cards.filter(({ email }) => !groups.has(email) && isNamed(email, around));
  if (card !== undefined && more.length === 0) {
    const found = candidateOfCard(card, around);
    if (found !== null) candidates.push(found);
  }
  return candidates.sort((one, other) => other.reading.confidence - one.reading.confidence);
}

/** To find a name takes longest: where there are very many addresses, only those that can win are given one. */
function likeliest(groups: ReadonlyMap<string, Placed[]>, around: Surroundings): [string, Placed[]][] {
  if (groups.size <= CANDIDATE_LIMIT) return [...groups];
  return [...groups]
    .map(([email, group]) => ({
      email,
      group,
      score: Math.max(...group.map((place) => scoreOf(place, around))),
    }))
    .sort((one, other) => other.score - one.score)
    .slice(0, CANDIDATE_LIMIT)
    .map(({ email, group }) => [email, group]);
}

function isNamed(email: string, { own }: Surroundings): boolean {
  return !isHouse(email, own) && !isMachine(email);
}

/** A card whose address the page does not show: nobody sees JSON-LD, so the page must show its name as a heading. */
function candidateOfCard(card: Card, { headings }: Surroundings): Candidate | null {
  const name = readName(card.name);
  const heading = headings.find((found) => found.name === name);
  const node = card.element ?? heading?.element;
  if (node === undefined) return null;
  const evidence = [SAID.card, ...(heading === undefined ? [] : ['The name is a heading of the page'])];
  const { email, phone, company } = card;
  const confidence = heading === undefined ? 0.75 : 0.8;
  return {
    email,
    reading: { name, email, phone, company, confidence, evidence },
    nodes: [node],
    namedAt: heading?.element ?? card.element,
    isRelated: false,
    fits: heading !== undefined,
  };
}

function candidateOf(email: string, group: Placed[], around: Surroundings): Candidate {
  const best = group
    .map((place) => ({ place, score: scoreOf(place, around) }))
    .sort((one, other) => other.score - one.score)[0];
  if (best === undefined) throw new Error('a group of places is never empty');
  const { place } = best;
  const card = around.cards.find((other) => other.email === email);
  const evidence = [sentenceOf(place)];
  let score = best.score;
  const raise = (by: number, why: string) => {
    score += by;
    evidence.push(why);
  };
  const name = nameOf(email, group, around, card);
  if (name?.fits === true) raise(isHeading(name.element) ? 0.15 : 0.1, 'The name beside it fits the address');
  // A name and an address in one attribute were put together by the program.
  if (group.some(({ source, name: paired }) => source === 'title' && paired !== null)) score += 0.05;
  if (new Set(group.map(({ source }) => source)).size > 1) score += 0.05;
  const requester = around.fields.find(
    ({ role, text }) => role === 'requester' && nameFits(text, email) && readName(text) !== null,
  );
  if (requester !== undefined) raise(0.15, 'Named as the customer');
  if (around.key !== null && carriesRecord(place.element, around.key.id))
    raise(0.05, 'In the part of the page for this record');
  if (around.key?.type === 'person') score += 0.05;
  if (card !== undefined) raise(0.15, SAID.card);
  const nodes = [place.element, ...(name === null ? [] : [name.element])];
  const reading = {
    name: name?.name ?? requester?.text ?? null,
    email,
    phone: card?.phone ?? null,
    company: card?.company ?? null,
    confidence: Math.min(score, 0.95),
    evidence,
  };
  const isRelated = group.every(({ element }) => around.regions.of(element).isRelated);
  return {
    email,
    reading,
    nodes,
    isRelated,
    namedAt: name?.element ?? null,
    fits: name?.fits === true || requester !== undefined,
  };
}

function isHeading(element: Element): boolean {
  return /^H[1-6]$/.test(element.tagName) || element.getAttribute('role') === 'heading';
}

function scoreOf(place: Placed, { regions }: Surroundings): number {
  const region = regions.of(place.element);
  const { label, prefix, source } = place;
  // A line that begins with a label can stand in a message as well: it is never enough by itself.
  if (label === null && prefix !== null) return 0.5;
  // A recipient may be whom the user wrote to, or one of many that somebody else wrote to.
  if (label?.role === 'to' || label?.role === 'cc') return 0.5;
  let score = WORTH[source];
  if (label?.role === 'requester') score = Math.max(score, label.isShown ? 0.85 : 0.75);
  if (label?.role === 'email') score = Math.max(score, label.isShown ? 0.8 : 0.75);
  if (label === null && isRole(place.email)) score -= 0.2;
  if (region.isRelated) score = Math.min(score, 0.4);
  return score + (region.isHeader ? 0.05 : 0) - (region.isAside ? 0.03 : 0);
}

function sentenceOf({ label, source }: Placed): string {
  if (label?.role === 'requester') return 'Named as the customer';
  if (label?.role === 'email')
    return source === 'field' ? 'E-mail field of the record' : 'E-mail shown in the record';
  return SAID[source];
}

function nameOf(
  email: string,
  group: Placed[],
  around: Surroundings,
  card: Card | undefined,
): FoundName | null {
  const element = group[0]?.element;
  if (element === undefined) return null;
  const fitted = (name: string | null, at: Element): FoundName | null => {
    const clean = readName(name);
    return clean === null ? null : { name: clean, element: at, fits: nameFits(clean, email) };
  };
  const attached = group.map((place) => fitted(place.name, place.element)).filter((found) => found !== null);
  const inFields = nameInFields(around.fields);
  const options = [
    ...attached,
    fitted(card?.name ?? null, card?.element ?? element),
    inFields === null ? null : fitted(inFields.name, inFields.element),
    nameNear(element, email, around.regions, around.titleParts),
    ...around.headings.map(({ name, element: heading }) => fitted(name, heading)),
  ].filter((found) => found !== null);
  const fitting = options.find(({ fits }) => fits);
  if (fitting !== undefined) return fitting;
  // A name that does not fit is believed where the page says that it is the name: in a field or above a person's record.
  const stated = inFields ?? (around.key?.type === 'person' ? around.headings[0] : undefined) ?? attached[0];
  return stated ?? options.find(({ element: at }) => isHeading(at)) ?? null;
}
