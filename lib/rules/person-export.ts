import type { Person } from '../model/change';
import type { Contact } from '../model/contact';
import { profileByTopic, TOPIC_WORDS } from './profile-words';
import { timeline, type TimelineHow } from './timeline';

/** What an export is made with. */
export interface ExportHow extends TimelineHow {
  now: number;
  /** Who was merged into the person. */
  merged: Contact[];
  /** Whether orders and rewards are among it: not every role sees them. */
  seesValue: boolean;
}

const LEFT_OUT = 'Orders and rewards are left out: the role of who exported this does not see them.';

/** Everything known of a person, for another program: one object, times in ms since 1970 UTC as they are kept. PX1 PX3 */
export function exportJson(person: Person, how: ExportHow): string {
  const { contact, ...facts } = visible(person, how);
  const whole = {
    format: 'sidestage-person',
    version: 1,
    exportedAt: new Date(how.now).toISOString(),
    leftOut: how.seesValue ? [] : ['orders', 'rewards'],
    contact,
    merged: how.merged,
    ...facts,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** Everything known of a person, to be read: what they are, then what happened, the oldest first. PX2 PX3 */
export function exportText(person: Person, how: ExportHow): string {
  const shown = visible(person, how);
  const entries = timeline(shown, how).reverse();
  return [
    shown.contact.name ?? 'No name',
    `As known on ${stamp(how.now)}`,
    ...(how.seesValue ? [] : [LEFT_OUT]),
    '',
    ...fieldLines(shown.contact, how),
    ...how.merged.flatMap((one) => [
      '',
      `Was also kept as: ${one.name ?? 'no name'}`,
      ...fieldLines(one, how),
    ]),
    '',
    `What happened (${String(entries.length)})`,
    ...entries.map(({ at, title, detail, by, undone }) => {
      const more =
        detail === null || title.includes(detail) ? '' : `\n    ${detail.split('\n').join('\n    ')}`;
      return `${stamp(at)}  ${title}${undone ? ' (taken back)' : ''} (${by})${more}`;
    }),
    '',
  ].join('\n');
}

function visible(person: Person, { seesValue }: ExportHow): Person {
  return seesValue ? person : { ...person, orders: [], rewards: [] };
}

function fieldLines(contact: Contact, how: ExportHow): string[] {
  const { consent, source } = contact;
  const lines: [string, string | null][] = [
    ['Title', contact.title],
    ['Company', contact.company],
    ['Addresses', contact.emails.join(', ')],
    ['Phones', contact.phones.join(', ')],
    ['Owner', how.memberName(contact.owner)],
    ['Marketing', dated(consent.marketing === 'unknown' ? 'not known' : consent.marketing, consent.at)],
    ['Said as', consent.words ?? null],
    ['Do not contact', contact.doNotContact ? 'yes' : 'no'],
    ['Came by', source === null ? null : dated(source.channel, source.at)],
    ['Campaign', source?.campaign ?? null],
    ['Referred by', source?.referrer ?? null],
    [
      'Records',
      contact.keys.map(({ site, account, type, id }) => `${site} ${account} ${type} ${id}`).join(', '),
    ],
    ['Known since', stamp(contact.createdAt)],
  ];
  const profile = profileByTopic(contact.profile).flatMap(({ topic, entries }) =>
    entries.map(
      ({ text, at, origin }) =>
        `${TOPIC_WORDS[topic]}: ${dated(text, at)}${origin === '' ? '' : `, ${origin}`}`,
    ),
  );
  return [
    ...lines.flatMap(([label, value]) => (value === null || value === '' ? [] : [`${label}: ${value}`])),
    ...profile,
  ];
}

function dated(text: string, at: number | null): string {
  return at === null ? text : `${text} (${stamp(at).slice(0, 10)})`;
}

/** '2025-11-21 12:00', UTC. */
function stamp(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
