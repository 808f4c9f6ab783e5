import type { PanelState } from './state';
import { spanText } from './time-text';

/** The sync state in a few words; `tone` goes with the dot and never says more than the words. */
export interface SyncText {
  text: string;
  tone: 'good' | 'warning' | 'bad' | 'quiet';
}

type Known = Pick<PanelState, 'health' | 'session' | 'sync' | 'syncedAt' | 'outbox' | 'team'>;

/** What the top bar says about the sync, worst first. */
export function syncText(known: Known, now: number): SyncText {
  const { health, session, sync, syncedAt, outbox, team } = known;
  const { pending, rejected } = outbox;
  if (health.readOnly) return { text: 'Read only', tone: 'warning' };
  if (rejected.length > 0) return { text: `${rejected.length} refused`, tone: 'bad' };
  if (session === null) return { text: team.stored ? 'This device only' : 'Not signed in', tone: 'quiet' };
  if (sync.state === 'offline')
    return { text: `Offline · ${pending} to send`, tone: pending > 0 ? 'warning' : 'quiet' };
  if (sync.state === 'error')
    return { text: pending > 0 ? `Not synced · ${pending} to send` : 'Not synced', tone: 'bad' };
  if (pending > 0) return { text: `${pending} to send`, tone: 'warning' };
  const at = sync.state === 'synced' ? sync.at : syncedAt;
  if (at === null) return { text: 'Syncing…', tone: 'quiet' };
  return { text: `Synced ${now - at < 2000 ? 'now' : `${spanText(now - at)} ago`}`, tone: 'good' };
}

/** The whole sentence behind the few words: what it means, and what to do where something can be done. */
export function syncSentence(known: Known, now: number): string {
  const { health, session, sync, outbox, team } = known;
  const { pending } = outbox;
  const kept = pending === 0 ? 'Nothing waits to be sent.' : `${changes(pending)} saved here, not sent yet.`;
  if (health.readOnly) return 'A newer Sidestage wrote this data. Update the extension to change anything.';
  if (session === null) {
    return team.stored
      ? 'You work without a server: everything stays in this browser. Join a team to share it.'
      : 'You are not signed in. Join your team with its invite link, or work with this browser alone.';
  }
  if (outbox.rejected.length > 0) {
    const refused = outbox.rejected.length === 1 ? '1 change' : `${outbox.rejected.length} changes`;
    return `The server refused ${refused}. Send again what should be there, or drop it.`;
  }
  if (sync.state === 'offline')
    return `The server cannot be reached. ${kept} Next try ${tryWords(sync.retryAt, now)}.`;
  if (sync.state === 'error') {
    return `${sync.message} ${kept}${sync.retryAt === null ? '' : ` Next try ${tryWords(sync.retryAt, now)}.`}`;
  }
  return pending === 0 ? 'Everything is sent, and what colleagues did is here.' : `${kept} It is being sent.`;
}

function tryWords(at: number, now: number): string {
  return at <= now ? 'now' : `in ${spanText(at - now)}`;
}

function changes(count: number): string {
  return count === 1 ? '1 change is' : `${count} changes are`;
}
