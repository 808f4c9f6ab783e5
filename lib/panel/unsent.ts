import type { Contact } from '../model/contact';
import type { Mutation } from '../model/wire';
import type { TeamRecord } from '../model/team-record';
import type { Workspace } from '../model/workspace';
import { isSameJson } from '../model/same-json';
import type { Unsent, UnsentChange } from '../store/store';
import { changeWords, type ChangeNaming } from './change-words';
import { displayName } from './person-view';
import { momentText } from './time-text';
import type { Undo } from './undo';

export type { Unsent };

/** One change as the list shows it. */
export interface UnsentRow extends UnsentChange {
  title: string;
  detail: string | null;
  /** Whether a later change here takes it back already. */
  undone: boolean;
}

/** The changes of one person, or of the team's settings: then without an id. */
export interface UnsentGroup {
  key: string;
  /** Null: nobody who is here. */
  contactId: string | null;
  name: string;
  rows: UnsentRow[];
}

/** Changes person by person, whoever was last at work first; `text`: only those in which each of its words is. */
export function unsentGroups(changes: readonly UnsentChange[], how: ChangeNaming, text = ''): UnsentGroup[] {
  const undone = takenBackIn(changes.map(({ mutation }) => mutation));
  const words = text
    .toLocaleLowerCase(how.locale)
    .split(/\s+/)
    .filter((word) => word !== '');
  const groups = new Map<string, UnsentGroup>();
  for (const change of changes) {
    const { mutation, contact } = change;
    const about = mutation.op === 'event' ? mutation.fields.contactId : mutation.recordId;
    const isTeam = mutation.op !== 'event' && mutation.kind !== 'contact';
    const isMany = mutation.op === 'bulk';
    const key = isMany ? 'many' : isTeam ? 'team' : about;
    const name = isMany
      ? 'Many people at once'
      : isTeam
        ? 'The team'
        : contact === null
          ? 'Somebody who is not here'
          : displayName(contact);
    const row = { ...change, ...changeWords(mutation, contact, how), undone: undone.has(mutation.recordId) };
    const all = `${name} ${row.title} ${row.detail ?? ''}`.toLocaleLowerCase(how.locale);
    if (!words.every((word) => all.includes(word))) continue;
    const group = groups.get(key) ?? { key, contactId: contact?.id ?? null, name, rows: [] };
    group.rows.push(row);
    groups.set(key, group);
  }
  return [...groups.values()];
}

function takenBackIn(mutations: readonly Mutation[]): ReadonlySet<string> {
  return new Set(
    mutations.flatMap((one) => {
      if (one.op === 'bulk') return one.fields.act === 'undo' ? [one.fields.of] : [];
      if (one.op !== 'event') return [];
      if (one.kind === 'reversal') return [one.fields.fact];
      return one.kind === 'stage-change' && one.fields.undoes !== null ? [one.fields.undoes] : [];
    }),
  );
}

/** What is not sent, to read: who, what, when, the oldest first. */
export function unsentText({ changes }: Unsent, how: ChangeNaming): string {
  const lines = changes.toReversed().map(({ at, mutation, contact }) => {
    const { title, detail } = changeWords(mutation, contact, how);
    const who = contact === null ? '' : `${displayName(contact)}: `;
    return `${momentText(at, how.locale)}  ${who}${title}${detail === null ? '' : `\n    ${detail.split('\n').join('\n    ')}`}`;
  });
  return `Not sent yet (${String(lines.length)})\n${lines.join('\n')}\n`;
}

/** The same for another program, as it would be sent: times in ms since 1970 UTC. */
export function unsentJson({ changes }: Unsent, now: number): string {
  const list = changes.toReversed().map(({ at, mutation, contact }) => {
    const { mid: _mid, ageMs: _age, ...change } = mutation;
    return {
      at,
      person: contact === null ? null : { id: contact.id, name: displayName(contact) },
      ...change,
    };
  });
  const whole = {
    format: 'sidestage-unsent',
    version: 1,
    exportedAt: new Date(now).toISOString(),
    changes: list,
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

const DELETED = {
  contact: 'Who was erased cannot be brought back. Add them anew.',
  'taught-site': 'A site that was removed cannot be brought back. Show it again.',
  'team-record': 'What was deleted on the board cannot be brought back from here. Make it again.',
} as const;

/** How a change that is not sent is taken back, as its ordinary undo does; or why that cannot be, in a sentence. */
export function undoOfChange({ mutation, contact }: UnsentChange): Undo | string {
  if (mutation.op === 'delete') {
    return DELETED[mutation.kind];
  }
  if (mutation.op === 'bulk') {
    return mutation.fields.act === 'undo'
      ? 'It takes back another change itself: make that one anew.'
      : { kind: 'bulk', ids: [mutation.recordId] };
  }
  if (mutation.op === 'event') {
    const { contactId, id } = mutation.fields;
    if (mutation.kind !== 'stage-change') return { kind: 'facts', contactId, ids: [id] };
    return mutation.fields.from === null
      ? 'The first stage belongs to the person: take back that they were added.'
      : { kind: 'stage', contactId, changeId: id };
  }
  const { fields, base } = mutation;
  if (mutation.kind === 'taught-site') {
    return base === null
      ? { kind: 'taught-added', ids: [mutation.recordId] }
      : 'Edit the site again in the settings.';
  }
  if (mutation.kind === 'team-record') {
    const { recordId: id, kind } = mutation;
    return base === null
      ? { kind: 'changes', changes: [{ op: 'delete', kind, id }] }
      : {
          kind: 'changes',
          changes: [{ op: 'patch', kind, id, fields: base as Partial<TeamRecord>, base: {} }],
        };
  }
  if (mutation.kind === 'workspace') {
    const isWhole = base !== null && Object.keys(fields).every((field) => field in base);
    return isWhole
      ? { kind: 'team', fields: base as Partial<Workspace>, saved: fields as Partial<Workspace> }
      : 'Edit it again in the settings.';
  }
  if (base === null) {
    return {
      kind: 'added',
      contactId: mutation.recordId,
      name: contact === null ? 'This person' : displayName(contact),
    };
  }
  return undoOfFields(mutation, contact);
}

function undoOfFields(
  mutation: Extract<Mutation, { op: 'patch'; kind: 'contact' }>,
  contact: UnsentChange['contact'],
): Undo | string {
  const { fields, base, recordId } = mutation;
  if (fields.mergedInto !== undefined || fields.merge !== undefined) {
    return 'Open the person: there two people are made one and taken apart.';
  }
  if (fields.market !== undefined) return 'Open the person and bring them back into their market.';
  if (contact === null || base === null) return 'This person is not here any more.';
  const names = Object.keys(fields) as (keyof typeof fields)[];
  if (!names.every((field) => field in base && isSameJson(contact[field], fields[field]))) {
    return 'It was changed again since: take back the later change first.';
  }
  if (names.every((field) => isSameJson(fields[field], base[field]))) {
    return 'Nothing was changed by it. Edit the person to say something else.';
  }
  const { id: _id, createdAt: _at, lost: _lost, ...before } = base as Partial<Contact>;
  return { kind: 'fields', contactId: recordId, fields: before };
}
