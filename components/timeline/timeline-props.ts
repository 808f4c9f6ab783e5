import type { StageChange } from '../../lib/model/facts';
import type { LifecycleModel } from '../../lib/model/lifecycle';
import type { ChangedView } from '../../lib/panel/changed-view';
import type { TimelineEntry } from '../../lib/rules/timeline';

/** What can be done with an entry. */
export interface EntryActs {
  /** Takes a fact back. */
  onUndo: (factId: string) => void;
  /** Opens one's own note for editing; null closes it without saving. */
  onEdit: (noteId: string | null) => void;
  onTypeNote: (text: string) => void;
  onSaveNote: () => void;
  onDelete: (noteId: string) => void;
  /** A reward was used. */
  onRedeem: (rewardId: string) => void;
  /** Goes to the person who was referred. */
  onOpenPerson: (contactId: string) => void;
  /** Words for what happened after a stage change, oldest first: what its undo passes over. */
  movedSince: (changeId: string) => string[];
}

export interface TimelineCardProps extends EntryActs {
  entries: TimelineEntry[];
  /** The stage changes and the model: the same entries are read along the stages. */
  changes: StageChange[];
  model: LifecycleModel;
  /** Models of the team's other markets, whose stages the history may name. */
  others?: readonly LifecycleModel[];
  /** What colleagues did since the last look. */
  changed: ChangedView | null;
  /** The note that is being edited. */
  edit: { id: string; text: string } | null;
  now: number;
  locale: string;
}
