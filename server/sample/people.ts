import { furtherTongues } from './further-tongues';
import { sampleHeroes } from './heroes';
import { latin } from './latin';
import { fictionalPhone } from './phone-numbers';
import { seededRandom, type Random } from './random';
import type { SamplePerson, SampleStage } from './sample-person';
import type { Tongue, Word } from './tongue';
import { unusualPeople } from './unusual-people';
import { westernTongues } from './western-tongues';

/** How many people of the sample are in each stage, 200 in all. */
export const peopleByStage: Record<SampleStage, number> = {
  reach: 42,
  acquisition: 40,
  conversion: 30,
  retention: 54,
  loyalty: 20,
  lapsed: 14,
};

const TITLES =
  'Buyer, Owner, Office manager, Purchasing lead, Head of Marketing, Plant manager, IT lead, Finance director, Store ' +
  'manager, Workshop manager, Assistant to the board, Head of Service';

const written = (word: Word): string => (typeof word === 'string' ? word : word[0]);
const spelled = (word: Word): string => latin(typeof word === 'string' ? word : word[1]);

function domainOf(company: Word, tongue: Tongue): string {
  const taken = sampleHeroes.find((hero) => hero.company === written(company))?.emails[0]?.split('@')[1];
  return taken ?? `${spelled(company) || tongue.language}.example`;
}

function newPhone(tongue: Tongue, random: Random, taken: Set<string>): string {
  let phone = fictionalPhone(tongue.phones, random);
  while (taken.has(phone)) phone = fictionalPhone(tongue.phones, random);
  taken.add(phone);
  return phone;
}

type Namesake = Omit<SamplePerson, 'stage'>;

/** People of one language, no two of one name. One of 12 has no company, one of 6 no telephone. */
function peopleOf(tongue: Tongue, random: Random, phones: Set<string>): Namesake[] {
  const pairs = tongue.given.flatMap((given) => tongue.family.map((family) => ({ given, family })));
  return random
    .shuffled(pairs)
    .slice(0, tongue.people)
    .map(({ given, family }) => {
      const company = random.chance(11 / 12) ? random.pick(tongue.companies) : null;
      const local = `${spelled(given)}.${spelled(family)}`;
      const email = `${local}@${company === null ? 'postbox.example' : domainOf(company, tongue)}`;
      const names = [written(given), written(family)];
      return {
        slug: local.replaceAll('.', '-'),
        name: (tongue.familyFirst === true ? names.reverse() : names).join(' '),
        emails: random.chance(0.08) ? [email, `${local}@postbox.example`] : [email],
        phone: random.chance(5 / 6) ? newPhone(tongue, random, phones) : null,
        company: company === null ? null : written(company),
        title: company !== null && random.chance(0.7) ? random.pick(TITLES.split(', ')) : null,
        language: tongue.language,
      };
    })
    .map((person) => ({ ...person, emails: [...new Set(person.emails)] }));
}

/** Everybody in the sample, the heroes first; always the same people in the same order. */
export function samplePeople(): SamplePerson[] {
  const random = seededRandom('sample people');
  const fixed = [...sampleHeroes, ...unusualPeople];
  const phones = new Set(fixed.flatMap((person) => person.phone ?? []));
  const open = Object.entries(peopleByStage).flatMap(([stage, people]) => {
    const placed = fixed.filter((person) => person.stage === stage).length;
    return Array<SampleStage>(people - placed).fill(stage as SampleStage);
  });
  const stages = random.shuffled(open);
  const drawn = random.shuffled(
    [...westernTongues, ...furtherTongues].flatMap((tongue) => peopleOf(tongue, random, phones)),
  );
  return [...fixed, ...stages.map((stage, place) => ({ ...(drawn[place] as Namesake), stage }))];
}
