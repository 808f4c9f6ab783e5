import type { Actor, Person } from '../model/change';
import type { StageChange } from '../model/facts';
import type { Stage } from '../model/lifecycle';
import type { Workspace } from '../model/workspace';
import { editContact } from './contact';
import { inMarket, marketOf } from './market';
import { shortName } from './short-name';
import { currentStage, refused, stageAcross, stageChange, stageInModel, undoMove, type Moved } from './stage';

/** Where a person stands, and where they would in another market; null where there is no stage for them. */
export interface MarketStep {
  from: Stage | null;
  to: Stage | null;
}

/** Where a person would stand in another market (null: the main one). Nothing is changed. MK2 */
export function marketStep(person: Person, to: string | null, workspace: Workspace): MarketStep {
  const change = currentStage(person.stageChanges);
  const from = change === null ? null : stageInModel(change, marketOf(workspace, person.contact).model);
  const { model } = marketOf(workspace, { market: to });
  return { from, to: from === null ? null : stageAcross(from, model) };
}

/**
 * Brings a person into another market (null: the main one), in the stage that theirs is mapped to. It needs no reason;
 * somebody without a stage there, or without any, changes the market alone. MK2
 */
export function moveToMarket(person: Person, to: string | null, workspace: Workspace, actor: Actor): Moved {
  const { contact } = person;
  const target = marketOf(workspace, { market: to });
  if (marketOf(workspace, contact).id === target.id) {
    return refused('same-market', `${shortName(contact)} is in ${target.label} already.`);
  }
  const step = marketStep(person, target.id, workspace);
  const changes = editContact(contact, { market: target.id });
  if (step.from === null || step.to === null) return { ok: true, changes };
  const move = {
    from: step.from.id,
    target: step.to,
    model: target.model,
    source: 'manual' as const,
    reason: null,
    undoes: null,
    market: { from: contact.market, to: target.id },
  };
  const follows = currentStage(person.stageChanges);
  return { ok: true, changes: [...changes, stageChange(contact.id, move, actor, follows)] };
}

/**
 * Takes a stage change back as undoMove does, in the model of the person's market; one that brought them into a market
 * puts them back into the one before, with the stage they had there. MK3
 */
export function undoStageChange(person: Person, changeId: string, workspace: Workspace, actor: Actor): Moved {
  const { contact, stageChanges } = person;
  const market = marketBefore(
    person,
    stageChanges.find((change) => change.id === changeId),
  );
  if (market === undefined) {
    return undoMove(person, changeId, inMarket(workspace, contact).model, actor);
  }
  const { model } = marketOf(workspace, { market });
  const undone = undoMove(person, changeId, model, actor, { from: contact.market, to: market });
  if (!undone.ok) return undone;
  return { ok: true, changes: [...editContact(contact, { market }), ...undone.changes] };
}

/** The market that the undo of a change leads to; undefined where the change brought nobody into another. */
function marketBefore(person: Person, change: StageChange | undefined): string | null | undefined {
  // A change of somebody who was merged into this person was about that one's market.
  return change?.contactId === person.contact.id ? change.market?.from : undefined;
}
