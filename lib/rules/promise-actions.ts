/** The rule that closes the loop with a detractor: done, it also settles the follow-up note. */
export const CLOSE_THE_LOOP = 'close-the-loop';
/** The rule for notes that are due: done, it settles them. */
export const KEEP_PROMISE = 'keep-promise';
