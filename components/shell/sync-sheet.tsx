import type { JoinAnswer } from '../../lib/panel/context';
import type { PanelState } from '../../lib/panel/state';
import { syncSentence } from '../../lib/panel/sync-text';
import { JoinForm } from '../settings/join-form';
import { Button } from '../ui/button';
import { RefusedList } from './refused-list';
import './sync-sheet.css';

interface SyncSheetProps {
  state: Pick<PanelState, 'health' | 'session' | 'sync' | 'syncedAt' | 'outbox' | 'team'>;
  now: number;
  onSync: () => void;
  onSettle: (mid: number, how: 'retry' | 'drop') => void;
  onJoin: (link: string, name: string) => Promise<JoinAnswer>;
  onSettings: () => void;
}

/** What the sync state means: one sentence, what was refused, and whose data this is. Opens under the top bar. */
export function SyncSheet({ state, now, onSync, onSettle, onJoin, onSettings }: SyncSheetProps) {
  const { session, outbox, team } = state;
  return (
    <section className="sheet" aria-label="Sync and account">
      <p>{syncSentence(state, now)}</p>
      {outbox.rejected.length === 0 ? null : <RefusedList refused={outbox.rejected} onSettle={onSettle} />}
      {session === null ? <JoinForm onJoin={onJoin} /> : null}
      <div className="sheet-foot">
        <span className="quiet small" dir="auto">
          {session === null
            ? team.stored
              ? team.workspace.name
              : ''
            : `${session.member.name} · ${session.workspace.name}`}
        </span>
        <span className="sheet-steps">
          {session === null ? null : (
            <Button look="quiet" onClick={onSync}>
              Sync now
            </Button>
          )}
          <Button look="quiet" onClick={onSettings}>
            Settings
          </Button>
        </span>
      </div>
    </section>
  );
}
