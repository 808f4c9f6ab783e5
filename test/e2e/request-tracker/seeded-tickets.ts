import type { Due } from '../answer';

/** A message in the history of a ticket. */
export interface SeededMessage {
  /** Whoever wrote it, as in a From line. */
  from: string;
  text: string;
  html?: boolean;
  /** Only the team sees it. */
  comment?: boolean;
}

/** A ticket; its id is its place among the seeded ones, from 1. */
export interface SeededTicket {
  subject: string;
  requestors: string[];
  cc?: string[];
  /** The login of a colleague. */
  owner?: string;
  status?: 'open' | 'stalled' | 'resolved';
  messages: SeededMessage[];
  expect: Due;
}

export const OWN = 'sam.ortiz@repco.test';
export const DANA = 'dana.price@repco.test';
export const STAFF = [OWN, DANA, 'support@repco.test', 'support-comment@repco.test', 'root@localhost'];
const SAM = `Sam Ortiz <${OWN}>`;
const NORA = 'Nora Quell <nora.quell@ferngate.example.com>';
const MARA = 'Mara Lindqvist <mara.lindqvist@tallwood.example>';

const person = (email: string, name: string | undefined, never: string[] = []): Due => ({
  status: 'person',
  email,
  ...(name === undefined ? {} : { name }),
  never: [...STAFF, ...never],
});
const nobody = (never: string[] = []): Due => ({ status: 'nobody', never: [...STAFF, ...never] });

