import { demoUser } from './demo-people';

/** Somebody in the header of a message; the name may be missing. */
export interface Mailbox {
  name: string | null;
  email: string;
}

/** A message of the demo inbox. */
export interface DemoMessage {
  id: string;
  folder: 'inbox' | 'sent';
  subject: string;
  from: Mailbox;
  to: Mailbox[];
  cc: Mailbox[];
  replyTo: Mailbox | null;
  /** How many hours ago it came. */
  hoursAgo: number;
  /** Paragraphs; lines within one are kept. */
  body: string[];
  signature: string[];
  /** What the message answers. */
  quoted: { intro: string; lines: string[] } | null;
}

const dana: Mailbox = { name: 'Dana', email: demoUser.email };
const tomas: Mailbox = { name: 'Tomás Ó Briain', email: 'tomas@ardmore.example' };
const lena: Mailbox = { name: 'Lena Vogel', email: 'lena.vogel@vogel-metallbau.example' };
const priya: Mailbox = { name: 'Priya Raman', email: 'priya@helioworks.example' };
const aoife: Mailbox = { name: 'Aoife Nolan', email: 'aoife@ardmore.example' };

type Draft = Pick<DemoMessage, 'id' | 'subject' | 'from' | 'hoursAgo' | 'body'> & Partial<DemoMessage>;

