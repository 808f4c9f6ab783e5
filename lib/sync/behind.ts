/** Does pieces of work one after the other, each while its caller goes on with what comes next. */
export interface Behind {
  /** Waits for the piece before, then begins this one. @throws what the piece before threw */
  next: (work: () => Promise<void>) => Promise<void>;
  /** Waits for the last piece. @throws what it threw */
  end: () => Promise<void>;
  /** Waits for the last piece whatever becomes of it: for somebody who gives up for another reason. */
  settle: () => Promise<void>;
}

/** Makes one; only one piece of its work is ever under way. */
export function workBehind(): Behind {
  let last = Promise.resolve();
  const settle = () => last.catch(() => undefined);
  return {
    next: async (work) => {
      await last;
      last = work();
      void settle(); // what it throws is told at the next step
    },
    end: () => last,
    settle,
  };
}
