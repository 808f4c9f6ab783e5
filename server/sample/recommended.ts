import type { Contact } from '../../lib/model/contact';
import type { SampleTeam } from './ledger';

/** The campaign of people who came because somebody recommended the team. */
export const RECOMMENDATION = 'Recommendation';

/**
 * Joins recommendations with whom they brought: each person who came by one gets the latest referral before they were met
 * that has brought nobody yet, and its author as their referrer.
 */
export function joinReferrals(team: SampleTeam): void {
  const names = new Map(team.contacts.map((contact) => [contact.id, contact.name]));
  const free = team.interactions
    .filter((one) => one.type === 'referral' && one.other === null)
    .sort((a, b) => b.at - a.at);
  const named = new Map(team.interactions.map((one) => [one.other, one]));
  for (const contact of team.contacts) {
    if (contact.source === null) continue;
    const known = named.get(contact.id);
    const referral =
      known ?? (contact.source.campaign === RECOMMENDATION ? takeBefore(free, contact) : undefined);
    if (referral === undefined) continue;
    referral.other = contact.id;
    contact.source = { ...contact.source, referrer: names.get(referral.contactId) ?? null };
  }
}

function takeBefore(free: SampleTeam['interactions'], { id, createdAt }: Contact) {
  const place = free.findIndex((one) => one.at < createdAt && one.contactId !== id);
  return place < 0 ? undefined : free.splice(place, 1)[0];
}
