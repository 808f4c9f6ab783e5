import { keptWords, syncedWords, syncStatus, tryWords, type SyncKnown } from './sync-status';

/** The sync state in a few words; `tone` goes with the dot and never says more than the words. */
export interface SyncText {
  text: string;
  tone: 'good' | 'warning' | 'bad' | 'quiet';
}

/** What the top bar says about the sync, worst first. */
export function syncText(known: SyncKnown, now: number): SyncText {
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
  const synced = syncedWords(sync, syncedAt, now);
  return synced === null ? { text: 'Syncing…', tone: 'quiet' } : { text: synced, tone: 'good' };
}

/** The whole sentence behind the few words: what it means, and what to do where something can be done. */
export function syncSentence(known: SyncKnown, now: number): string {
  const { session, outbox, health } = known;
  const { says, todo, retryAt } = syncStatus(known);
  if (health.readOnly || session === null) return `${says} ${todo ?? ''}`.trim();
  if (outbox.rejected.length > 0) {
    const refused = outbox.rejected.length === 1 ? '1 change' : `${outbox.rejected.length} changes`;
    return `The server refused ${refused}. Send again what should be there, or drop it.`;
  }
  if (known.sync.state === 'offline' || known.sync.state === 'error') {
    const next = retryAt === null ? '' : ` Next try ${tryWords(retryAt, now)}.`;
    return `${says} ${keptWords(outbox.pending)}${next}`;
  }
  return outbox.pending === 0 ? says : `${keptWords(outbox.pending)} It is being sent.`;
}
