import type { SamplePerson } from './sample-person';

type Hero = Omit<SamplePerson, 'emails'> & { email: string };

const heroes: readonly Hero[] = [
  {
    slug: 'tomas-o-briain',
    name: 'Tomás Ó Briain',
    email: 'tomas@ardmore.example',
    phone: '+353 20 912 0142',
    company: 'Ardmore Foods',
    title: 'Head of Operations',
    stage: 'retention',
    language: 'ga',
  },
  {
    slug: 'priya-raman',
    name: 'Priya Raman',
    email: 'priya@helioworks.example',
    phone: '+44 20 7946 0118',
    company: 'Helioworks Solar',
    title: 'Procurement lead',
    stage: 'acquisition',
    language: 'en',
  },
  {
    slug: 'lena-vogel',
    name: 'Lena Vogel',
    email: 'lena.vogel@vogel-metallbau.example',
    phone: '+49 30 23125 417',
    company: 'Vogel Metallbau',
    title: 'Geschäftsführerin',
    stage: 'retention',
    language: 'de',
  },
  {
    slug: 'yuki-tanaka',
    name: 'Yuki Tanaka',
    email: 'yuki.tanaka@kitsune.example',
    phone: '+1 415 555 0164',
    company: 'Kitsune Robotics',
    title: 'Lab manager',
    stage: 'conversion',
    language: 'en',
  },
  {
    slug: 'omar-haddad',
    name: 'Omar Haddad',
    email: 'omar@cedarlogistics.example',
    phone: '+44 161 496 0733',
    company: 'Cedar Logistics',
    title: 'Managing director',
    stage: 'loyalty',
    language: 'en',
  },
  {
    slug: 'aoife-nolan',
    name: 'Aoife Nolan',
    email: 'aoife@ardmore.example',
    phone: '+353 20 912 0187',
    company: 'Ardmore Foods',
    title: 'Buyer',
    stage: 'retention',
    language: 'ga',
  },
];

/** The people of the pictures and the tests: their content is fixed. */
export const sampleHeroes: readonly SamplePerson[] = heroes.map(({ email, ...hero }) => ({
  ...hero,
  emails: [email],
}));
