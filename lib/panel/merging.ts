import type { Contact } from '../model/contact';
import { mergePeople, takeApart, type Wins } from '../rules/merge-people';
import type { Store } from '../store/store';
import { act, shownPerson } from './acting';
import { fieldsBefore } from './contact';
import type { PanelContext } from './context';
import { mayDo } from './may';
import { displayName } from './person-view';

export interface MergeCommands {
  /** Shows the other as the kept one from now on. False when it was not done: then `problem` says why. */
  mergePeople(keptId: string, otherId: string, wins: Wins): Promise<boolean>;
  /** Who was merged into the person shown. */
  mergedPeople(): Promise<Contact[]>;
  /** Somebody who was merged into the person shown stands by themselves again. */
  takeApart(otherId: string): Promise<boolean>;
}

/** Two people who turn out to be one, and the way back. */
export function mergeCommands(context: PanelContext, again: () => void): MergeCommands {
  const { state, options } = context;
  const { store } = options;
  const isRefused = (other: Contact): boolean => {
    if (mayDo(state.getState(), 'merge-people', other.owner)) return false;
    state.setState({
      problem: `${displayName(other)} stays as they are: a rep who looks after them, or a team lead, can merge them.`,
    });
    return true;
  };

  return {
    async mergePeople(keptId, otherId, wins) {
      const [kept, other] = await Promise.all([contactOf(store, keptId), contactOf(store, otherId)]);
      if (kept === null || other === null || kept.id === other.id) {
        state.setState({ problem: 'One of the two is not there any more. Nothing was changed.' });
        return false;
      }
      if (isRefused(other)) return false;
      const done = {
        text: `${displayName(other)} is shown as ${displayName(kept)} now`,
        undo: { kind: 'merged', contactId: other.id } as const,
      };
      const saved = await act(context, mergePeople(kept, other, wins, context.actor()), done);
      if (saved) again();
      return saved;
    },
    async mergedPeople() {
      const view = shownPerson(context);
      return view === null ? [] : store.mergedPeople(view.contact.id);
    },
    async takeApart(otherId) {
      const pair = await pairOf(store, otherId);
      if (pair === null || isRefused(pair.other)) return false;
      const { kept, other } = pair;
      const changes = takeApart(kept, other);
      const edits = changes.flatMap((change) =>
        change.op === 'patch' ? [{ id: change.id, fields: fieldsBefore([change]) }] : [],
      );
      const saved = await act(context, changes, {
        text: `${displayName(other)} stands alone again`,
        undo: { kind: 'people', edits },
      });
      if (saved) again();
      return saved;
    },
  };
}

/** The contact itself, also of somebody who was merged into another. */
export async function contactOf(store: Store, id: string): Promise<Contact | null> {
  const shown = (await store.person(id))?.contact ?? null;
  if (shown === null || shown.id === id) return shown;
  return (await store.mergedPeople(id)).find((contact) => contact.id === id) ?? null;
}

/** Somebody who was merged, and whom they were merged into; null where neither is there any more. */
export async function pairOf(
  store: Store,
  otherId: string,
): Promise<{ kept: Contact; other: Contact } | null> {
  const other = await contactOf(store, otherId);
  const into = other?.mergedInto ?? null;
  const kept = into === null ? null : await contactOf(store, into);
  return other === null || kept === null ? null : { kept, other };
}
