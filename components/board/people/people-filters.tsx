import { useEffect, useRef, useState, type RefObject } from 'react';
import { CONDITIONS, filterWords, type ConditionId } from '../../../lib/panel/board/filter-words';
import { hasMarkets } from '../../../lib/panel/markets';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { Icon } from '../../ui/icon';
import { Menu } from '../../ui/menu';
import { useBoard, useBoardState } from '../board-context';
import { FilterEditor } from './filter-editor';

/** Typing is searched for after so long. */
const TYPING_MS = 120;

/** The conditions of the list: words to search for, chips that say what holds, and a menu of further ones. */
export function PeopleFilters({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const { commands } = useBoard();
  const { locale } = usePanel();
  const filter = useBoardState((state) => state.table.filter);
  const behind = useBoardState((state) => state.table.behind);
  const team = usePanelState((state) => state.team);
  const me = usePanelState((state) => state.me);
  const [open, setOpen] = useState(false);
  const [editing, setEditing] = useState<Exclude<ConditionId, 'text'> | null>(null);
  const words = filterWords(filter, { team, me, locale });
  const offered = CONDITIONS.filter(
    ({ id }) =>
      id !== 'text' &&
      (id !== 'markets' || hasMarkets({ team })) &&
      (id !== 'tiers' || team.workspace.tiers.length > 0),
  );
  return (
    <div className="board-filters">
      <div className="board-filter-line">
        <SearchBox searchRef={searchRef} />
        <Menu
          label="Filter"
          name="Add a condition"
          look="secondary"
          items={offered.map(({ id, label }) => ({ id, label }))}
          open={open}
          onOpen={setOpen}
          onChoose={(chosen) => {
            const condition = offered.find(({ id }) => id === chosen)?.id;
            if (condition !== undefined && condition !== 'text') setEditing(condition);
          }}
        />
        {behind === null ? null : (
          <span className="chip board-condition">
            <span dir="auto">Behind “{behind.title}”</span>
            <button
              type="button"
              className="board-off"
              aria-label={`Without: behind “${behind.title}”`}
              onClick={() => void commands.people.showBehind(null)}
            >
              <Icon name="close" size={11} />
            </button>
          </span>
        )}
        {words.map(({ id, words: said }) => (
          <span key={id} className="chip board-condition">
            {id === 'text' ? (
              said
            ) : (
              <button
                type="button"
                className="board-words"
                aria-expanded={editing === id}
                onClick={() => setEditing(editing === id ? null : id)}
              >
                {said}
              </button>
            )}
            <button
              type="button"
              className="board-off"
              aria-label={`Without: ${said}`}
              onClick={() => {
                const { [id]: _, ...rest } = filter;
                if (editing === id) setEditing(null);
                commands.people.filterBy(rest);
              }}
            >
              <Icon name="close" size={11} />
            </button>
          </span>
        ))}
        {words.length > 1 ? (
          <button type="button" className="board-words" onClick={() => commands.people.show({})}>
            Everybody
          </button>
        ) : null}
      </div>
      {editing === null ? null : (
        <FilterEditor
          key={editing}
          id={editing}
          filter={filter}
          onChange={(next) => commands.people.filterBy(next)}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
}

function SearchBox({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const { commands, state } = useBoard();
  const held = useBoardState((all) => all.table.filter.text ?? '');
  /** While one types: with the spaces that the filter does not have. */
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const search = (text: string) => {
    setTyped(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const { text: _, ...rest } = state.getState().table.filter;
      commands.people.filterBy(text.trim() === '' ? rest : { ...rest, text: text.trim() });
    }, TYPING_MS);
  };
  return (
    <div className="find-box board-search">
      <Icon name="search" />
      <input
        ref={searchRef}
        className="input"
        type="search"
        aria-label="Search in these people"
        aria-keyshortcuts="/"
        placeholder="Name, company or address"
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        dir="auto"
        value={typed ?? held}
        onChange={(event) => search(event.target.value)}
        onBlur={() => setTyped(null)}
      />
    </div>
  );
}
