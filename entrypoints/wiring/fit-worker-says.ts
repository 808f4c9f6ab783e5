import type { FitOutcome } from '../../lib/panel/fit-run';

/** What the worker of a fit says: how far it is, and at last what it found. */
export type FitWorkerSays = { type: 'progress'; done: number } | { type: 'ended'; outcome: FitOutcome };

/** What is said where it failed. */
export const FIT_FAILED = 'The fit did not work on this device. Try again.';
