import type { Person } from '../model/change';
import type { Contact } from '../model/contact';
import { exportJson, exportText } from '../rules/person-export';
import { shortName } from '../rules/short-name';
import { isoDay } from './day-input';
import { mayDo } from './may';
import type { PanelState } from './state';
import { namesIn, teamFor } from './team';

/** A file to be saved. */
export interface SavedFile {
  name: string;
  /** Its media type. */
  type: string;
  text: string;
}

/** Everything known of a person as a file, to read or to give to another program, as far as the user's role sees it. */
export function personFile(
  kind: 'json' | 'text',
  person: Person,
  merged: Contact[],
  state: Pick<PanelState, 'team' | 'session' | 'me'>,
  { now, locale }: { now: number; locale: string },
): SavedFile {
  const how = {
    // A file is read by others too: nobody in it is 'you'.
    ...namesIn(teamFor(state.team, person.contact), null),
    locale,
    now,
    merged,
    seesValue: mayDo(state, 'see-value'),
  };
  const name = `${plainName(shortName(person.contact))}-${isoDay(now)}`;
  return kind === 'json'
    ? { name: `${name}.json`, type: 'application/json', text: exportJson(person, how) }
    : { name: `${name}.txt`, type: 'text/plain;charset=utf-8', text: exportText(person, how) };
}

/** A name that every file system takes. */
function plainName(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return plain === '' ? 'person' : plain;
}
