import type { SyncState, SyncTrouble } from '../store/store';
import type { PanelState } from './state';
import { spanText } from './time-text';

/** What of the panel's state the sync is told by. */
export type SyncKnown = Pick<PanelState, 'health' | 'session' | 'sync' | 'syncedAt' | 'outbox' | 'team'>;

/** How the sync stands, in words: what is so, and what the user can do about it. */
export interface SyncStatus {
  tone: 'good' | 'warning' | 'bad' | 'quiet';
  /** In a few words, without anything that changes by the second. */
  title: string;
  /** Whole sentences. */
  says: string;
  /** What to do; null where there is nothing. */
  todo: string | null;
  /** When it is tried again by itself; null where it is not. */
  retryAt: number | null;
}

/** What to do about each kind of trouble. */
const TODO: Record<SyncTrouble, { title: string; todo: string | null }> = {
  portal: {
    title: 'The network asks for a sign-in',
    todo: 'Open any web page and sign in to the network, then press Sync now.',
  },
  busy: { title: 'The server is busy', todo: 'Nothing to do: it is tried again by itself.' },
  server: {
    title: 'The server has a problem',
    todo: 'Nothing to do: it is tried again by itself. If it lasts, tell whoever runs the server.',
  },
  version: { title: 'The versions do not fit', todo: 'What you do is kept here and sent after the update.' },
  'signed-out': {
    title: 'This device is signed out',
    todo: 'Ask an admin of your team for a new link and paste it here.',
  },
  'not-allowed': { title: 'The server does not let this device in', todo: 'Ask an admin of your team.' },
  storage: {
    title: 'The storage of this browser is full',
    todo: 'Delete downloads or data of other sites, then press Sync now.',
  },
};

/** How the sync stands; the worst first. */
export function syncStatus({ health, session, sync, outbox, team }: SyncKnown): SyncStatus {
  const quiet = { todo: null, retryAt: null };
  if (health.readOnly) {
    return {
      ...quiet,
      tone: 'warning',
      title: 'You can read, not change',
      says: 'A newer Sidestage wrote this data.',
      todo: 'Update the extension to change anything.',
    };
  }
  if (session === null) {
    return team.stored
      ? {
          ...quiet,
          tone: 'quiet',
          title: 'This device only',
          says: 'You work without a server: everything stays in this browser.',
          todo: 'Join a team to share it.',
        }
      : {
          ...quiet,
          tone: 'quiet',
          title: 'Not signed in',
          says: 'You are not signed in.',
          todo: 'Join your team with its invite link, or work with this browser alone.',
        };
  }
  if (sync.state === 'error') {
    const { title, todo } = TODO[sync.trouble ?? 'server'];
    return { tone: 'bad', title, says: sync.message, todo, retryAt: sync.retryAt };
  }
  if (sync.state === 'offline') {
    const says = 'The server cannot be reached.';
    return { tone: 'warning', title: 'Offline', says, todo: 'You can go on working.', retryAt: sync.retryAt };
  }
  if (outbox.pending > 0) {
    return { ...quiet, tone: 'warning', title: 'Sending', says: 'What you did is on its way.' };
  }
  const says = 'Everything is sent, and what colleagues did is here.';
  return { ...quiet, tone: 'good', title: 'In sync', says };
}

/** What is kept here and not sent: 'Nothing waits to be sent.' */
export function keptWords(pending: number): string {
  if (pending === 0) return 'Nothing waits to be sent.';
  return `${pending === 1 ? '1 change is' : `${pending.toLocaleString('en')} changes are`} saved here, not sent yet.`;
}

/** 'Synced 3 s ago'; null before the first time. */
export function syncedWords(sync: SyncState, syncedAt: number | null, now: number): string | null {
  const at = sync.state === 'synced' ? sync.at : syncedAt;
  if (at === null) return null;
  return `Synced ${now - at < 2000 ? 'now' : `${spanText(now - at)} ago`}`;
}

/** 'in 9 s', 'now'. */
export function tryWords(at: number, now: number): string {
  return at - now < 1000 ? 'now' : `in ${spanText(at - now)}`;
}

/** So few are sent before anybody has looked. */
const PROGRESS_FROM = 20;

/** How far the sending of many changes is; null where there is nothing to tell. `of`: how many there were to be sent. */
export function sendingProgress(pending: number, of: number): { sent: number; of: number } | null {
  return pending === 0 || of < PROGRESS_FROM ? null : { sent: Math.max(0, of - pending), of };
}

/** How many there are to be sent since the outbox was last empty. */
export function toSendSince(before: { of: number; pending: number }, pending: number): number {
  return pending === 0 ? 0 : before.of + Math.max(0, pending - before.pending);
}
