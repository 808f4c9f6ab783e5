import type { RecordKey } from '../model/record-key';
import type { Reading } from './detected';
import { isMachine } from './machine';
import { isHouse } from './own';
import { partyOf } from './party';
import { nameFits } from './person-name';
import { drawnIn, nodesOf, tell, type Kind, type Told, type View, type Way } from './record-ways';
import { shortText } from './text';
import { ask, NOBODY, OURS, person, several, type Verdict } from './verdict';

/** How one type of record says who its person is. */
export type Fields = Partial<Record<Kind, readonly Way[]>> & {
  /** Elements that each name one person, where a record can have several. */
  people?: readonly Way[];
  /** Whether the program shows somebody of `people` as it shows only those who work with it. */
  isStaff?: (shown: string) => boolean;
};

/** What several ways say of one thing. */
interface Answer extends Told {
  /** The ways that say so. */
  by: Way['by'][];
  /** What other ways say instead. */
  rivals: Told[];
}

/** How sure an answer is: by two ways that agree, by one, by ways that differ. */
const AGREED = 0.96;
const ALONE = 0.88;
const FITTING = 0.92;
const DIFFERENT = 0.6;
const NAME_AGREED = 0.82;
const NAME_ALONE = 0.75;

/** Reads a record's one person; null where the page has none of the ways to a name or an address. */
export function judgeRecord(view: View, fields: Fields, type: RecordKey['type']): Verdict | null {
  const answer = (kind: Kind) => answerOf(view, kind, fields[kind] ?? []);
  const [name, email] = [answer('name'), answer('email')];
  if (name === null && email === null) return null;
  const { own } = view.page;
  const isOurs = email === null ? isColleague(view, fields.email ?? [], name) : isHouse(email.text, own);
  if (isOurs) return OURS;
  if (email !== null && isMachine(email.text)) return NOBODY;
  const rest = {
    phone: answer('phone')?.text ?? null,
    company: answer('company')?.text ?? null,
    stage: answer('stage')?.text ?? null,
  };
  const evidence = [
    ...(email === null ? [] : sentences('E-mail', email)),
    ...(name === null ? [] : sentences('Name', name)),
    `This is the ${type === 'person' ? 'contact' : type}’s own page`,
  ];
  const confidence = confidenceOf(name, email);
  const reading: Reading = {
    name: name?.text ?? null,
    email: email?.text ?? null,
    ...rest,
    confidence,
    evidence,
  };
  const nodes = [email?.node, name?.node].filter((node) => node !== null && node !== undefined);
  const rivals = [
    ...(email?.rivals ?? []).map(({ text }) => ({ ...reading, email: text })),
    ...(name?.rivals ?? []).map(({ text }) => ({ ...reading, name: text })),
  ];
  // A name without an address is somebody only where the record is that person's own, and the page shows the name.
  const isNamed = email !== null || (type === 'person' && nodes.length > 0);
  return rivals.length > 0 || !isNamed ? ask([reading, ...rivals], nodes) : person(reading, nodes);
}

function answerOf(view: View, kind: Kind, ladder: readonly Way[]): Answer | null {
  const said = ladder
    .map((way) => ({ by: way.by, told: tellOutside(view, kind, way) }))
    .filter(({ told }) => told.length > 0);
  const [first, ...others] = said;
  const best = first?.told[0];
  if (first === undefined || best === undefined) return null;
  const agrees = ({ told }: { told: Told[] }) =>
    told.some(({ text }) => (kind === 'name' ? isSameName(text, best.text) : text === best.text));
  const agreeing = others.filter(agrees);
  // What the title says is seen in the record as well, where that is another element.
  const shown = agreeing.flatMap(({ told }) => told).find(({ node }) => node !== null);
  // A field may hold several addresses of one person; links without a word round them may be several people's.
  const unsaid = first.by === 'link' && agreeing.length === 0 ? first.told.slice(1) : [];
  const different = others.filter((other) => !agrees(other)).flatMap(({ told }) => told.slice(0, 1));
  return {
    text: best.text,
    node: best.node ?? shown?.node ?? null,
    by: [first, ...agreeing].map(({ by }) => by),
    // One of ourselves is the record's owner, not another person it may be about.
    rivals: [...unsaid, ...different].filter(
      ({ text }) => kind !== 'email' || isOutside(text, view.page.own),
    ),
  };
}

/** What a way gives; a bare link to one of ourselves says nothing of the record's person. */
function tellOutside(view: View, kind: Kind, way: Way): Told[] {
  const told = tell(view, kind, way);
  return kind === 'email' && way.by === 'link'
    ? told.filter(({ text }) => isOutside(text, view.page.own))
    : told;
}