const drafts: readonly Draft[] = [
  {
    id: '2117',
    subject: 'Re: Prices for a year',
    from: tomas,
    hoursAgo: 1.2,
    body: [
      'Hi Dana,',
      'thanks, that was quick. If we take the same box every two months, what would a year cost? I need a figure for the ' +
        'board by Thursday.',
      'Aoife (aoife@ardmore.example) orders the gift boxes and would go on doing that herself.',
    ],
    signature: [
      'Tomás Ó Briain',
      'Head of Operations, Ardmore Foods',
      '+353 20 912 0142 · office@ardmore.example',
      'Invoices please to accounts@ardmore.example',
    ],
    quoted: {
      intro: 'On Monday Dana <dana@northwind.example> wrote:',
      lines: [
        'Hello Tomás,',
        'the list is attached. Call me on +44 20 7946 0991 if anything is unclear.',
        'Dana · Northwind · dana@northwind.example',
      ],
    },
  },
  {
    id: '2116',
    subject: 'Web form: question about sensors',
    from: { name: 'Northwind website', email: 'forms@northwind.example' },
    replyTo: { name: 'Ingrid Solberg', email: 'ingrid@fjordtech.example' },
    hoursAgo: 2.5,
    body: [
      'Somebody filled in the form at www.northwind.example/contact:',
      'Name: Ingrid Solberg\nCompany: Fjordtech\nE-mail: ingrid@fjordtech.example\nPhone: +47 22 55 01 76',
      'Message: We are looking for housings for a small series of sensors. Can you do 60 pieces by spring?',
    ],
    signature: ['This message was sent by the website. Questions: webmaster@northwind.example'],
  },
  {
    id: '2115',
    subject: 'Mounting kits for flat roofs?',
    from: priya,
    hoursAgo: 5,
    body: [
      'Hello Dana,',
      'does the kit fit flat roofs, and how long is delivery at the moment? We would need 40.',
      'My colleague Rohan (rohan.mandalvati@helioworks.example) is in copy because he does the planning.',
    ],
    cc: [{ name: 'Rohan Mandalvati', email: 'rohan.mandalvati@helioworks.example' }],
    signature: ['Priya Raman', 'Procurement lead, Helioworks Solar', '+44 20 7946 0118'],
  },
  {
    id: '2114',
    subject: 'Wartungsplan: neue Preise?',
    from: lena,
    hoursAgo: 22,
    body: [
      'Guten Tag Dana,',
      'unser Jahresplan läuft bald aus. Können Sie mir die neuen Preise schicken, am liebsten gleich mit Ersatzteilen?',
    ],
    signature: ['Mit freundlichen Grüßen', 'Lena Vogel', 'Vogel Metallbau · +49 30 23125 417'],
  },
  {
    id: '2113',
    subject: 'Card declined at the last step',
    from: { name: 'Yuki Tanaka', email: 'yuki.tanaka@kitsune.example' },
    hoursAgo: 27,
    body: [
      'Hi,',
      'I tried to order the starter set twice and the page did not take our card. Is there a way to pay by invoice?',
    ],
    signature: ['Yuki Tanaka', 'Kitsune Robotics'],
    quoted: {
      intro: 'On 2 October shop@northwind.example wrote:',
      lines: ['You left something in your cart. Questions? Write to help@northwind.example.'],
    },
  },
  {
    id: '2112',
    subject: 'The week in wholesale: six shelves that sell',
    from: { name: 'Wholesale Weekly', email: 'newsletter@wholesale-weekly.example' },
    hoursAgo: 30,
    body: [
      'Good morning! This week: six shelves that sell, what a pallet costs now, and a word from our sponsor.',
      'You get this letter because dana@northwind.example is on our list. Unsubscribe with one click.',
    ],
    signature: ['Wholesale Weekly · editor@wholesale-weekly.example'],
  },
  {
    id: '2111',
    subject: 'Somebody you should talk to',
    from: { name: 'Omar Haddad', email: 'omar@cedarlogistics.example' },
    hoursAgo: 49,
    body: [
      'Dana, I told a friend about you. Her mail is below, she would like to hear from you.',
      '---------- Forwarded message ----------\nFrom: Harriet Dunmore <harriet.dunmore@quillfeather-stationers.example>\n' +
        'To: Omar Haddad <omar@cedarlogistics.example>\nSubject: your supplier\n\nWho makes those crates of yours?',
    ],
    signature: ['Omar Haddad', 'Managing director, Cedar Logistics', '+44 161 496 0733'],
  },
  {
    id: '2110',
    subject: 'Undelivered Mail Returned to Sender',
    from: { name: 'Mail Delivery System', email: 'mailer-daemon@northwind.example' },
    hoursAgo: 52,
    body: [
      'Your message could not be delivered to one or more recipients.',
      '<pieter@old-address.example>: host mx.old-address.example said: 550 no such user',
    ],
  },
  {
    id: '2109',
    subject: 'عرض أسعار للربع القادم',
    from: { name: 'عبد الرحمن الورداني', email: 'a.wardani@wardani-trading.example' },
    hoursAgo: 74,
    body: ['السيدة دانا المحترمة،', 'نرجو إرسال عرض أسعار للربع القادم مع مواعيد التسليم.'],
    signature: ['مؤسسة الورداني للتجارة والتوريدات'],
  },
  {
    id: '2108',
    subject: 'Your parcel has arrived',
    from: { name: 'Parcel Post', email: 'no-reply@parcel-post.example' },
    hoursAgo: 96,
    body: ['Parcel 44 0917 was handed to the reception. Please do not answer this message.'],
  },
  {
    id: '2107',
    subject: 'question',
    from: { name: null, email: 'm.k.1987@postbox.example' },
    hoursAgo: 120,
    body: ['is the blue one coming back?'],
  },
  {
    id: '1893',
    folder: 'sent',
    subject: 'Gift boxes for the autumn',
    from: dana,
    to: [aoife],
    hoursAgo: 7,
    body: ['Hello Aoife,', 'here is the autumn assortment. Shall I keep 40 for you as last year?'],
    signature: ['Dana', 'Northwind · dana@northwind.example · +44 20 7946 0991'],
  },
  {
    id: '1892',
    folder: 'sent',
    subject: 'Open day on the 12th',
    from: dana,
    to: [lena, tomas, priya],
    hoursAgo: 60,
    body: ['Dear all,', 'our workshop is open on the 12th, from ten to four. Come and bring a colleague.'],
    signature: ['Dana', 'Northwind · dana@northwind.example'],
  },
];

/** The messages of the demo inbox, the newest first. */
export const demoMail: readonly DemoMessage[] = drafts.map((draft) => ({
  folder: 'inbox',
  to: [dana],
  cc: [],
  replyTo: null,
  signature: [],
  quoted: null,
  ...draft,
}));
