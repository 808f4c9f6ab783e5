import type { Person } from '../../model/change';
import { currencyDecimals } from '../../model/money';
import { standing } from '../../model/standing';
import { Collector, type Entry } from './collector';
import { addContacts } from './contact-part';
import { addCustomer, customerTurns, isCustomerAt } from './customer-part';
import { addOrders, addRewards } from './order-part';
import type { Reading } from './reading';
import { addMoments, addStages } from './stage-part';
import { staysOf } from './stays';
import { addWorth, type PersonWorth } from './worth-part';

/** What one person adds to the figures of the team. */
export interface PersonFigures {
  /** Whose they are now; '' is nobody. */
  owner: string;
  /** The market they are in now; '' is the main one. */
  market: string;
  entries: Entry[];
  /** Whom they referred, and when. */
  refers: { id: string; at: number }[];
  /** What they brought in so far, in minor units of the team's currency: what they are worth to who referred them. */
  revenue: number;
}

/** Where a person came from, as figures name it; '' where that is not known. */
function channelOf({ contact }: Pick<Person, 'contact'>): string {
  return contact.source?.channel.trim() ?? '';
}

/**
 * What a person adds to the figures, from everything known of them: each amount lies on a day by UTC and depends on the
 * facts and the team's settings alone, never on the time it is worked out. So what a team adds up to is the sum over its
 * people, whatever order facts come in. `worth`: what they are expected to bring, where that was estimated. MT1 MT2
 */
export function personFigures(
  person: Person,
  reading: Reading,
  worth: PersonWorth | null = null,
): PersonFigures {
  const { contact, reversals } = person;
  const collector = new Collector();
  const stays = staysOf(person.stageChanges, reading);
  const orders = standing(person.orders, reversals);
  const interactions = standing(person.interactions, reversals);
  const turns = customerTurns(stays, orders);
  const channel = channelOf(person);
  addStages(collector, stays);
  addMoments(collector, stays, { interactions, responses: standing(person.responses, reversals) });
  addCustomer(collector, stays, { turns, channel });
  addOrders(collector, orders, reading);
  addRewards(collector, standing(person.rewards, reversals), reading);
  addContacts(collector, interactions, orders);
  if (worth !== null) {
    const isCustomer = isCustomerAt(turns, worth.at);
    const unit = 10 ** currencyDecimals(reading.currency);
    addWorth(collector, worth.ranges, { ref: stays.at(-1)?.ref ?? null, channel, isCustomer, unit });
  }
  const entries = collector.entries();
  return {
    owner: contact.owner ?? '',
    market: contact.market ?? '',
    entries,
    refers: interactions.flatMap(({ type, other, at }) =>
      type === 'referral' && other !== null ? [{ id: other, at }] : [],
    ),
    revenue: entries.reduce((sum, { key, amount }) => (key === REVENUE ? sum + amount : sum), 0),
  };
}

const REVENUE = '["revenue"]';