/** Whether the name is that of somebody of the house, whose address is all that is linked. */
function isColleague(view: View, ladder: readonly Way[], name: Answer | null): boolean {
  const told = ladder.flatMap((way) => tell(view, 'email', way));
  return name !== null && told.some(({ text }) => nameFits(name.text, text));
}

function isOutside(address: string, own: ReadonlySet<string>): boolean {
  return !isHouse(address, own) && !isMachine(address);
}

/** Two spellings of one name: with a title or a middle name in one place and without it in another. */
export function isSameName(one: string, other: string): boolean {
  const [short, long] = [wordsOf(one), wordsOf(other)].sort((left, right) => left.length - right.length);
  return short !== undefined && short.length > 0 && short.every((word) => long?.includes(word) === true);
}

function wordsOf(name: string): string[] {
  return name
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u)
    .filter((word) => word !== '');
}

function confidenceOf(name: Answer | null, email: Answer | null): number {
  const differs = (name?.rivals.length ?? 0) + (email?.rivals.length ?? 0) > 0;
  if (differs) return DIFFERENT;
  if (email === null) return (name?.by.length ?? 0) > 1 ? NAME_AGREED : NAME_ALONE;
  if (email.by.length > 1) return AGREED;
  return name !== null && nameFits(name.text, email.text) ? FITTING : ALONE;
}

/** What the places of a record are called to somebody who works with it. */
const PLACE: Record<Way['by'], { alone: (what: string) => string; also: string }> = {
  'field name': { alone: (what) => `${what} field of the record`, also: 'a field of the record' },
  'field value': { alone: (what) => `${what} field of the record`, also: 'a field of the record' },
  label: { alone: (what) => `Labelled as ${what.toLowerCase()}`, also: 'the label beside it' },
  heading: { alone: (what) => `${what} in the heading`, also: 'the heading' },
  'page title': { alone: (what) => `${what} in the page title`, also: 'the page title' },
  link: { alone: (what) => `${what} link of the record`, also: 'a link' },
  'mark of the page': { alone: (what) => `${what} of the record`, also: 'another place' },
};

/** Which places of the page say it, short enough for a chip: 'E-mail field of the record', 'The heading says the same name'. */
function sentences(what: 'E-mail' | 'Name', { by, rivals }: Answer): string[] {
  const [first, ...others] = new Set(by);
  const also = [...new Set(others.map((way) => PLACE[way].also))];
  const [opening = '', ...rest] = also;
  const agreed = [opening.charAt(0).toUpperCase() + opening.slice(1), ...rest].join(' and ');
  return [
    ...(first === undefined ? [] : [PLACE[first].alone(what)]),
    ...(also.length === 0
      ? []
      : [`${agreed} ${also.length > 1 ? 'say' : 'says'} the same ${what.toLowerCase()}`]),
    ...(rivals.length > 0 ? [`Another place of the page says otherwise`] : []),
  ];
}

/** Reads a record with several people: nobody where all are of the house; null where the page has none of the ways. */
export function judgePeople(
  view: View,
  { people = [], isStaff = () => false }: Fields,
  type: RecordKey['type'],
): Verdict | null {
  for (const way of people) {
    const nodes = typeof way.at === 'string' ? nodesOf(view, 'name', way.at, way) : [];
    if (nodes.length === 0) continue;
    const guests = nodes.filter((node) => !isStaff(shortText(node, 400)));
    const readings = guests.map((node): Reading => {
      const named = partyOf(node);
      const block = way.round === undefined ? node : (node.closest(way.round) ?? node.parentElement ?? node);
      const link = drawnIn(block).find((inner) => /^mailto:/i.test(inner.getAttribute('href') ?? ''));
      const email = named.email ?? (link === undefined ? null : partyOf(link).email);
      return {
        name: named.name,
        email,
        confidence: FITTING,
        evidence: [type === 'ticket' ? 'Named as the customer of this ticket' : `Named in this ${type}`],
      };
    });
    const { own } = view.page;
    const outside = readings.filter(({ email }) => typeof email !== 'string' || isOutside(email, own));
    const [first, second] = outside;
    if (first === undefined) {
      const isAllOurs = readings.every(({ email }) => typeof email === 'string' && isHouse(email, own));
      return isAllOurs ? OURS : NOBODY;
    }
    if (second !== undefined) return several(outside, guests);
    return typeof first.email !== 'string' ? ask([first], guests) : person(first, guests);
  }
  return null;
}
