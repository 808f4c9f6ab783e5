import type { AuditEntry, TeamDevice, TeamInvite, TeamReply } from '../model/team-wire';
import { dateText, momentText, spanText } from './time-text';

/** What a browser is called in the list of devices. */
export function deviceName({ name }: Pick<TeamDevice, 'name'>): string {
  return name === '' ? 'A browser without a name' : name;
}

/** When a browser was last seen, in words. */
export function lastSeen({ lastContact, isThis }: TeamDevice, now: number): string {
  if (isThis) return 'in use now';
  const ago = now - lastContact;
  // It is written down every half minute.
  return ago < 60_000 ? 'seen just now' : `seen ${spanText(ago)} ago`;
}

/** For whom an open link is, and until when. */
export function inviteText(
  invite: TeamInvite,
  team: TeamReply,
  how: { now: number; locale: string },
): string {
  const who =
    invite.memberId === null
      ? `For somebody new as ${invite.roles.join(', ')}`
      : `For another browser of ${nameOf(invite.memberId, team)}`;
  return `${who}, until ${dateText(invite.expiresAt, how.now, how.locale)}`;
}

function nameOf(id: string | null, { members }: TeamReply): string {
  if (id === null) return 'The server';
  return members.find((member) => member.id === id)?.name ?? 'somebody who is not known any more';
}

/** One entry of who did what. */
export interface TrailLine {
  n: number;
  when: string;
  who: string;
  what: string;
}

/** An entry in words, with the names that people have now. */
export function trailLine(entry: AuditEntry, team: TeamReply, locale: string): TrailLine {
  return {
    n: entry.n,
    when: momentText(entry.at, locale),
    who: nameOf(entry.by, team),
    what: (WORDS[entry.action] ?? (() => entry.action))(entry, (id) => nameOf(id, team)),
  };
}

type Words = (entry: AuditEntry, name: (id: string | null) => string) => string;

const list = (value: AuditEntry['detail'][string] | undefined) =>
  Array.isArray(value) ? value.join(', ') : String(value ?? '');
const memberOf = ({ detail }: AuditEntry) => (typeof detail['member'] === 'string' ? detail['member'] : null);
/** Whose browser it is, where it is not one's own. */
const whose: Words = (entry, name) =>
  memberOf(entry) === entry.by ? 'a browser of their own' : `a browser of ${name(memberOf(entry))}`;
const counted = (value: AuditEntry['detail'][string] | undefined, one: string, many: string) => {
  const count = Array.isArray(value) ? value.length : Number(value ?? 0);
  return `${String(count)} ${count === 1 ? one : many}`;
};

const WORDS: Record<string, Words> = {
  invite: (entry, name) =>
    memberOf(entry) === null
      ? `made a link for somebody new as ${list(entry.detail['roles'])}`
      : `made a link for ${whose(entry, name)}`,
  'withdraw-invite': () => 'withdrew a link',
  join: ({ detail }) =>
    'roles' in detail ? `joined as ${list(detail['roles'])}` : 'joined with another browser',
  'change-roles': ({ subject, detail }, name) =>
    `changed the roles of ${name(subject)} from ${list(detail['before'])} to ${list(detail['after'])}`,
  'remove-member': ({ subject }, name) => `removed ${name(subject)}`,
  'restore-member': ({ subject }, name) => `let ${name(subject)} in again`,
  'name-device': (entry, name) => `named ${whose(entry, name)}`,
  'revoke-device': (entry, name) => `signed out ${whose(entry, name)}`,
  'sign-out': () => 'signed out',
  settings: ({ detail }) => `changed settings of the team: ${list(detail['fields'])}`,
  'remove-sample': () => 'removed the sample people',
  bulk: ({ detail }) =>
    detail['act'] === 'undo'
      ? 'took back a change of many people'
      : `changed the ${detail['act'] === 'owner' ? 'owner' : 'stage'} of ${counted(detail['people'], 'person', 'people')} at once`,
  erase: ({ detail }) => `erased ${counted(detail['people'], 'person', 'people')}`,
  export: ({ subject }) => (subject === null ? 'exported everything' : 'exported a person'),
};

/** Whether a link leads to the computer it is opened on, so that nobody else can use it. */
export function isOnThisComputer(link: string): boolean {
  return /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?\//.test(link);
}
