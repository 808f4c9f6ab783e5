import { useState } from 'react';
import type { WouldBeLost } from '../../lib/panel/would-be-lost';
import { usePanel, usePanelState } from '../shell/panel-context';
import { WouldBeLostList } from '../sync/would-be-lost-list';
import { Button } from '../ui/button';

/** Signs out after saying what would be lost, and offers to send or keep that first. */
export function SignOut() {
  const { commands } = usePanel();
  const pending = usePanelState((state) => state.outbox.pending);
  const refused = usePanelState((state) => state.outbox.rejected.length);
  const [unsent, setUnsent] = useState<WouldBeLost[] | null>(null);
  const [busy, setBusy] = useState(false);
  const ask = async () => setUnsent(await commands.wouldBeLost());
  const send = async () => {
    setBusy(true);
    await commands.syncNow();
    await ask();
    setBusy(false);
  };
  if (unsent === null) {
    return (
      <div>
        <Button onClick={() => void ask()}>Sign out…</Button>
      </div>
    );
  }
  const lost = pending + refused;
  return (
    <div className="settings-ask" role="group" aria-label="Sign out">
      <p>Signing out erases all people and settings from this browser; the team keeps them.</p>
      {lost === 0 ? null : (
        <>
          <p>
            <strong>{lostText(pending, refused)} would be lost.</strong> Send first, or keep a copy.
          </p>
          <WouldBeLostList changes={unsent} />
        </>
      )}
      <div className="form-end">
        <Button
          look="primary"
          disabled={busy}
          onClick={() => void commands.signOut().then(() => setUnsent(null))}
        >
          Sign out and erase
        </Button>
        {pending === 0 ? null : (
          <Button disabled={busy} onClick={() => void send()}>
            Send now
          </Button>
        )}
        <Button onClick={() => setUnsent(null)}>Stay</Button>
      </div>
    </div>
  );
}

/** What would be lost, before these words. */
function lostText(pending: number, refused: number): string {
  if (pending === 0) return `What the server refused (${refused})`;
  const changes = pending === 1 ? '1 change' : `${pending.toLocaleString('en')} changes`;
  const verb = pending === 1 ? 'is' : 'are';
  return refused === 0
    ? `${changes} ${verb} not sent yet and`
    : `${changes} that ${verb} not sent yet and ${refused} that the server refused`;
}
