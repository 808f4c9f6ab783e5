import type { FoundPerson } from '../../lib/panel/found';
import type { LogChoice, LogDraft } from '../../lib/panel/log-draft';

export interface LogRowProps {
  /** Whom it is about. */
  short: string;
  draft: LogDraft;
  /** What may be logged. */
  choices: readonly LogChoice[];
  /** ISO 4217 code of the team. */
  currency: string;
  locale: string;
  onType: (change: Partial<LogDraft>) => void;
  onSave: () => void;
  onClose: () => void;
  onDrop: () => void;
  onFind: (text: string) => Promise<FoundPerson[]>;
}
