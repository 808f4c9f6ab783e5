import type { Contact } from '../model/contact';
import type { Mutation } from '../model/wire';
import { isSameJson } from '../model/same-json';
import {
  interactionWords,
  keptWords,
  orderWords,
  outcomeWords,
  responseWords,
  rewardWords,
  stageWords,
  type Words,
} from '../rules/timeline-words';
import { stageLabel } from '../rules/receipt';
import { rulesOf } from '../rules/playbook';
import { FIELD_WORDS, SETTING_WORDS, valueWords, type ValueNaming } from './field-words';
import { namesIn, teamFor, type Team } from './team';
import { teamRecordWords } from './team-record-words';

/** With what changes are put into words. */
export interface ChangeNaming {
  team: Team;
  me: string | null;
  locale: string;
  now: number;
}

const DELETED_WORDS = {
  contact: 'Erased',
  'taught-site': 'Taught site removed',
  'team-record': 'Deleted on the board',
} as const;

/** One change as whoever made it would say it: 'Title: Buyer → Head of purchasing', 'Note: asked for a quote'. */
export function changeWords(mutation: Mutation, contact: Contact | null, how: ChangeNaming): Words {
  if (mutation.op === 'delete') {
    return { title: DELETED_WORDS[mutation.kind], detail: null };
  }
  if (mutation.op === 'event') return factWords(mutation, contact, how);
  if (mutation.op === 'bulk') return bulkWords(mutation, how);
  const { fields, base } = mutation;
  switch (mutation.kind) {
    case 'contact': {
      if (base === null) return { title: 'Added', detail: null };
      // From JSON: a field that is there has a value.
      return fieldsWords(fields as Partial<Contact>, base as Partial<Contact>, contact, how);
    }
    case 'workspace': {
      if (base === null) return { title: 'Team made', detail: null };
      const names = Object.keys(fields).map((field) => SETTING_WORDS[field as keyof typeof SETTING_WORDS]);
      return { title: `${listed(names)} saved for the team`, detail: null };
    }
    case 'taught-site':
      return { title: base === null ? 'Site taught' : 'Taught site edited', detail: null };
    case 'team-record':
      return teamRecordWords(mutation.fields, base === null, how.locale);
  }
}

/** 'Stage of 312 people → Customer': one change of many people. */
function bulkWords({ fields }: Extract<Mutation, { op: 'bulk' }>, { team, me }: ChangeNaming): Words {
  if (fields.act === 'undo') return { title: 'Took back a change of many people', detail: null };
  const count = fields.groups.reduce((sum, { ids }) => sum + ids.length, 0);
  const people = `${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'}`;
  const { memberName, ...names } = namesIn(team, me);
  return fields.act === 'owner'
    ? { title: `Owner of ${people} → ${memberName(fields.to)}`, detail: null }
    : { title: `Stage of ${people} → ${stageLabel(fields.to, names, fields.model)}`, detail: fields.reason };
}

function factWords(
  mutation: Extract<Mutation, { op: 'event' }>,
  contact: Contact | null,
  { team, me, locale }: ChangeNaming,
): Words {
  const theirs = contact === null ? team : teamFor(team, contact);
  const names = namesIn(theirs, me);
  switch (mutation.kind) {
    case 'stage-change': {
      const { title, detail } = stageWords(mutation.fields, names);
      return { title: mutation.fields.from === null ? title : `Stage: ${title}`, detail };
    }
    case 'interaction': {
      const words = interactionWords(mutation.fields, locale);
      return mutation.fields.replaces === null ? words : { ...words, title: `Edited ${lower(words.title)}` };
    }
    case 'order':
      return orderWords(mutation.fields, locale);
    case 'survey-response':
      return responseWords(mutation.fields);
    case 'action-outcome': {
      const titles = new Map(rulesOf(theirs.workspace.playbook).map((rule) => [rule.id, rule.title]));
      return outcomeWords(mutation.fields, (action) => titles.get(action) ?? null);
    }
    case 'reversal':
      return { title: 'Took something back', detail: mutation.fields.reason };
    case 'reward':
      return rewardWords(mutation.fields, locale);
    case 'stage-kept':
      return keptWords(mutation.fields, names);
  }
}

function fieldsWords(
  fields: Partial<Contact>,
  base: Partial<Contact>,
  contact: Contact | null,
  { team, me, locale, now }: ChangeNaming,
): Words {
  const names = namesIn(contact === null ? team : teamFor(team, contact), me);
  const naming: ValueNaming = { memberName: names.memberName, marketName: names.marketName, locale, now };
  if (fields.mergedInto !== undefined) {
    return {
      title: fields.mergedInto === null ? 'Taken apart again' : 'Made one with another person',
      detail: null,
    };
  }
  const lines = (Object.keys(fields) as (keyof typeof FIELD_WORDS)[])
    .filter((field) => field in FIELD_WORDS)
    .map((field) => {
      const now = valueWords(field, fields[field], naming);
      if (isSameJson(fields[field], base[field])) return `${FIELD_WORDS[field]}: kept ${now}`;
      return `${FIELD_WORDS[field]}: ${field in base ? `${valueWords(field, base[field], naming)} → ` : ''}${now}`;
    });
  const [first = 'Edited', ...more] = lines;
  return { title: first, detail: more.length === 0 ? null : more.join('\n') };
}

/** 'a, b and c'. */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

function lower(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
