import type { JoinAnswer } from '../../lib/panel/context';
import { JoinForm } from '../settings/join-form';
import { LostPart } from '../sync/lost-part';
import { RefusedList } from '../sync/refused-list';
import { SyncStatusLine } from '../sync/sync-status-line';
import { UnsentList } from '../sync/unsent-list';
import { useChangeNaming } from '../sync/use-change-naming';
import { Button } from '../ui/button';
import { usePanel, usePanelState } from './panel-context';
import { useClock } from './use-clock';
import '../sync/sync-sheet.css';
import './sheet.css';

interface SyncSheetProps {
  onOpen: (contactId: string, name: string) => void;
  onSettings: () => void;
}

/** The one place for the sync: how it stands, what was lost, refused and not sent, and whose data this is. */
export function SyncSheet({ onOpen, onSettings }: SyncSheetProps) {
  const panel = usePanel();
  const { commands } = panel;
  const now = useClock(panel.now, 30_000);
  const session = usePanelState((state) => state.session);
  const refused = usePanelState((state) => state.outbox.rejected);
  const team = usePanelState((state) => state.team);
  const isOut = usePanelState(({ sync }) => sync.state === 'error' && sync.trouble === 'signed-out');
  const naming = useChangeNaming(now);
  const join = (link: string, name: string): Promise<JoinAnswer> => commands.join(link, name);
  return (
    <section className="sheet" aria-label="Sync and account">
      <SyncStatusLine />
      {session === null || isOut ? <JoinForm onJoin={join} /> : null}
      <LostPart now={now} onOpen={onOpen} onSettings={onSettings} />
      {refused.length === 0 ? null : (
        <RefusedList
          refused={refused}
          naming={naming}
          onOpen={onOpen}
          onSettle={(mid, how) => void commands.settleRejected(mid, how)}
        />
      )}
      {session === null ? null : <UnsentList naming={naming} onOpen={onOpen} />}
      <div className="sheet-foot">
        <span className="quiet small" dir="auto">
          {session === null
            ? team.stored
              ? team.workspace.name
              : ''
            : `${session.member.name} · ${session.workspace.name}`}
        </span>
        <Button look="quiet" onClick={onSettings}>
          Settings
        </Button>
      </div>
    </section>
  );
}
