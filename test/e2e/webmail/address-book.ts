/** A person in the address book; the first address is the preferred one. */
export interface SeededContact {
  first: string;
  last: string;
  name: string;
  emails: string[];
  phone: string;
  organisation: string;
  title: string;
}

/** The address book, in the order Roundcube lists it by name. */
export const CONTACTS: readonly SeededContact[] = [
  {
    first: 'Ivo',
    last: 'Brandt',
    name: 'Ivo Brandt',
    emails: ['ivo.brandt@larkspur.example.com'],
    phone: '+1 555 0177',
    organisation: 'Larkspur Foods',
    title: 'Head of Purchasing',
  },
  {
    first: 'Mara',
    last: 'Lindqvist',
    name: 'Mara Lindqvist',
    emails: ['mara.lindqvist@tallwood.example', 'mara@lindqvist.example'],
    phone: '+46 8 555 0199',
    organisation: 'Tallwood Interiors',
    title: 'Owner',
  },
  {
    first: 'Nora',
    last: 'Quell',
    name: 'Nora Quell',
    emails: ['nora.quell@ferngate.example.com'],
    phone: '+1 555 0142',
    organisation: 'Ferngate Ltd',
    title: 'Operations Manager',
  },
  {
    first: 'Tilda',
    last: 'Wren',
    name: 'Tilda Wren',
    emails: [],
    phone: '+1 555 0160',
    organisation: 'Wren & Daughters',
    title: '',
  },
];

/** The contact as the vCard that Roundcube stores and shows on the contact's page. */
export function vcard(contact: SeededContact): string {
  return [
    'BEGIN:VCARD',
    'VERSION:3.0',
    `N:${contact.last};${contact.first};;;`,
    `FN:${contact.name}`,
    ...contact.emails.map((email, index) => `EMAIL;TYPE=INTERNET,${index === 0 ? 'WORK' : 'OTHER'}:${email}`),
    `TEL;TYPE=WORK:${contact.phone}`,
    `ORG:${contact.organisation}`,
    ...(contact.title === '' ? [] : [`TITLE:${contact.title}`]),
    'END:VCARD',
  ].join('\r\n');
}
