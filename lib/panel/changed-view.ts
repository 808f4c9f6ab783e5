import type { Person } from '../model/change';
import { changedSince } from '../rules/changed-since';
import type { TimelineEntry } from '../rules/timeline';

/** What colleagues did since the user of this device last looked, as the cards show it. */
export interface ChangedView {
  /** Entries of the timeline that are marked. */
  ids: ReadonlySet<string>;
  /** Who did it, at most three by name. */
  who: string;
  since: number;
  /** What it was, newest first. */
  titles: string[];
}

const NAMED = 3;

/** The marks and the words of what changed; null where there is nothing to say. */
export function changedView(
  person: Person,
  entries: readonly TimelineEntry[],
  how: { me: string | null; lookedAt: number | null; now: number; memberName: (id: string | null) => string },
): ChangedView | null {
  const changed = changedSince(person, how);
  if (changed === null) return null;
  const marked = entries.filter(({ id }) => changed.ids.has(id));
  if (marked.length === 0) return null;
  const names = changed.by.map((id) => how.memberName(id));
  const more = names.length - NAMED;
  return {
    ids: new Set(marked.map(({ id }) => id)),
    who: `${names.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${String(more)} more` : ''}`,
    since: changed.since,
    titles: marked.map(({ title, undone }) => (undone ? `took back: ${title}` : title)),
  };
}
