import type { PeopleFilter } from '../../model/people-filter';

/**
 * Which people something is to be done with: some, by their ids, or everybody who matches a filter but a few. The latter
 * is worked out when it is acted on: `ids` of the people's index gives them.
 */
export type Selection =
  | { is: 'some'; ids: ReadonlySet<string> }
  | { is: 'matching'; filter: PeopleFilter; but: ReadonlySet<string>; count: number };

/** Nobody. */
export const NO_SELECTION: Selection = { is: 'some', ids: new Set() };

/** How many are selected; of a filter as many as there were when it was last asked. */
export function selectedCount(selection: Selection): number {
  return selection.is === 'some' ? selection.ids.size : Math.max(0, selection.count - selection.but.size);
}

/** Whether somebody is selected; of a filter it is said only of those who match it. */
export function isSelected(selection: Selection, id: string): boolean {
  return selection.is === 'some' ? selection.ids.has(id) : !selection.but.has(id);
}

/** Takes somebody in, or out. */
export function toggled(selection: Selection, id: string): Selection {
  return isSelected(selection, id) ? without(selection, [id]) : withThese(selection, [id]);
}

/** With these people besides. */
export function withThese(selection: Selection, ids: readonly string[]): Selection {
  if (selection.is === 'some') return { is: 'some', ids: new Set([...selection.ids, ...ids]) };
  const back = new Set(ids);
  return { ...selection, but: new Set([...selection.but].filter((id) => !back.has(id))) };
}

/** Without these people. */
export function without(selection: Selection, ids: readonly string[]): Selection {
  if (selection.is === 'matching') return { ...selection, but: new Set([...selection.but, ...ids]) };
  const out = new Set(ids);
  return { is: 'some', ids: new Set([...selection.ids].filter((id) => !out.has(id))) };
}
