import { seededRandom } from '../sample/random';
import type { DemoPerson } from './demo-people';

/** One entry of a person's activity feed. */
export interface Activity {
  kind: 'E-mail' | 'Call' | 'Note' | 'Task';
  by: string;
  hoursAgo: number;
  title: string;
  /** Lines; some name other people's addresses, as real mail does. */
  text: string[];
}

/** `{other}` and `{otherEmail}` are another person of the CRM, `{domain}` is that of the person's own address. */
const FEED: readonly Omit<Activity, 'hoursAgo'>[] = [
  {
    kind: 'E-mail',
    by: 'Dana',
    title: 'Sent: offer and delivery dates',
    text: [
      'The offer is attached. For orders above 500 please write to orders@northwind.example.',
      'Dana · dana@northwind.example',
    ],
  },
  {
    kind: 'E-mail',
    by: 'them',
    title: 'Received: who gets the invoice',
    text: [
      'Please send invoices to accounts@{domain} from now on.',
      'In copy: {other} <{otherEmail}>, who met you at the fair.',
    ],
  },
  {
    kind: 'Call',
    by: 'Marcus',
    title: 'Call, 12 minutes',
    text: ['Went through the open points. Wants a second quote.'],
  },
  {
    kind: 'Call',
    by: 'Dana',
    title: 'Call, 4 minutes',
    text: ['Left a message, called back in the afternoon.'],
  },
  {
    kind: 'Note',
    by: 'Bea',
    title: 'Note',
    text: ['Knows {other} ({otherEmail}) from an earlier job. Prefers mornings.'],
  },
  {
    kind: 'Note',
    by: 'Dana',
    title: 'Note',
    text: ['Delivery on Fridays only: the ramp is shared with the neighbour.'],
  },
  { kind: 'Task', by: 'Dana', title: 'Task done: send samples', text: ['Two boxes sent, tracking 44 0917.'] },
  {
    kind: 'E-mail',
    by: 'them',
    title: 'Received: a colleague takes over the order',
    text: ['{other} will sign for it: {otherEmail}, or call +44 20 7946 0123.'],
  },
];

/** What the CRM shows of a person's past, newest first; the same at every visit, with somebody else's address in it. */
export function activityOf(person: DemoPerson, people: readonly DemoPerson[]): Activity[] {
  const random = seededRandom(`activity of ${person.slug}`);
  const others = people.filter((one) => one.slug !== person.slug && one.name !== null);
  const other = others.length > 0 ? random.pick(others) : person;
  const domain = person.email.slice(person.email.lastIndexOf('@') + 1);
  const fill = (text: string): string =>
    text
      .replaceAll('{domain}', () => domain)
      .replaceAll('{otherEmail}', () => other.email)
      .replaceAll('{other}', () => other.name ?? other.email);
  const [first, ...rest] = FEED.slice(1, 2).concat(random.shuffled(FEED.filter((_, place) => place !== 1)));
  let hoursAgo = random.between(2, 60);
  return [...(first ? [first] : []), ...rest.slice(0, random.whole(3, 6))].map((entry) => {
    const activity = { ...entry, title: fill(entry.title), text: entry.text.map(fill), hoursAgo };
    hoursAgo += random.around(90, 0.8);
    return activity;
  });
}
