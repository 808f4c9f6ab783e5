import type { Actor, Change, FactDraft, Person } from '../model/change';
import type { LifecycleModel } from '../model/lifecycle';
import { DAY } from './days';
import { currentStage, stageInModel } from './stage';
import type { StageSuggestion } from './stage-suggestion';

/** Days after which a suggestion that was not taken is made again. */
export const KEEP_DAYS = 30;

/**
 * Records that somebody keeps the stage although another is suggested: silent for 30 days, or until there is newer
 * evidence. Nothing for a person who has no stage to keep. SS17
 */
export function keepStage(
  person: Person,
  suggestion: StageSuggestion,
  model: LifecycleModel,
  actor: Actor,
): Change[] {
  const change = currentStage(person.stageChanges);
  const stage = change === null ? null : stageInModel(change, model);
  if (stage === null) return [];
  const fact: FactDraft<'stage-kept'> = {
    id: actor.newId(),
    contactId: person.contact.id,
    // Not before what it answers, where that was stamped by a clock that runs ahead.
    at: Math.max(actor.now, suggestion.at),
    by: actor.by,
    model: model.id,
    stage: stage.id,
    suggested: suggestion.stage.id,
    rule: suggestion.rule,
    until: actor.now + KEEP_DAYS * DAY,
  };
  return [{ op: 'event', kind: 'stage-kept', fact }];
}
