import type { SyncText } from '../../lib/panel/sync-text';
import { Key } from '../ui/key';
import './top-bar.css';

interface TopBarProps {
  /** Null until everybody was looked at. */
  today: { due: number; open: number } | null;
  todayOpen: boolean;
  onToday: () => void;
  sync: SyncText;
  syncOpen: boolean;
  searchOpen: boolean;
  onSync: () => void;
  onSearch: () => void;
}

/** Name, sync state and the way to everybody else. */
export function TopBar(props: TopBarProps) {
  const { sync, syncOpen, searchOpen, onSync, onSearch, today } = props;
  return (
    <header className="top-bar">
      <span className="top-name">
        <Mark />
        Sidestage
      </span>
      <button
        type="button"
        className="top-button"
        aria-expanded={props.todayOpen}
        title={
          today === null ? undefined : `${String(today.due)} due or promised, ${String(today.open)} open`
        }
        onClick={props.onToday}
      >
        Today {today === null || today.due === 0 ? null : <strong>{today.due}</strong>}
      </button>
      <button type="button" className="top-button top-sync" aria-expanded={syncOpen} onClick={onSync}>
        <span className="top-dot" data-tone={sync.tone} aria-hidden="true" />
        <span className="top-sync-text">{sync.text}</span>
      </button>
      <button
        type="button"
        className="top-button"
        aria-label="Find a person"
        aria-keyshortcuts="Control+K"
        aria-expanded={searchOpen}
        title="Find a person"
        onClick={onSearch}
      >
        <Key name="Ctrl K" />
      </button>
    </header>
  );
}

/** The page in grey, the panel beside it in indigo. */
export function Mark() {
  return (
    <svg className="mark" width="16" height="14" viewBox="0 0 16 14" aria-hidden="true" focusable="false">
      <rect className="mark-page" x="0.5" y="1" width="7.5" height="12" rx="2" />
      <rect className="mark-panel" x="9.5" y="1" width="6" height="12" rx="2" />
    </svg>
  );
}
