import { v5 } from 'uuid';
import type { Contact } from '../../lib/model/contact';
import type { Member } from '../../lib/model/workspace';
import { joinReferrals, RECOMMENDATION } from './recommended';
import { heroHistories } from './hero-histories';
import { writeHistory } from './history';
import { learnt } from './learnt';
import { openLedger, type SampleTeam } from './ledger';
import { DAY } from './moments';
import { samplePeople } from './people';
import { seededRandom, type Random } from './random';
import type { SamplePerson } from './sample-person';

export type { SampleTeam } from './ledger';

/** For which workspace a sample is made, by whose hands, and when it ends. */
export interface SampleHow {
  /** Milliseconds; nothing happened later, though some things are due later. */
  now: number;
  workspaceId: string;
  /** Who looks after the people; the first one has the heroes. May be empty. */
  members: readonly Pick<Member, 'id'>[];
}

const CAMPAIGNS = [null, null, 'Trade fair', 'Spring letter', 'Web form', RECOMMENDATION, 'Open day'];

function ownerOf(person: SamplePerson, members: SampleHow['members'], random: Random): string | null {
  const drawn = random.chance(0.9) && members.length > 0 ? random.pick(members).id : null;
  return person.slug in heroHistories ? (members[0]?.id ?? null) : drawn;
}

function contactOf(person: SamplePerson, id: string, how: SampleHow, random: Random): Contact {
  const marketing = random.pick(['yes', 'yes', 'yes', 'yes', 'no', 'unknown', 'unknown', 'unknown'] as const);
  const hero = person.slug in heroHistories;
  return {
    id,
    name: person.name,
    emails: person.emails,
    phones: person.phone === null ? [] : [person.phone],
    company: person.company,
    title: person.title,
    owner: ownerOf(person, how.members, random),
    consent: { marketing: hero ? 'yes' : marketing, at: null },
    doNotContact: !hero && marketing === 'no' && random.chance(0.2),
    keys: [],
    source: { channel: 'sample', campaign: hero ? null : random.pick(CAMPAIGNS), referrer: null, at: null },
    profile: [],
    mergedInto: null,
    market: null,
    createdAt: how.now,
  };
}

/** The moment of the earliest fact is when the person was met: the contact cannot be younger than what it did. */
function metAt(team: SampleTeam, first: number): number {
  return Math.min(...team.stageChanges.slice(first).map((change) => change.at));
}

/** Facts in the order they happened get the numbers 1, 2, 3 ... */
function number(team: SampleTeam): void {
  const { contacts: _contacts, ...kinds } = team;
  const facts = Object.values(kinds).flat();
  facts.sort((a, b) => a.at - b.at).forEach((fact, place) => (fact.number = place + 1));
}

/**
 * A team's records for a newcomer to look at: 200 fictitious people in all stages of `reach-to-loyalty`, with what
 * happened to them in the 18 months before `now`. The same arguments give the same records; ids are of this workspace.
 */
export function sampleTeam(how: SampleHow): SampleTeam {
  const team: SampleTeam = {
    contacts: [],
    stageChanges: [],
    interactions: [],
    orders: [],
    responses: [],
    outcomes: [],
    rewards: [],
  };
  const idOf = (slug: string) => v5(`sample/${slug}`, how.workspaceId);
  for (const person of samplePeople()) {
    const contactId = idOf(person.slug);
    const random = seededRandom(person.slug);
    const contact = contactOf(person, contactId, how, random);
    const tell = heroHistories[person.slug];
    const ids = seededRandom(`${how.workspaceId}/${person.slug}`);
    const exact = tell !== undefined;
    const owner = { now: how.now, contactId, by: contact.owner, random: ids, exact, idOf };
    const ledger = openLedger(team, owner);
    const first = team.stageChanges.length;
    if (tell) tell(ledger);
    else writeHistory({ person, ledger, random, agreed: contact.consent.marketing === 'yes' });
    const createdAt = metAt(team, first);
    const consent = contact.consent.marketing === 'unknown' ? null : Math.min(createdAt + DAY, how.now);
    team.contacts.push({
      ...contact,
      createdAt,
      consent: { ...contact.consent, at: consent },
      source: {
        channel: 'sample',
        campaign: contact.source?.campaign ?? null,
        referrer: null,
        at: createdAt,
      },
      profile: learnt(person, contactId, { metAt: createdAt, now: how.now }),
    });
  }
  joinReferrals(team);
  number(team);
  return team;
}
