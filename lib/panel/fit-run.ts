import type { ValueFit } from '../model/value-fit';

/** How a fit goes: cancelled by `signal`; told how much is done, 0 to 1. */
export interface FitRun {
  signal: AbortSignal;
  onProgress: (done: number) => void;
}

/** What a fit found, or why there is none; a null message: it was cancelled. */
export type FitOutcome =
  /** `fits`: null where the server keeps them and they come with the next sync. */
  { ok: true; fits: ValueFit[] | null; refused: string[] } | { ok: false; message: string | null };

/** Makes a fit of the value model: on the server of a team, or on this device where there is none. */
export interface Fitters {
  onDevice(run: FitRun): Promise<FitOutcome>;
  onServer(run: FitRun): Promise<FitOutcome>;
}

/** Where a fit that was asked for here stands. */
export type FittingState =
  | { state: 'idle' }
  /** `done`: 0 to 1. */
  | { state: 'running'; done: number }
  /** `says`: what came of it, a sentence each. */
  | { state: 'ended'; ok: boolean; says: string[] };
