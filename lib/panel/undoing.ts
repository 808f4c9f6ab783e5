import type { Change } from '../model/change';
import type { StageChange } from '../model/facts';
import { editContact } from '../rules/contact';
import { contactOfFact, reverseFact } from '../rules/facts';
import { undoStageChange } from '../rules/market-move';
import { sinceMove } from '../rules/stage';
import { shortName } from '../rules/short-name';
import { act, announce, shownPerson } from './acting';
import type { PanelContext } from './context';
import { placeAfter } from './markets';
import { addTaught } from './taught';
import { undoTeamEdit } from './team-editing';
import { factIds, type TaughtUndo, type Undo } from './undo';
import { replaceOwn, saveOwn, tellPages } from './own';

export interface UndoCommands {
  /** Takes back what the snackbar speaks of. */
  undo(): Promise<void>;
  /** Takes something back that was done at any time. */
  takeBack(undo: Undo): Promise<void>;
  /** Takes back an entry of the timeline: a stage change by a new one, any other fact by a reversal. */
  undoEntry(factId: string): Promise<void>;
  /** The stage changes that came after one, oldest first: what its undo passes over. */
  movedSince(changeId: string): StageChange[];
  closeNotice(): void;
  closeProblem(): void;
}

/** Undo of the last act, and of single entries of the timeline. */
export function undoCommands(
  context: PanelContext,
  again: () => void,
  lookAgain: () => Promise<void>,
): UndoCommands {
  const { state, options } = context;

  async function undoStage(contactId: string, changeId: string): Promise<void> {
    const person = await options.store.person(contactId);
    if (person === null) return;
    const { team } = state.getState();
    const moved = undoStageChange(person, changeId, team.workspace, context.actor());
    if (!moved.ok) {
      state.setState({ problem: moved.message });
      return;
    }
    const text = `${shortName(person.contact)} is back in ${placeAfter(moved.changes, person.contact, team)}`;
    const [undone] = factIds(moved.changes);
    await act(context, moved.changes, {
      text,
      undo: undone === undefined ? null : { kind: 'stage', contactId, changeId: undone },
    });
    if (moved.changes.some((change) => change.op === 'patch')) again();
  }

  async function undoFacts(contactId: string, ids: string[]): Promise<void> {
    const person = await options.store.person(contactId);
    if (person === null) return;
    const changes = ids.flatMap((id) => reverseFact(contactOfFact(person, id), id, null, context.actor()));
    // To take back what was taken back brings it back.
    const isBack = ids.every((id) => person.reversals.some((reversal) => reversal.id === id));
    await act(context, changes, {
      text: isBack ? 'It counts again.' : 'Taken back. It stays in the timeline, struck through.',
      undo: { kind: 'facts', contactId, ids: factIds(changes) },
    });
  }

  const takeBack = async (undo: Undo): Promise<void> => {
    switch (undo.kind) {
      case 'stage':
        return undoStage(undo.contactId, undo.changeId);
      case 'facts':
        return undoFacts(undo.contactId, undo.ids);
      case 'office':
        return undo.back();
      case 'merged':
      case 'people': {
        const { peopleBack } = await import('./people-undo');
        await act(context, await peopleBack(options.store, undo), { text: 'As it was before.', undo: null });
        again();
        return;
      }
      case 'taught-added':
      case 'taught-fields':
      case 'taught-deleted':
        await act(
          context,
          taughtBack(undo, () => options.newId()),
          { text: 'As it was before.', undo: null },
        );
        return;
      case 'changes':
        await act(context, undo.changes, { text: 'As it was before.', undo: null });
        return;
      case 'added': {
        const removed = await context.commit([{ op: 'delete', kind: 'contact', id: undo.contactId }]);
        if (!removed) return;
        announce(context, `${undo.name} was not added after all`, null);
        again();
        return;
      }
      case 'kept':
        await act(context, reverseFact(undo.contactId, undo.id, null, context.actor()), {
          text: `${undo.suggested} is suggested again.`,
          undo: null,
        });
        return;
      case 'team':
        return undoTeamEdit(context, undo);
      case 'memory':
        if (await context.remember(undo.restore)) announce(context, 'As it was before.', null);
        return;
      case 'own':
        if (!(await saveOwn(context, undo.added, false))) return;
        announce(context, 'As it was before.', null);
        await lookAgain();
        await tellPages(context);
        return;
      case 'own-all':
        if (!(await replaceOwn(context, undo.before))) return;
        announce(context, 'As it was before.', null);
        await tellPages(context);
        return;
      case 'fields': {
        const person = await options.store.person(undo.contactId);
        if (person === null) return;
        await act(context, editContact(person.contact, undo.fields), {
          text: undo.text ?? 'As it was before.',
          undo: null,
        });
        again();
        return;
      }
      case 'bulk':
        return (await import('./bulk-undo')).undoBulks(context, undo.ids);
      case 'added-many': {
        const gone = undo.ids.map((id): Change => ({ op: 'delete', kind: 'contact', id }));
        await act(context, gone, { text: 'They were not added after all.', undo: null });
        return;
      }
      case 'dropped':
        await options.store.restoreRejected(undo.mid);
        announce(context, 'It is among the refused changes again.', null);
    }
  };

  return {
    takeBack,
    async undo() {
      const undo = state.getState().notice?.undo ?? null;
      if (undo === null) return;
      // Taken at once, so that a second Z does not undo twice.
      state.setState({ notice: null });
      await takeBack(undo);
    },
    async undoEntry(factId) {
      const view = shownPerson(context);
      if (view === null) return;
      const isMove = view.person.stageChanges.some((change) => change.id === factId);
      if (isMove) await undoStage(view.contact.id, factId);
      else await undoFacts(view.contact.id, [factId]);
    },
    movedSince(changeId) {
      const view = shownPerson(context);
      return view === null ? [] : sinceMove(view.person, changeId);
    },
    closeNotice: () => state.setState({ notice: null }),
    closeProblem: () => state.setState({ problem: null }),
  };
}

/** What is deleted stays deleted for everybody: taking it back adds the same under another id. */
function taughtBack(undo: TaughtUndo, newId: () => string): Change[] {
  switch (undo.kind) {
    case 'taught-added':
      return undo.ids.map((id) => ({ op: 'delete', kind: 'taught-site', id }));
    case 'taught-fields':
      return [{ op: 'patch', kind: 'taught-site', id: undo.id, fields: undo.fields, base: {} }];
    case 'taught-deleted':
      return [addTaught({ ...undo.site, id: newId() })];
  }
}
