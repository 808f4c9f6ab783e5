import type { Change } from '../model/change';
import type { TaughtSite } from '../model/taught-site';
import type { Workspace } from '../model/workspace';
import type { PageMemory } from '../store/page-memory';
import type { ContactEdit } from '../rules/contact';

/** What it takes to take the last act back. */
export type Undo =
  | { kind: 'stage'; contactId: string; changeId: string }
  /** Facts that are reversed: a note, a score with its follow-up, an outcome. */
  | { kind: 'facts'; contactId: string; ids: string[] }
  | { kind: 'added'; contactId: string; name: string }
  /** Fields as they were before an edit; `text`: what is said when they are again, where that is not just this. */
  | { kind: 'fields'; contactId: string; fields: ContactEdit; text?: string }
  /** A change of many people. */
  | { kind: 'bulk'; ids: string[] }
  /** People who were added together. */
  | { kind: 'added-many'; ids: string[] }
  /** A refused change that was dropped. */
  | { kind: 'dropped'; mid: number }
  /** A stage that was kept although another was suggested. */
  | { kind: 'kept'; contactId: string; id: string; suggested: string }
  /** Settings of the team as they were before an edit. */
  | { kind: 'team'; fields: Partial<Workspace>; saved: Partial<Workspace> }
  /** Addresses and domains that were put among the user's own. */
  | { kind: 'own'; added: string[] }
  /** All of the user's own addresses and domains as they were. */
  | { kind: 'own-all'; before: string[] }
  /** What was remembered of pages. */
  | { kind: 'memory'; restore: (memory: PageMemory) => PageMemory }
  /** What was done at the team's server, and is taken back there. */
  | { kind: 'office'; back: () => Promise<void> }
  /** Changes that undo what was done to what the team keeps together. */
  | { kind: 'changes'; changes: Change[] }
  | PeopleUndo
  | TaughtUndo;

/** What it takes to take back what was done to several people at once. */
export type PeopleUndo =
  /** Somebody who was merged into another. */
  { kind: 'merged'; contactId: string } | { kind: 'people'; edits: { id: string; fields: ContactEdit }[] };

/** What it takes to take back what was done to taught sites. */
export type TaughtUndo =
  | { kind: 'taught-added'; ids: string[] }
  | { kind: 'taught-fields'; id: string; fields: Pick<Partial<TaughtSite>, 'label' | 'enabled'> }
  | { kind: 'taught-deleted'; site: TaughtSite };

/** Ids of the facts among some changes: what a reversal has to name. */
export function factIds(changes: Change[]): string[] {
  return changes.flatMap((change) => (change.op === 'event' ? [change.fact.id] : []));
}
