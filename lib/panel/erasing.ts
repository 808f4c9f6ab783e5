import type { Change } from '../model/change';
import { announce, shownPerson } from './acting';
import type { PanelContext } from './context';
import { mayDo } from './may';

export interface EraseCommands {
  /** Erases the person shown with everything known of them, also what was merged into them. False when it was not done. */
  erasePerson(): Promise<boolean>;
}

/** Erasing one person: for good, here at once and for everybody with the next sync. */
export function eraseCommands(
  context: PanelContext,
  follow: { backToPage: () => void; again: () => void },
): EraseCommands {
  const { state, options } = context;
  return {
    async erasePerson() {
      const view = shownPerson(context);
      if (view === null) return false;
      const merged = await options.store.mergedPeople(view.contact.id);
      const all = [view.contact, ...merged];
      if (!all.every(({ owner }) => mayDo(state.getState(), 'delete-people', owner))) {
        state.setState({
          problem: `Not erased: a rep who looks after ${view.name}, or a team lead, can do that.`,
        });
        return false;
      }
      const ids = all.map(({ id }) => id);
      if (!(await context.commit(ids.map((id): Change => ({ op: 'delete', kind: 'contact', id })))))
        return false;
      await forget(context, ids);
      announce(context, `${view.name} was erased`, null);
      follow.backToPage();
      follow.again();
      return true;
    },
  };
}

/** What this device keeps for itself names people too. */
async function forget(context: PanelContext, ids: string[]): Promise<void> {
  context.state.setState(({ recent }) => ({ recent: recent.filter(({ id }) => !ids.includes(id)) }));
  await context.remember((memory) => ({
    ...memory,
    choices: Object.fromEntries(
      Object.entries(memory.choices).filter(([, { who }]) => who.kind !== 'contact' || !ids.includes(who.id)),
    ),
    keptStages: Object.fromEntries(
      Object.entries(memory.keptStages).filter(([key]) => !ids.some((id) => key.includes(id))),
    ),
  }));
}
