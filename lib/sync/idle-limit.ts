/** A signal that fires when nothing has come for a while; `alive` says that something has, `end` that it is over. */
export interface IdleLimit {
  signal: AbortSignal;
  alive: () => void;
  end: () => void;
}

const LOOKS = 4;

/** For streams, which may take long as a whole: ends them when nothing comes for `idleMs`, or with `signal`. */
export function withIdleLimit(idleMs: number, signal: AbortSignal | undefined): IdleLimit {
  const controller = new AbortController();
  let quiet = 0;
  const timer = setInterval(() => {
    quiet += 1;
    if (quiet > LOOKS) controller.abort(new DOMException('Nothing came.', 'TimeoutError'));
  }, idleMs / LOOKS);
  return {
    signal: signal === undefined ? controller.signal : AbortSignal.any([signal, controller.signal]),
    alive: () => {
      quiet = 0;
    },
    end: () => {
      clearInterval(timer);
    },
  };
}
