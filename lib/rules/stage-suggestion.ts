import type { Person } from '../model/change';
import type { Evidence } from '../model/evidence';
import type { StageChange, StageKept } from '../model/facts';
import type { LifecycleModel, Stage } from '../model/lifecycle';
import { standing } from '../model/standing';
import { endingOf, fallOf, returnOf } from './stage-endings';
import { signalsOf, type Signal } from './stage-signals';
import { currentStage, findStage, isBackwards, stageInModel, withLapsed } from './stage';
import { stageOfPhase } from './stage-model';
import { effectiveChanges } from './stage-history';

/** A stage that a rule suggests, and why. */
export interface StageSuggestion {
  stage: Stage;
  /** The number of the rule, as in RULES.md. */
  rule: string;
  /** One sentence without a name: 'First order.' */
  reason: string;
  /** The facts it rests on, newest first. */
  facts: { id: string; at: number }[];
  /** Since when the evidence is there. */
  at: number;
}

/** What a suggestion is made with. */
export interface SuggestionHow {
  model: LifecycleModel;
}

/**
 * The stage that the facts speak for, where it is another than the person's and nobody decided otherwise since. It is
 * only shown: whoever looks accepts or keeps. SS1 to SS18
 */
export function suggestStage(person: Person, evidence: Evidence, how: SuggestionHow): StageSuggestion | null {
  const { model } = how;
  const change = currentStage(person.stageChanges);
  const current = change === null ? null : stageInModel(change, model);
  if ((current?.phase ?? change?.phase) === 'outside') return null;
  const found = find(person, evidence, how, current);
  if (found === null || found.stage.id === current?.id) return null;
  const { stage, signal } = found;
  const decision = decisionOf(person.stageChanges);
  if (decision !== null && isDecided(decision, model) && signal.at <= decision.at) return null;
  const keeps = standing(person.keeps, person.reversals);
  if (keeps.some((keep) => isKept(keep, found, current, model, evidence.now))) return null;
  const { rule, reason, at } = signal;
  return { stage, rule, reason, facts: signal.facts.map(({ id, at: factAt }) => ({ id, at: factAt })), at };
}

interface Found {
  stage: Stage;
  signal: Signal;
}

function find(
  person: Person,
  evidence: Evidence,
  { model }: SuggestionHow,
  current: Stage | null,
): Found | null {
  if (current !== null && hasLeft(current)) {
    const back = returnOf(person, evidence, evidence.since ?? 0);
    const stage = back === null ? null : placed(back, model);
    return back === null || stage === null ? null : { stage, signal: back };
  }
  const ending = endingOf(person, evidence);
  if (ending !== null) return { stage: endStage(ending, model), signal: ending };
  if (current?.phase === 'advocacy') {
    const fall = fallOf(person, evidence);
    const stage = fall === null ? null : preferred(fall, model);
    return fall === null || stage === null ? null : { stage, signal: fall };
  }
  const signals = signalsOf(person, evidence);
  const signal = signals.find((one) => stageFor(one, model) !== null) ?? signals[0];
  if (signal === undefined) return null;
  const stage = placed(signal, model);
  return stage === null || isBackwards(model, current?.id ?? null, stage.id) ? null : { stage, signal };
}

/** Of a lost stage, or of the phase of those who went quiet. */
function hasLeft(stage: Stage): boolean {
  return stage.lost || stage.phase === 'lapsed';
}

/** The stage of a signal, by ST3 where the model has none of its phases; null where that is one of those who left. */
function placed(signal: Signal, model: LifecycleModel): Stage | null {
  const stage = stageFor(signal, model) ?? stageOfPhase(signal.phases[0], model);
  return stage === null || hasLeft(stage) ? null : stage;
}

/** The model's first stage, in its own order, of one of the phases a signal speaks for. */
function stageFor({ phases }: Signal, model: LifecycleModel): Stage | null {
  return model.stages.find((stage) => phases.includes(stage.phase) && !hasLeft(stage)) ?? null;
}

/** The model's stage of the first phase it has of those a signal speaks for. */
function preferred({ phases }: Signal, model: LifecycleModel): Stage | null {
  for (const phase of phases) {
    const stage = model.stages.find((one) => one.phase === phase && !one.lost);
    if (stage !== undefined) return stage;
  }
  return null;
}

/**
 * Where somebody stands who left: after a silence in the stage of those who went quiet, where the model tells them from
 * those who are lost; else in the lost stage, the model's own before the implicit one.
 */
function endStage({ rule }: Signal, model: LifecycleModel): Stage {
  const { stages } = withLapsed(model);
  const quiet = model.stages.find((stage) => stage.phase === 'lapsed' && !stage.lost);
  const lost = model.stages.find((stage) => stage.lost);
  const stage = (rule === 'SS13' ? (quiet ?? lost) : (lost ?? quiet)) ?? stages.find((one) => one.lost);
  if (stage === undefined) throw new Error('Every model has a Lapsed stage (ST2).');
  return stage;
}

/**
 * The change by which somebody last decided. To take a slip of the hand back is no decision of its own: what was
 * decided before stands again. To take a suggestion back that was accepted is one, against it. SS16
 */
function decisionOf(changes: StageChange[]): StageChange | null {
  const change = currentStage(changes);
  if (change?.source !== 'undo') return change;
  const undone = changes.find(({ id }) => id === change.undoes);
  const before = effectiveChanges(changes).at(-1);
  return undone === undefined || undone.source === 'rule' || before === undefined ? change : before;
}

/**
 * Whether somebody decided the stage here: by hand, from a page, in bulk, by taking back, or by accepting what a rule
 * suggested. Files and other programs did not look at this evidence, and the first stage of somebody who was just added
 * is where everybody begins. SS16
 */
function isDecided(change: StageChange, model: LifecycleModel): boolean {
  if (change.source === 'import' || change.source === 'crm') return false;
  if (change.source === 'rule') return true;
  const first = model.stages.find((stage) => !stage.lost && stage.phase !== 'outside');
  return change.from !== null || change.to !== first?.id;
}

/** When what a signal rests on last changed. A silence that a newer fit counts from another day on is nothing newer. */
function newestOf({ rule, facts, at }: Signal): number {
  return rule === 'SS13' ? (facts[0]?.at ?? at) : at;
}

/** SS17: the same stage was suggested, this one was kept, its time is not over, and nothing is newer. */
function isKept(
  keep: StageKept,
  { stage, signal }: Found,
  current: Stage | null,
  model: LifecycleModel,
  now: number,
): boolean {
  return (
    keep.model === model.id &&
    findStage(model, keep.suggested)?.id === stage.id &&
    findStage(model, keep.stage)?.id === current?.id &&
    now < keep.until &&
    newestOf(signal) <= keep.at
  );
}
