import type { SamplePerson } from './sample-person';

const nobody = {
  emails: [],
  phone: null,
  company: null,
  title: null,
  stage: 'reach',
  language: 'en',
} as const;

type Unusual = Pick<SamplePerson, 'slug' | 'name'> & Partial<SamplePerson>;

const unusual: readonly Unusual[] = [
  {
    slug: 'maximiliana',
    name:
      'Maria Maximiliana Theodora Gräfin von und zu Hohenlindenberg-Wolkenstein-Rothenfels, ' +
      'geborene Freiin von Schwanenthal-Eulenbrück',
    emails: ['maximiliana@hohenlindenberg.example'],
    phone: '+49 89 99998 201',
    company: 'Stiftung der Gräflich Hohenlindenbergschen Forst-, Teich- und Kunstgutverwaltung zu Rothenfels',
    title: 'Vorsitzende des Kuratoriums und Beauftragte für das immaterielle Kulturerbe',
    stage: 'retention',
    language: 'de',
  },
  {
    slug: 'wolfeschlegel',
    name: 'Wolfeschlegelsteinhausenbergerdorffwelchevoralternwaren Donaudampf',
    emails: ['w.donaudampf@donaudampf.example'],
    stage: 'acquisition',
    language: 'de',
  },
  {
    slug: 'abd-al-rahman',
    name: 'عبد الرحمن بن سليمان الورداني المقدسي',
    emails: ['a.wardani@wardani-trading.example'],
    phone: '+44 20 7946 0912',
    company: 'مؤسسة الورداني للتجارة والتوريدات',
    title: 'مدير المشتريات',
    stage: 'loyalty',
    language: 'ar',
  },
  {
    slug: 'mixed-direction',
    name: 'Dina דינה Almog אלמוג',
    emails: ['dina@almog-studio.example'],
    company: 'Almog Studio (סטודיו)',
    stage: 'conversion',
    language: 'he',
  },
  {
    slug: 'ingrid-solberg-lie',
    name: 'Ingrid Solberg-Lie',
    emails: ['ingrid.solberg-lie@fjordtech.example'],
    company: 'Fjordtech',
    phone: '+46 8 465 004 22',
    title: 'Finance',
    stage: 'acquisition',
    language: 'sv',
  },
  {
    slug: 'jonas-weiss',
    name: 'Jonas Weiß',
    emails: ['jonas@bücher-weiss.example', 'j.weiss@buecherweiss.example'],
    phone: '+49 40 66969 305',
    company: 'Bücher Weiß',
    title: 'Inhaber',
    stage: 'conversion',
    language: 'de',
  },
  { slug: 'madonna-like', name: 'Kestrel', emails: ['kestrel@windhover.example'], title: 'Illustrator' },
  {
    slug: 'no-name',
    name: null,
    emails: ['orders+autumn@saltmarrow.example'],
    company: 'Saltmarrow Fisheries',
  },
  { slug: 'no-name-no-company', name: null, emails: ['m.k.1987@postbox.example'], stage: 'acquisition' },
  { slug: 'phone-only', name: 'Bertrand Oakes', phone: '+44 7700 900461', stage: 'conversion' },
  { slug: 'name-only', name: 'The lady from the Bath fair', stage: 'reach' },
  {
    slug: 'quotes-and-marks',
    name: `Siobhán "Shiv" D'Arcy-O'Connor`,
    emails: ["shiv.d'arcy@rook-and-co.example"],
    company: `Rook & Co <"Tools" & 'Ties'>`,
    phone: '+353 20 914 0077',
    stage: 'retention',
    language: 'ga',
  },
  {
    slug: 'upper-case',
    name: 'VAN DEN HEUVEL, PIETER',
    emails: ['PIETER.VANDENHEUVEL@HAVENLICHT.EXAMPLE'],
    company: 'Havenlicht Logistiek',
    stage: 'retention',
    language: 'nl',
  },
  {
    slug: 'emoji',
    name: 'Zoë Lindgren 🌻',
    emails: ['hej@zoe-blommor.example', 'zoe.lindgren@hjortsberg.example'],
    company: 'Zoës Blommor 🌷',
    stage: 'lapsed',
    language: 'sv',
  },
  {
    slug: 'maeve-corrigan-corran',
    name: 'Maeve Corrigan',
    emails: ['maeve.corrigan@corran-bakery.example'],
    company: 'Corran Bakery',
    stage: 'retention',
    language: 'ga',
  },
  {
    slug: 'maeve-corrigan-larkhollow',
    name: 'Maeve Corrigan',
    emails: ['m.corrigan@larkhollow-optics.example'],
    phone: '+44 161 496 0219',
    company: 'Larkhollow Optics',
  },
];

/** People whose names, companies or addresses a screen or a reader may stumble over; none of them is real. */
export const unusualPeople: readonly SamplePerson[] = unusual.map((person) => ({
  ...nobody,
  ...person,
  emails: [...(person.emails ?? [])],
}));
