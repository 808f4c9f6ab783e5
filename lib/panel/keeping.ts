import type { KeepingState, SilentReply } from '../model/keeping';

/** What the server answered, or a sentence of why it did not. */
export type KeepingAnswer<T> = { ok: true; value: T } | { ok: false; message: string };

/** What a team's server keeps and for how long. Nothing of it is on this device, so each call asks the server. */
export interface Keeping {
  state: () => Promise<KeepingAnswer<KeepingState>>;
  /** Who would be erased if people were kept for so many months; nobody is. */
  silent: (months: number) => Promise<KeepingAnswer<SilentReply>>;
  /** Null: everybody is kept. */
  keepFor: (months: number | null) => Promise<KeepingAnswer<KeepingState>>;
  /** Begins the end of the team; its name has to be typed. */
  close: (name: string) => Promise<KeepingAnswer<KeepingState>>;
  /** Takes that back. */
  takeBack: () => Promise<KeepingAnswer<KeepingState>>;
  /** Lets somebody be added again who was erased: when they were, or null where nobody was. */
  lift: (address: string) => Promise<KeepingAnswer<number | null>>;
  /** Everything of the team as lines of JSON, in pieces; told how much of it has come, 0 to 1. */
  exportAll: (onProgress: (done: number) => void, signal: AbortSignal) => Promise<KeepingAnswer<string[]>>;
}
