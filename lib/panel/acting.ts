import type { Change } from '../model/change';
import type { PanelContext } from './context';
import type { PersonView } from './person-view';
import type { Undo } from './undo';

/** The person the cards are about, or null where there is none to act on. */
export function shownPerson({ state }: PanelContext): PersonView | null {
  const { subject } = state.getState();
  return subject.kind === 'known' ? subject.view : null;
}

/** Says what was done, and how it is taken back. */
export function announce({ state }: PanelContext, text: string, undo: Undo | null): void {
  const id = (state.getState().notice?.id ?? 0) + 1;
  state.setState({ notice: { id, text, undo } });
}

/** Writes the changes of one act and announces it. False when it was not saved. */
export async function act(
  context: PanelContext,
  changes: Change[],
  done: { text: string; undo: Undo | null },
): Promise<boolean> {
  const saved = await context.commit(changes);
  if (saved && changes.length > 0) announce(context, done.text, done.undo);
  return saved;
}
