import { v5 } from 'uuid';
import type { ProfileEntry, ProfileTopic } from '../../lib/model/contact';
import { DAY } from './moments';
import { seededRandom } from './random';
import type { SamplePerson } from './sample-person';

const SAID: Record<ProfileTopic, readonly string[]> = {
  interests: ['Repairs of old buildings', 'Cycling', 'Coffee, and how it is roasted', 'Local suppliers'],
  goals: [
    'Open a second shop next spring',
    'Half the waste by the end of the year',
    'One supplier instead of four',
  ],
  criteria: ['Delivery on Fridays', 'A price that holds for a year', 'Spare parts within two days'],
  competitors: ['Brookfield Supplies', 'Nordhaus Direct', 'What they make themselves'],
  shops: ['Orders at the trade counter', 'By telephone, never online', 'Fairs in spring and autumn'],
  timing: ['Budget is made in June', 'Decides after the summer', 'Not in December'],
};
const ORIGINS = ['call', 'trade fair', 'web form', 'e-mail'];

const HEROES: Partial<Record<string, readonly [ProfileTopic, string, string, number][]>> = {
  'tomas-o-briain': [
    ['goals', 'One order for all kitchens, at a yearly price', 'call', 80],
    ['criteria', 'Delivery on Fridays before ten', 'e-mail', 140],
  ],
  'priya-raman': [
    ['interests', 'Kits for flat roofs', 'inquiry', 5],
    ['timing', 'Next roofs in three weeks', 'inquiry', 5],
    ['competitors', 'Brookfield Supplies', 'e-mail', 47],
  ],
  'yuki-tanaka': [['criteria', 'Holds 3 kg, and cleans easily', 'call', 97]],
  'omar-haddad': [['shops', 'By telephone, never online', 'visit', 54]],
};

/**
 * What was learnt of a person since they were met: fixed for the heroes, drawn for every third of the others. `metAt` and
 * `now` are in milliseconds.
 */
export function learnt(
  { slug }: SamplePerson,
  contactId: string,
  { metAt, now }: { metAt: number; now: number },
): ProfileEntry[] {
  const fixed = HEROES[slug];
  if (fixed !== undefined) {
    return fixed.map(([topic, text, origin, days]) => {
      return { id: v5(`${topic}/${text}`, contactId), topic, text, origin, at: now - days * DAY };
    });
  }
  const random = seededRandom(`${slug}/learnt`);
  if (!random.chance(1 / 3)) return [];
  const topics = random.shuffled(Object.keys(SAID) as ProfileTopic[]).slice(0, random.whole(1, 3));
  return topics.map((topic) => {
    const text = random.pick(SAID[topic]);
    const at = Math.round(random.between(metAt, now));
    return { id: v5(`${topic}/${text}`, contactId), topic, text, origin: random.pick(ORIGINS), at };
  });
}
