/**
 * Why a request of sync did not do what it should, in a sentence for the user. `offline`: nothing was reached. `stop`:
 * trying again would not help until somebody does something. `later`: it is tried again. The others ask for a step of
 * the protocol.
 */
export type FailureKind = 'offline' | 'stop' | 'later' | 'gap' | 'cloned' | 'epoch' | 'cursor-too-old';

/** A request of sync that failed; nothing is lost by it. */
export class SyncFailure extends Error {
  override readonly name = 'SyncFailure';
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
}
