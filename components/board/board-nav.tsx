import { useRef, type KeyboardEvent } from 'react';
import { syncText } from '../../lib/panel/sync-text';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Mark } from '../shell/top-bar';
import { useClock } from '../shell/use-clock';
import { Key } from '../ui/key';
import { useBoard, useBoardState } from './board-context';
import { boardPages } from './pages';
import { useNavCounts } from './use-nav-counts';
import '../shell/top-bar.css';

interface BoardNavProps {
  onSettings: () => void;
  onSync: () => void;
  syncOpen: boolean;
  onSearch: () => void;
  searchOpen: boolean;
}

/** The pages of the board, whose team it is, and how the sync stands. Arrow keys move in it. */
export function BoardNav(props: BoardNavProps) {
  const { commands } = useBoard();
  const page = useBoardState((state) => state.choices.page);
  const team = usePanelState((state) => state.team.workspace.name);
  const counts = useNavCounts();
  const list = useRef<HTMLUListElement>(null);
  return (
    <header className="board-nav">
      <span className="board-name">
        <Mark />
        Sidestage
      </span>
      <nav aria-label="Board">
        <ul ref={list} className="board-pages" onKeyDown={(event) => moveIn(list.current, event)}>
          {boardPages.map(({ id, label, key }) => (
            <li key={id}>
              <a
                href={`#${id}`}
                className="board-link"
                aria-current={id === page ? 'page' : undefined}
                aria-keyshortcuts={`G ${key.toUpperCase()}`}
                title={`${label} (G, then ${key.toUpperCase()})`}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return; // another tab of it
                  event.preventDefault();
                  commands.go(id);
                }}
              >
                {label}
                {counts[id] === undefined ? null : <span className="board-count">{counts[id]}</span>}
              </a>
            </li>
          ))}
          <li>
            <button type="button" className="board-link" onClick={props.onSettings}>
              Model &amp; playbook
            </button>
          </li>
        </ul>
      </nav>
      <div className="board-foot">
        <button
          type="button"
          className="top-button"
          aria-keyshortcuts="Control+K"
          aria-expanded={props.searchOpen}
          onClick={props.onSearch}
        >
          Find a person <Key name="Ctrl K" />
        </button>
        <Sync open={props.syncOpen} onOpen={props.onSync} />
        <span className="board-team quiet" dir="auto" title={team}>
          {team}
        </span>
      </div>
    </header>
  );
}

function Sync({ open, onOpen }: { open: boolean; onOpen: () => void }) {
  const panel = usePanel();
  const now = useClock(panel.now, 1000);
  const sync = syncText(
    usePanelState((state) => state),
    now,
  );
  return (
    <button type="button" className="top-button top-sync" aria-expanded={open} onClick={onOpen}>
      <span className="top-dot" data-tone={sync.tone} aria-hidden="true" />
      {sync.text}
    </button>
  );
}

function moveIn(list: HTMLElement | null, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const links = [...(list?.querySelectorAll<HTMLElement>('.board-link') ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  const last = links.length - 1;
  const to: Partial<Record<string, number>> = {
    ArrowDown: at >= last ? 0 : at + 1,
    ArrowRight: at >= last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    ArrowLeft: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  const next = to[event.key];
  if (next === undefined) return;
  event.preventDefault();
  links[next]?.focus();
}
