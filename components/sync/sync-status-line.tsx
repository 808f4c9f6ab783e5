import { keptWords, sendingProgress, syncedWords, syncStatus, tryWords } from '../../lib/panel/sync-status';
import { Button } from '../ui/button';
import { usePanel, usePanelState } from '../shell/panel-context';
import { useClock } from '../shell/use-clock';

/**
 * How the sync stands, what to do about it, and when it goes on. What counts by the second is not announced: a screen
 * reader hears the state when it changes, and reads the rest when it comes by.
 */
export function SyncStatusLine() {
  const panel = usePanel();
  const now = useClock(panel.now, 1000);
  const state = usePanelState((all) => all);
  const { session, sync, syncedAt, outbox, toSend } = state;
  const { tone, title, says, todo, retryAt } = syncStatus(state);
  const synced = session === null ? null : syncedWords(sync, syncedAt, now);
  const progress = sendingProgress(outbox.pending, toSend);
  return (
    <div className="sync-status">
      <div className="sync-status-top">
        <h2 className="sync-title" data-tone={tone}>
          <span className="top-dot" data-tone={tone} aria-hidden="true" />
          <span role="status">{title}</span>
        </h2>
        {session === null ? null : (
          <Button disabled={sync.state === 'syncing'} onClick={() => void panel.commands.syncNow()}>
            {sync.state === 'syncing' ? 'Syncing…' : 'Sync now'}
          </Button>
        )}
      </div>
      <p>
        {says} {tone === 'good' || session === null ? null : keptWords(outbox.pending)}
      </p>
      {todo === null ? null : <p className="quiet">{todo}</p>}
      {progress === null ? null : (
        <div className="sync-progress">
          <progress aria-label="Changes sent" value={progress.sent} max={progress.of} />
          <p className="small">
            {progress.sent.toLocaleString('en')} of {progress.of.toLocaleString('en')} sent.{' '}
            <span className="quiet">It goes on when you close this, and after a restart of the browser.</span>
          </p>
        </div>
      )}
      {synced === null && retryAt === null ? null : (
        <p className="quiet small">
          {synced}
          {synced !== null && retryAt !== null ? ' · ' : ''}
          {retryAt === null ? '' : `Next try ${tryWords(retryAt, now)}`}
        </p>
      )}
    </div>
  );
}
