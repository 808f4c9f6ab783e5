import type { Due } from '../answer';

/** A card in the address book; the first address is the preferred one. */
export interface SeededContact {
  first: string;
  last: string;
  /** As the card's title is stored; empty where there is none. */
  name: string;
  emails: string[];
  phone?: string;
  organisation?: string;
  title?: string;
  expect: Due;
}

const person = (email: string, name: string | undefined, never: string[] = []): Due => ({
  status: 'person',
  email,
  ...(name === undefined ? {} : { name }),
  never,
});

/** The address book. A card's id in Roundcube is its place here, from 1. */
export const CONTACTS: readonly SeededContact[] = [
  {
    first: 'Ivo',
    last: 'Brandt',
    name: 'Ivo Brandt',
    emails: ['ivo.brandt@larkspur.example.com'],
    phone: '+1 555 0177',
    organisation: 'Larkspur Foods',
    title: 'Head of Purchasing',
    expect: person('ivo.brandt@larkspur.example.com', 'Ivo Brandt'),
  },
  {
    // Two addresses of one person.
    first: 'Mara',
    last: 'Lindqvist',
    name: 'Mara Lindqvist',
    emails: ['mara.lindqvist@tallwood.example', 'mara@lindqvist.example'],
    phone: '+46 8 555 0199',
    organisation: 'Tallwood Interiors',
    title: 'Owner',
    expect: person('mara.lindqvist@tallwood.example', 'Mara Lindqvist'),
  },
  {
    first: 'Nora',
    last: 'Quell',
    name: 'Nora Quell',
    emails: ['nora.quell@ferngate.example.com'],
    phone: '+1 555 0142',
    organisation: 'Ferngate Ltd',
    title: 'Operations Manager',
    expect: person('nora.quell@ferngate.example.com', 'Nora Quell'),
  },
  {
    // No address: known by name and phone.
    first: 'Tilda',
    last: 'Wren',
    name: 'Tilda Wren',
    emails: [],
    phone: '+1 555 0160',
    organisation: 'Wren & Daughters',
    expect: person('+1 555 0160', 'Tilda Wren'),
  },
  {
    // Neither address nor phone.
    first: 'Ugo',
    last: 'Marl',
    name: 'Ugo Marl',
    emails: [],
    organisation: 'Marl Pottery',
    expect: { status: 'person', name: 'Ugo Marl', never: [] },
  },
  {
    // No name at all.
    first: '',
    last: '',
    name: '',
    emails: ['k.osei@millpond.example.com'],
    expect: person('k.osei@millpond.example.com', undefined),
  },
  {
    first: 'Adaeze',
    last: 'Okafor',
    name: 'Okafor, Adaeze',
    emails: ['adaeze.okafor@ministry.example'],
    expect: person('adaeze.okafor@ministry.example', 'Adaeze Okafor'),
  },
  {
    // A company alone: the card is its own.
    first: '',
    last: '',
    name: 'Harborline Logistics',
    emails: ['dispatch@harborline.example.com'],
    organisation: 'Harborline Logistics',
    expect: person('dispatch@harborline.example.com', 'Harborline Logistics'),
  },
  {
    // One's own card.
    first: 'Sam',
    last: 'Ortiz',
    name: 'Sam Ortiz',
    emails: ['sam.ortiz@repco.test'],
    phone: '+1 555 0100',
    expect: { status: 'nobody', isOurs: true, never: ['sam.ortiz@repco.test'] },
  },
  {
    first: 'Dana',
    last: 'Price',
    name: 'Dana Price',
    emails: ['dana.price@repco.test'],
    expect: { status: 'nobody', isOurs: true, never: ['dana.price@repco.test'] },
  },
  {
    first: 'Chris',
    last: 'Adler',
    name: 'Chris Adler',
    emails: ['chris.adler@northpier.example'],
    expect: person('chris.adler@northpier.example', 'Chris Adler', ['c.adler@southpier.example']),
  },
  {
    first: 'Chris',
    last: 'Adler',
    name: 'Chris Adler',
    emails: ['c.adler@southpier.example'],
    expect: person('c.adler@southpier.example', 'Chris Adler', ['chris.adler@northpier.example']),
  },
  {
    first: 'Jörg',
    last: 'Holzmann',
    name: 'Jörg Holzmann',
    emails: ['joerg@müller-holz.example'],
    organisation: 'Müller Holz',
    expect: person('joerg@müller-holz.example', 'Jörg Holzmann'),
  },
  {
    first: 'Elif',
    last: 'Sandoval',
    name: 'Elif Sandoval',
    emails: ['ELIF+REPCO@CLOUDBERRY.EXAMPLE'],
    expect: person('elif+repco@cloudberry.example', 'Elif Sandoval', ['elif@cloudberry.example']),
  },
  {
    first: '美咲',
    last: '佐藤',
    name: '佐藤 美咲',
    emails: ['misaki.sato@sakuraya.example', 'keiri@sakuraya.example', 'misaki@sato.example'],
    // Roundcube's heading puts the first name first in every language.
    expect: person('misaki.sato@sakuraya.example', '美咲 佐藤'),
  },
  {
    // A title that is another person's address.
    first: 'Kai',
    last: 'Lender',
    name: 'nora.quell@ferngate.example.com',
    emails: ['k.lender@quickdeal.example'],
    expect: person('k.lender@quickdeal.example', 'Kai Lender', ['nora.quell@ferngate.example.com']),
  },
];

/** The contact as the vCard that Roundcube stores and shows on the contact's page. */
export function vcard(contact: SeededContact): string {
  const line = (name: string, value = '') =>
    value === '' ? [] : [`${name}:${value.replaceAll(',', '\\,')}`];
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${contact.last};${contact.first};;;`,
    ...line('FN', contact.name),
    ...contact.emails.map((email, index) => `EMAIL;TYPE=INTERNET,${index === 0 ? 'WORK' : 'OTHER'}:${email}`),
    ...line('TEL;TYPE=WORK', contact.phone),
    ...line('ORG', contact.organisation),
    ...line('TITLE', contact.title),
    'END:VCARD',
  ].join('\r\n');
}
