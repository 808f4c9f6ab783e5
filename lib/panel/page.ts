import type { Sighting } from '../messages';
import type { RecordKey } from '../model/record-key';
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
  | { state: 'nobody'; list: SeenPerson[] }
  | { state: 'several'; people: SeenPerson[] }
  | { state: 'ask'; people: SeenPerson[] }
  | { state: 'too-large' }
  | { state: 'person'; seen: SeenPerson; others: SeenPerson[]; record: RecordKey | null };

/** The page as the panel shows it. First run comes before everything, until its questions are answered. */
export function pageView(input: PageInput, welcomed: boolean): PageView {
  if (!welcomed) return { state: 'first-run' };
  if (input.state !== 'sighting') return input;
  return sightingView(input.sighting);
}

function sightingView(sighting: Sighting): PageView {
  if (sighting.state === 'looking') return { state: 'looking' };
  const { detection, list } = sighting;
  const others = detection.others.map((other) => seenPerson(other, null));
  switch (detection.status) {
    case 'person': {
      // The schema has a primary person exactly with this status.
      if (detection.primary === null) return { state: 'nobody', list: [] };
      const seen = seenPerson(detection.primary, detection.key);
      return { state: 'person', seen, others, record: detection.key };
    }
    case 'ask':
      return { state: 'ask', people: others };
    case 'several':
      return { state: 'several', people: others };
    case 'too-large':
      return { state: 'too-large' };
    case 'nobody':
      return { state: 'nobody', list: list.map((row) => seenPerson(row, row.key)) };
  }
}

/** One string that stays the same while the page shows the same thing: by it a choice is remembered and forgotten. */
export function pageIdentity(page: PageView): string {
  if (page.state === 'person')
    return `person ${page.record === null ? '' : JSON.stringify(page.record)} ${identities([page.seen])}`;
  if (page.state === 'ask' || page.state === 'several') return `${page.state} ${identities(page.people)}`;
  if (page.state === 'nobody') return `nobody ${identities(page.list)}`;
  return page.state;
}

function identities(people: SeenPerson[]): string {
  return people.map((one) => `${one.email ?? ''}|${one.name ?? ''}`).join(';');
}
