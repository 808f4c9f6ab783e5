import type { Phase } from '../../lib/model/lifecycle';

/** A stage in the flow. */
export interface FlowStage {
  id: string;
  label: string;
  phase: Phase;
  lost: boolean;
}

/** How many moved from one stage to another in the period. `from` null: they are new. */
export interface FlowMove {
  from: string | null;
  to: string;
  people: number;
}

/** What a move is to the lifecycle. `again`: from the last stage of a ring to its first; `returned`: from a lost stage. */
export type MoveKind = 'onward' | 'lost' | 'back' | 'again' | 'returned';

/** A stage as it is drawn: its bar, in px. */
export interface FlowBar {
  stage: FlowStage;
  /** Which column it stands in. */
  column: number;
  x: number;
  top: number;
  bottom: number;
  came: number;
  went: Partial<Record<MoveKind, number>>;
}

/** A band: the path along its middle, and how thick it is. */
export interface FlowBand {
  from: FlowStage;
  to: FlowStage;
  people: number;
  kind: MoveKind;
  path: string;
  thick: number;
  /** Where a band that runs backwards has room for words. */
  lane: { x: number; y: number; room: number } | null;
}

export interface Flow {
  bars: FlowBar[];
  bands: FlowBand[];
  /** Between two columns. */
  pitch: number;
  /** Moves backwards that were too many to be drawn. */
  undrawn: { moves: number; people: number };
  /** What of the height is used. */
  height: number;
}

/** Moves between two stages that both are drawn. */
export interface Between {
  from: FlowStage;
  to: FlowStage;
  people: number;
  kind: MoveKind;
}

/** How wide a stage's bar is, in px. */
export const BAR = 11;

/** The thinnest band that can still be seen, in px. */
export const LEAST = 1.5;

/** A place in px, to a tenth. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10;
}
