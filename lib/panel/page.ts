import type { Sighting } from '../messages';
import type { Detected } from '../model/detection';
import type { RecordKey } from '../model/record-key';
import { recordKeyText } from '../model/record-key-text';
import { seenPerson, type SeenPerson } from './seen';

/** What the entrypoint knows of the tab the panel follows. */
export type PageInput =
  | { state: 'starting' }
  /** A page of the browser or of an extension: there is nothing to read. */
  | { state: 'unsupported' }
  /** Not allowed. `origin` is null where the browser does not tell; `once`: the user's click allows one look. */
  | { state: 'no-permission'; origin: string | null; once: boolean }
  /** Allowed, and nothing has come from the page for a while. */
  | { state: 'silent'; origin: string }
  | { state: 'sighting'; sighting: Sighting };

/** What the panel knows of the page beside it. */
export type PageView =
  | { state: 'starting' }
  | { state: 'first-run' }
  | { state: 'unsupported' }
  | { state: 'no-permission'; origin: string | null; once: boolean }
  | { state: 'silent'; origin: string }
  | { state: 'looking' }
  | { state: 'too-large' }
  | Seen<{ state: 'nobody'; list: SeenPerson[] }>
  | Seen<{ state: 'several'; people: SeenPerson[] }>
  | Seen<{ state: 'ask'; people: SeenPerson[] }>
  | Seen<{ state: 'person'; seen: SeenPerson; others: SeenPerson[] }>;

/** A page that was read: the record it is about, which site read it, and whether only in the general way. */
type Seen<View> = View & { record: RecordKey | null; site: string; fallback: boolean };

/** The page as the panel shows it. First run comes before everything, until its questions are answered. */
export function pageView(input: PageInput, welcomed: boolean): PageView {
  if (!welcomed) return { state: 'first-run' };
  if (input.state !== 'sighting') return input;
  return sightingView(input.sighting);
}

function sightingView(sighting: Sighting): PageView {
  if (sighting.state === 'looking') return { state: 'looking' };
  const { detection, list } = sighting;
  const { key: record, site, fallback } = detection;
  const how = { record, site, fallback };
  const others = detection.others.map(alone);
  switch (detection.status) {
    case 'person': {
      // The schema has a primary person exactly with this status.
      if (detection.primary === null) return { state: 'nobody', list: [], ...how };
      return { state: 'person', seen: seenPerson(detection.primary, record), others, ...how };
    }
    case 'ask': {
      // Whether the record is this one's is what is asked.
      const [first, ...rest] = detection.others;
      const people = first === undefined ? [] : [seenPerson(first, record), ...rest.map(alone)];
      return { state: 'ask', people, ...how };
    }
    case 'several':
      return { state: 'several', people: others, ...how };
    case 'too-large':
      return { state: 'too-large' };
    case 'nobody':
      return { state: 'nobody', list: list.map((row) => seenPerson(row, row.key)), ...how };
  }
}

function alone(other: Detected): SeenPerson {
  return seenPerson(other, null);
}

/** Whether a record is one person's: their own, or the ticket they wrote. A message's or a company's names nobody. */
export function isPersonal(record: RecordKey | null): record is RecordKey {
  return record !== null && (record.type === 'person' || record.type === 'ticket');
}

/** The people a page shows, foremost first. */
export function peopleOf(page: PageView): SeenPerson[] {
  if (page.state === 'person') return [page.seen, ...page.others];
  if (page.state === 'ask' || page.state === 'several') return page.people;
  return page.state === 'nobody' ? page.list : [];
}

/** The record a page is about, where it was read. */
export function recordOf(page: PageView): RecordKey | null {
  return 'record' in page ? page.record : null;
}

/** One string that stays the same while the page shows the same thing: by it a choice is remembered and forgotten. */
export function pageIdentity(page: PageView): string {
  if (!('record' in page)) return page.state;
  return `${page.state} ${page.record === null ? '' : recordKeyText(page.record)} ${identities(shownBy(page))}`;
}

/** By whom a page is told apart: others may come and go on one person's page. */
function shownBy(page: PageView): SeenPerson[] {
  return page.state === 'person' ? [page.seen] : peopleOf(page);
}

function identities(people: SeenPerson[]): string {
  return people.map((one) => `${one.email ?? ''}|${one.name ?? ''}`).join(';');
}
