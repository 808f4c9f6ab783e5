import type { InsertAnswer } from '../../lib/panel/context';
import type { ShownAction } from '../../lib/panel/shown-actions';
import type { Snooze } from '../../lib/panel/snooze';

/** What the card of the next action is given. */
export interface ActionCardProps {
  actions: ShownAction[];
  /** Why there is none, as a sentence. */
  blocked: string | null;
  /** Today as YYYY-MM-DD: nothing is put off to a day that has passed. */
  today: string;
  /** Texts that were edited, by the rule's id. */
  texts: Record<string, string>;
  onDone: (ruleId: string) => void;
  onSnooze: (ruleId: string, snooze: Snooze) => void;
  onDecline: (ruleId: string, reason: string) => void;
  /** What the text reads now; null: as the rule fills it. */
  onText: (ruleId: string, text: string | null) => void;
  onInsert: (text: string) => Promise<InsertAnswer>;
}
