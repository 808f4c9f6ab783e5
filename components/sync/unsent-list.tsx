import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import type { ChangeNaming } from '../../lib/panel/change-words';
import { unsentGroups, unsentJson, unsentText, type Unsent, type UnsentGroup } from '../../lib/panel/unsent';
import { usePanel } from '../shell/panel-context';
import { Button } from '../ui/button';
import { useCopy } from '../ui/use-copy';
import { useSeen } from '../ui/use-seen';
import { UnsentRow } from './unsent-row';

/** So many are read and drawn at first: what is in sight. */
const FIRST = 20;
/** And so many more whenever the end of the list comes into sight, or 'Show more' is pressed. */
const PAGE = 50;
/** A list that is longer can be searched. */
const SEARCH_FROM = 20;

interface UnsentListProps {
  naming: ChangeNaming;
  onOpen: (contactId: string, name: string) => void;
}

/** What is not sent yet, person by person, the latest first: of thousands only the latest are read, and a search reads all. */
export function UnsentList({ naming, onOpen }: UnsentListProps) {
  const { commands } = usePanel();
  const [shown, setShown] = useState(FIRST);
  const [text, setText] = useState('');
  const [unsent, setUnsent] = useState<Unsent | null>(null);
  // All of thousands are gone through: what is typed is drawn first.
  const asked = useDeferredValue(text);
  const isSearch = asked.trim() !== '';
  const limit = isSearch ? Infinity : shown;
  useEffect(() => commands.watchUnsent(limit, setUnsent), [commands, limit]);
  const groups = useMemo(
    () => (unsent === null ? [] : unsentGroups(unsent.changes, naming, asked)),
    [unsent, naming, asked],
  );
  const end = useSeen(() => setShown(shown + PAGE));
  if (unsent === null || (unsent.total === 0 && !isSearch)) return null;
  const found = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const drawn = firstRows(groups, shown);
  const more = (isSearch ? found : unsent.total) - shown;
  return (
    <div className="sync-part">
      <h3 className="sync-heading">
        Not sent yet <span className="quiet">{unsent.total.toLocaleString('en')}</span>
      </h3>
      {unsent.total > SEARCH_FROM || isSearch ? (
        <input
          type="search"
          className="input"
          aria-label="Search what is not sent"
          placeholder="Search by name or word"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      ) : null}
      <ul className="unsent" aria-label="Not sent yet">
        {drawn.map((group) => (
          <li key={group.key} className="unsent-group">
            {group.contactId === null ? (
              <p className="unsent-name">{group.name}</p>
            ) : (
              <button
                type="button"
                className="sync-person"
                onClick={() => onOpen(group.contactId ?? '', group.name)}
              >
                <bdi>{group.name}</bdi>
              </button>
            )}
            <ul aria-label={`Changes of ${group.name}`}>
              {group.rows.map((row) => (
                <UnsentRow key={row.n} row={row} now={naming.now} locale={naming.locale} />
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {isSearch && found === 0 ? <p className="quiet">Nothing of that is waiting.</p> : null}
      <div className="unsent-foot">
        {more > 0 ? (
          <>
            <span ref={end} className="quiet">
              and {more.toLocaleString('en')} more
            </span>
            <Button look="quiet" onClick={() => setShown(shown + PAGE)}>
              Show more
            </Button>
          </>
        ) : null}
        <CopyAll naming={naming} />
      </div>
    </div>
  );
}

/** All of it as text or as JSON, also what is not drawn. */
function CopyAll({ naming }: { naming: ChangeNaming }) {
  const panel = usePanel();
  const [state, copy] = useCopy();
  const copyAs = async (kind: 'text' | 'json') => {
    const all = await panel.commands.allUnsent();
    copy(kind === 'text' ? unsentText(all, naming) : unsentJson(all, panel.now()));
  };
  return (
    <span className="unsent-copy">
      <Button look="quiet" onClick={() => void copyAs('text')}>
        Copy as text
      </Button>
      <Button look="quiet" onClick={() => void copyAs('json')}>
        Copy as JSON
      </Button>
      <span className="quiet small" role="status">
        {state === 'copied' ? 'Copied' : state === 'failed' ? 'Could not copy' : ''}
      </span>
    </span>
  );
}

/** The groups up to so many rows. */
function firstRows(groups: readonly UnsentGroup[], count: number): UnsentGroup[] {
  let left = count;
  const first: UnsentGroup[] = [];
  for (const group of groups) {
    if (left <= 0) break;
    first.push(group.rows.length <= left ? group : { ...group, rows: group.rows.slice(0, left) });
    left -= group.rows.length;
  }
  return first;
}
