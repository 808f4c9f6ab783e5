import type { Person } from '../../lib/model/change';
import type { Contact } from '../../lib/model/contact';
import type { LifecycleModel } from '../../lib/model/lifecycle';
import type { FoundPerson } from '../../lib/panel/found';
import type { Wins } from '../../lib/rules/merge-people';

/** What it takes to make two people one, and what is answered. */
export interface MergeStepProps {
  kept: Person;
  keptName: string;
  /** Whom to begin with; null: the user looks for them. */
  otherId: string | null;
  /** People who may be the same, before anything is typed. */
  first: FoundPerson[];
  /** Who was merged into the person already. */
  merged: Contact[];
  model: LifecycleModel;
  memberName: (id: string | null) => string;
  locale: string;
  /** Why somebody cannot be merged, by who looks after them; null where they can. */
  refused: (owner: string | null) => string | null;
  onFind: (text: string) => Promise<FoundPerson[]>;
  onRead: (id: string) => Promise<Person | null>;
  /** Answers false when it was not saved. */
  onMerge: (otherId: string, wins: Wins) => Promise<boolean>;
  onApart: (otherId: string) => void;
  onClose: () => void;
}