/** The tickets, each with the answer that person detection owes it. */
export const TICKETS: readonly SeededTicket[] = [
  {
    subject: 'Cannot export the monthly report',
    requestors: [NORA],
    owner: 'sam',
    status: 'open',
    messages: [
      {
        from: NORA,
        text: 'Hello,\n\nthe export stops at page 3. Invoices go to finance@ferngate.example.com.\n\nNora Quell\nOperations Manager | +1 555 0142\nnora@private-quell.example',
      },
      { from: SAM, text: `Hello Nora,\n\nwe are on it.\n\nSam Ortiz\n${OWN}` },
    ],
    expect: person('nora.quell@ferngate.example.com', 'Nora Quell', [
      'finance@ferngate.example.com',
      'nora@private-quell.example',
    ]),
  },
  {
    subject: 'Two of us cannot sign in',
    requestors: [
      'Ivo Brandt <ivo.brandt@larkspur.example.com>',
      'Katrin Moss <katrin.moss@larkspur.example.com>',
    ],
    messages: [
      {
        from: 'Ivo Brandt <ivo.brandt@larkspur.example.com>',
        text: 'Katrin and I are locked out since this morning.',
      },
    ],
    expect: { status: 'several', never: STAFF },
  },
  {
    subject: 'Move the server on Sunday',
    requestors: [`Dana Price <${DANA}>`],
    owner: 'sam',
    messages: [
      {
        from: `Dana Price <${DANA}>`,
        text: 'The hoster is hosting@rackyard.example, the customer behind it nora.quell@ferngate.example.com.',
      },
    ],
    expect: {
      ...nobody(['hosting@rackyard.example', 'nora.quell@ferngate.example.com']),
      isOurs: true,
    },
  },
  {
    subject: 'order 4471',
    requestors: ['k.osei@millpond.example.com'],
    messages: [
      { from: 'k.osei@millpond.example.com', text: 'Where is it? stock@millpond.example.com waits.' },
    ],
    expect: person('k.osei@millpond.example.com', undefined, ['stock@millpond.example.com']),
  },
  {
    // The history holds more of other people than of her.
    subject: 'Re: Samples of the oak veneer',
    requestors: [MARA],
    owner: 'dana',
    status: 'open',
    messages: [
      {
        from: MARA,
        text: `Thank you. See below.\n\nMara\n\nOn Tue, 3 Nov 2026, Sam Ortiz <${OWN}> wrote:\n> The samples left today. Questions: support@repco.test, +1 555 0100.\n>\n> From: Emil Roth <emil.roth@buildwise.example>\n> To: Sam Ortiz <${OWN}>, planning@buildwise.example`,
      },
      {
        from: 'Emil Roth <emil.roth@buildwise.example>',
        text: 'I answer for the site: greta.vahl@tallwood.example has the keys.\n\nEmil Roth, emil.roth@buildwise.example',
      },
      {
        from: `Dana Price <${DANA}>`,
        comment: true,
        text: 'Talked to Jonas Reyk <jonas.reyk@harborline.example.com> about the lorry.',
      },
      { from: SAM, text: 'Dear Mara, they arrive on Friday.' },
    ],
    expect: person('mara.lindqvist@tallwood.example', 'Mara Lindqvist', [
      'emil.roth@buildwise.example',
      'planning@buildwise.example',
      'greta.vahl@tallwood.example',
      'jonas.reyk@harborline.example.com',
    ]),
  },
  {
    subject: 'Delivery slots for December',
    requestors: ['Jonas Reyk <jonas.reyk@harborline.example.com>'],
    owner: 'sam',
    status: 'resolved',
    messages: [
      {
        from: 'Jonas Reyk <jonas.reyk@harborline.example.com>',
        text: 'Which slots are left? Copy to dispatch@harborline.example.com.',
      },
      { from: SAM, text: 'The 14th and the 17th.' },
    ],
    expect: person('jonas.reyk@harborline.example.com', 'Jonas Reyk', ['dispatch@harborline.example.com']),
  },
  {
    subject: 'Check the backups every Monday',
    requestors: [],
    owner: 'dana',
    messages: [],
    expect: nobody(),
  },
  {
    // The copied people are not the one who asks.
    subject: 'Floor plan, second floor',
    requestors: [MARA],
    cc: [`Dana Price <${DANA}>`, 'Emil Roth <emil.roth@buildwise.example>', 'planning@buildwise.example'],
    messages: [{ from: MARA, text: 'The second floor is drawn.' }],
    expect: person('mara.lindqvist@tallwood.example', 'Mara Lindqvist'),
  },
  {
    subject: 'Your parcel 00340 is on its way',
    requestors: ['Parcelway <no-reply@parcelway.example>'],
    messages: [
      {
        from: 'Parcelway <no-reply@parcelway.example>',
        text: 'Track it, or write to care@parcelway.example.',
      },
    ],
    expect: nobody(['no-reply@parcelway.example', 'care@parcelway.example']),
  },
  {
    subject: 'Tender 2026/44: clarification',
    requestors: ['"Okafor, Adaeze" <adaeze.okafor@ministry.example>'],
    messages: [
      {
        from: '"Okafor, Adaeze" <adaeze.okafor@ministry.example>',
        text: 'Please clarify lot 3. tenders@ministry.example',
      },
    ],
    expect: person('adaeze.okafor@ministry.example', 'Adaeze Okafor', ['tenders@ministry.example']),
  },
  {
    // A colleague asks together with a customer: the customer is the person.
    subject: 'Ferngate: seats for the new office',
    requestors: [`Dana Price <${DANA}>`, NORA],
    messages: [{ from: `Dana Price <${DANA}>`, text: 'On behalf of Nora.' }],
    expect: person('nora.quell@ferngate.example.com', 'Nora Quell'),
  },
  {
    subject: 'Angebot für Ödpöle – Rückfrage',
    requestors: ['Zoë Łukasik <ZOE.LUKASIK+RT@ZEFIR.EXAMPLE>'],
    status: 'stalled',
    messages: [
      {
        from: 'Zoë Łukasik <ZOE.LUKASIK+RT@ZEFIR.EXAMPLE>',
        html: true,
        text: '<p>Wann kommt das Angebot?</p><p>Zoë<br><a href="mailto:buero@zefir.example">buero@zefir.example</a> <a href="mailto:zoe.lukasik@zefir.example">Zoë</a></p>',
      },
    ],
    expect: person('zoe.lukasik+rt@zefir.example', 'Zoë Łukasik', [
      'buero@zefir.example',
      'zoe.lukasik@zefir.example',
    ]),
  },
  {
    // The name pretends to be a customer's address.
    subject: 'Changed bank details',
    requestors: ['"nora.quell@ferngate.example.com" <k.lender@quickdeal.example>'],
    messages: [
      {
        from: '"nora.quell@ferngate.example.com" <k.lender@quickdeal.example>',
        text: 'Please use the new account. Nora Quell, nora.quell@ferngate.example.com',
      },
    ],
    expect: person('k.lender@quickdeal.example', undefined, ['nora.quell@ferngate.example.com']),
  },
  {
    // Somebody writes for somebody else: the requestor is the person, not the writer.
    subject: 'Trial for three sites',
    requestors: ['Petra Alvane <petra.alvane@stonebrook.example>'],
    messages: [
      { from: 'Tom Hale <tom.hale@stonebrook.example>', text: 'Petra asked me to write. Tom' },
      { from: SAM, text: 'Thank you both.' },
    ],
    expect: person('petra.alvane@stonebrook.example', 'Petra Alvane', ['tom.hale@stonebrook.example']),
  },
];
