import type { StageChange } from '../model/facts';
import { factOrder, storedOrder } from '../rules/order';
import { currentStage, stageSince } from '../rules/stage';
import type { StageLead } from './database';

/** The stage that a whole history gives; null without one. */
export function leadOfHistory(changes: StageChange[]): StageLead | null {
  const ordered = [...changes].sort(storedOrder);
  const current = currentStage(ordered);
  return current === null ? null : { ...leadOf(current), since: stageSince(ordered) ?? current.at };
}

/**
 * The stage after further changes have come, without reading the history: undefined where they do not simply go on
 * from the stage that was known, and the history must be read. Most do: this keeps a first pull fast.
 */
export function leadAfter(known: StageLead | null, changes: StageChange[]): StageLead | null | undefined {
  let lead = known;
  for (const change of [...changes].sort(storedOrder)) {
    if (lead !== null && lead.id === change.id && isSame(lead, change)) continue;
    const goesOn = lead === null || (factOrder(change, lead) > 0 && !isSameStage(lead, change));
    if (!goesOn || change.undoes !== null) return undefined;
    lead = { ...leadOf(change), since: change.at };
  }
  return lead;
}

function leadOf(change: StageChange): StageLead {
  const { id, at, device, number, model, to, phase } = change;
  return { id, at, device, number, model, to, phase, since: at };
}

function isSame(lead: StageLead, change: StageChange): boolean {
  return factOrder(lead, change) === 0 && isSameStage(lead, change);
}

function isSameStage(lead: StageLead, change: StageChange): boolean {
  return lead.to === change.to && lead.model === change.model;
}
