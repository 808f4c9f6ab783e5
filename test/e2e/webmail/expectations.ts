import type { SeededMail } from './seeded-mail';

const OWN = 'sam.ortiz@repco.test';
const NORA = 'nora.quell@ferngate.example.com';
const IVO = 'ivo.brandt@larkspur.example.com';
const MARA = 'mara.lindqvist@tallwood.example';
const JONAS = 'jonas.reyk@harborline.example.com';
const DANA = 'dana.price@repco.test';

/** Each seeded message with the answer that person detection owes it, oldest first. */
export const EXPECTATIONS: readonly SeededMail[] = [
  {
    file: 'plain-signature.eml',
    folder: 'INBOX',
    subject: 'Renewal of the yearly plan',
    expect: {
      status: 'person',
      email: NORA,
      name: 'Nora Quell',
      never: [
        OWN,
        'finance@ferngate.example.com',
        'legal@thirdparty.example.com',
        'nora@private-quell.example',
        'office@ferngate.example.com',
        'press@ferngate.example.com',
      ],
    },
  },
  {
    file: 'html-signature.eml',
    folder: 'INBOX',
    subject: 'Price list for spring',
    expect: {
      status: 'person',
      email: IVO,
      name: 'Ivo Brandt',
      never: [OWN, 'orders@larkspur.example.com', 'katrin.moss@larkspur.example.com'],
    },
  },
  {
    file: 'quoted-reply.eml',
    folder: 'INBOX',
    subject: 'Re: Samples of the oak veneer',
    expect: { status: 'person', email: MARA, name: 'Mara Lindqvist', never: [OWN, 'support@repco.test'] },
  },
  {
    file: 'thread-1-question.eml',
    folder: 'INBOX',
    subject: 'Delivery slots for December',
    expect: { status: 'person', email: JONAS, name: 'Jonas Reyk', never: [OWN] },
  },
  {
    file: 'thread-2-answer.eml',
    folder: 'Sent',
    subject: 'Re: Delivery slots for December',
    expect: {
      status: 'person',
      email: JONAS,
      name: 'Jonas Reyk',
      never: [OWN, 'lena.fisk@dockhands.example'],
    },
  },
  {
    file: 'thread-3-thanks.eml',
    folder: 'INBOX',
    subject: 'Re: Delivery slots for December',
    expect: {
      status: 'person',
      email: JONAS,
      name: 'Jonas Reyk',
      never: [OWN, 'lena.fisk@dockhands.example'],
    },
  },
  {
    file: 'sent-quote.eml',
    folder: 'Sent',
    subject: 'Your quote Q-2026-118',
    expect: { status: 'person', email: NORA, name: 'Nora Quell', never: [OWN, 'billing@repco.test'] },
  },
  {
    // Three recipients and nothing that says which one is meant: the user chooses.
    file: 'sent-to-three.eml',
    folder: 'Sent',
    subject: 'Agenda for Thursday',
    expect: { status: 'several', never: [OWN] },
  },
  {
    file: 'sent-to-colleague.eml',
    folder: 'Sent',
    subject: 'Lunch on Friday?',
    expect: { status: 'nobody', never: [OWN, DANA, NORA] },
  },
  {
    // The company's own form address writes in the name of the customer, who is in Reply-To.
    file: 'web-form.eml',
    folder: 'INBOX',
    subject: 'Contact form: question about the trial',
    isUnread: true,
    expect: {
      status: 'person',
      email: 'petra.alvane@stonebrook.example',
      name: 'Petra Alvane',
      never: [OWN, 'website-form@repco.test', 'webmaster@repco.test', 'tom.hale@stonebrook.example'],
    },
  },
  {
    file: 'no-display-name.eml',
    folder: 'INBOX',
    subject: 'order 4471',
    expect: {
      status: 'person',
      email: 'k.osei@millpond.example.com',
      never: [OWN, 'stock@millpond.example.com'],
    },
  },
  {
    file: 'upper-case.eml',
    folder: 'INBOX',
    subject: 'SEATS FOR THE NEW OFFICE',
    expect: {
      status: 'person',
      email: NORA,
      name: 'NORA QUELL',
      never: [OWN, 'office@ferngate.example.com'],
    },
  },
  {
    // What stands behind the plus belongs to the address: cutting it off could merge two people.
    file: 'plus-address.eml',
    folder: 'INBOX',
    subject: 'Two questions about the connector',
    expect: {
      status: 'person',
      email: 'elif+repco@cloudberry.example',
      name: 'Elif Sandoval',
      never: [OWN, 'elif@cloudberry.example'],
    },
  },
  {
    file: 'newsletter.eml',
    folder: 'INBOX',
    subject: 'Larkspur Letter: ten ideas for winter',
    isUnread: true,
    expect: { status: 'nobody', never: [OWN, 'news@larkspur.example.com', 'hello@larkspur.example.com'] },
  },
  {
    file: 'bounce.eml',
    folder: 'INBOX',
    subject: 'Undelivered Mail Returned to Sender',
    expect: { status: 'nobody', never: [OWN, 'mailer-daemon@mx1.repco.test', 'old.buyer@gone-away.example'] },
  },
  {
    file: 'no-reply.eml',
    folder: 'INBOX',
    subject: 'Your parcel 00340 is on its way',
    expect: { status: 'nobody', never: [OWN, 'no-reply@parcelway.example', 'care@parcelway.example'] },
  },
  {
    file: 'several-recipients.eml',
    folder: 'INBOX',
    subject: 'Floor plan, second floor',
    expect: { status: 'person', email: MARA, name: 'Mara Lindqvist', never: [OWN, DANA] },
  },
  {
    file: 'last-first.eml',
    folder: 'INBOX',
    subject: 'Tender 2026/44: clarification',
    expect: {
      status: 'person',
      email: 'adaeze.okafor@ministry.example',
      name: 'Adaeze Okafor',
      never: [OWN, 'tenders@ministry.example'],
    },
  },
  {
    // The display name claims to be a customer's address; only the real sender counts.
    file: 'spoofed-name.eml',
    folder: 'INBOX',
    subject: 'Changed bank details',
    expect: { status: 'person', email: 'k.lender@quickdeal.example', never: [OWN, NORA] },
  },
  {
    file: 'encoded-name.eml',
    folder: 'INBOX',
    subject: 'Angebot für Ödpöle – Rückfrage',
    expect: { status: 'person', email: 'zoe.lukasik@zefir.example', name: 'Zoë Łukasik', never: [OWN] },
  },
  {
    file: 'base64-name.eml',
    folder: 'INBOX',
    subject: '体験版について',
    expect: {
      status: 'person',
      email: 'misaki.sato@sakuraya.example',
      name: '佐藤 美咲',
      never: [OWN, 'keiri@sakuraya.example'],
    },
  },
  {
    // The forwarded sender may be offered as a question, but is never taken without one.
    file: 'forward-by-colleague.eml',
    folder: 'INBOX',
    subject: 'Fwd: Can you take us back?',
    isUnread: true,
    expect: {
      status: 'ask',
      asksFor: 'hugo.brandvold@fjordkraft.example',
      never: [OWN, DANA, 'support@repco.test', 'info@fjordkraft.example'],
    },
  },
  {
    file: 'colleague.eml',
    folder: 'INBOX',
    subject: 'Minutes of the weekly',
    expect: { status: 'nobody', never: [OWN, DANA, NORA] },
  },
  {
    // Reply-To within the sender's own company is a shared mailbox, not another person.
    file: 'reply-to-same-company.eml',
    folder: 'INBOX',
    subject: 'Purchase order 9037',
    expect: {
      status: 'person',
      email: 'oskar.vane@brightmoor.example.com',
      name: 'Oskar Vane',
      never: [OWN],
    },
  },
  {
    // The body imitates Roundcube's own header, down to the class names.
    file: 'header-imitation.eml',
    folder: 'INBOX',
    subject: 'A page that looks like a header',
    expect: {
      status: 'person',
      email: 'rafa.toll@sidestreet.example',
      name: 'Rafa Toll',
      never: [OWN, NORA, 'trap@sidestreet.example'],
    },
  },
  {
    file: 'out-of-office.eml',
    folder: 'INBOX',
    subject: 'Automatic reply: Unloading plan',
    expect: {
      status: 'person',
      email: JONAS,
      name: 'Jonas Reyk',
      never: [OWN, 'dispatch@harborline.example.com'],
    },
  },
  {
    file: 'note-to-self.eml',
    folder: 'INBOX',
    subject: 'Note: call list',
    expect: { status: 'nobody', never: [OWN, 'petra.alvane@stonebrook.example', JONAS] },
  },
  {
    file: 'long-name.eml',
    folder: 'INBOX',
    subject: 'Validation report',
    isUnread: true,
    expect: {
      status: 'person',
      email: 'a.rotbach@kestrel-laboratories.example.com',
      name: 'Dr. Anneliese "Anni" Rotbach-von der Hohenwarte (Kestrel Laboratories, Research and Development)',
      never: [OWN, 'qa@kestrel-laboratories.example.com'],
    },
  },
];
