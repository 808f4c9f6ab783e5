import { samplePeople } from '../sample/people';
import type { SamplePerson, SampleStage } from '../sample/sample-person';

/** A person as the demo CRM knows them: who they are, and where they stand in words of its own. */
export interface DemoPerson {
  slug: string;
  name: string | null;
  email: string;
  phone: string | null;
  company: string | null;
  title: string | null;
  status: string;
  /** First name of the colleague who looks after them. */
  owner: string;
}

/** The user the demo CRM is signed in as. */
export const demoUser = { name: 'Dana', email: 'dana@northwind.example' } as const;

/** How many people the demo CRM shows. */
export const DEMO_PEOPLE = 48;

const STATUS: Record<SampleStage, string> = {
  reach: 'Prospect',
  acquisition: 'Lead',
  conversion: 'Opportunity',
  retention: 'Customer',
  loyalty: 'Customer',
  lapsed: 'Former customer',
};
const OWNERS = ['Dana', 'Dana', 'Marcus', 'Bea'];

/** Wrote through the web form and is known to the CRM only: whoever opens her page can add her to the team. */
const ingrid: DemoPerson = {
  slug: 'ingrid-solberg',
  name: 'Ingrid Solberg',
  email: 'ingrid@fjordtech.example',
  phone: '+47 22 55 01 76',
  company: 'Fjordtech',
  title: null,
  status: 'New',
  owner: 'Dana',
};

function demoPerson(person: SamplePerson & { email: string }, place: number): DemoPerson {
  const { slug, name, email, phone, company, title, stage } = person;
  const owner = place < 6 ? 'Dana' : (OWNERS[place % OWNERS.length] ?? 'Dana');
  return { slug, name, email, phone, company, title, status: STATUS[stage], owner };
}

/** The people of the demo CRM: the heroes, Ingrid Solberg, and the first of the sample who have an address. */
export function demoPeople(): DemoPerson[] {
  const people = samplePeople()
    .flatMap((person) => person.emails.slice(0, 1).map((email) => ({ ...person, email })))
    .slice(0, DEMO_PEOPLE - 1)
    .map(demoPerson);
  people.splice(3, 0, ingrid);
  return people;
}
