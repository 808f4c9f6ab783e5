import type { SyncTrouble } from '../store/store';

/**
 * Why a request of sync did not do what it should, in a sentence for the user. `offline`: nothing was reached. `stop`:
 * trying again would not help until somebody does something. `revoked`: the same, since the team signed this device out,
 * so what it has is to be erased. `later`: it is tried again. The others ask for a step of the protocol.
 */
export type FailureKind =
  'offline' | 'stop' | 'revoked' | 'later' | 'gap' | 'cloned' | 'epoch' | 'cursor-too-old';

/** A request of sync that failed; nothing is lost by it. `trouble`: what the user is told to do about it. */
export class SyncFailure extends Error {
  override readonly name = 'SyncFailure';
  trouble: SyncTrouble = 'server';
  constructor(
    readonly kind: FailureKind,
    message: string,
    /** Milliseconds the server asked to be left alone for. */
    readonly waitMs: number | null = null,
    /** With `gap` and `cloned`: the last mutation the server knows of this client. */
    readonly lastMid: number | null = null,
    cause?: unknown,
  ) {
    super(message, { cause });
  }

  /** The same, with what the user can do about it. */
  as(trouble: SyncTrouble): this {
    this.trouble = trouble;
    return this;
  }
}
