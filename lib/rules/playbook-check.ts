import type { ActionConditions, ActionRule } from '../model/action';
import type { LifecycleModel, Phase } from '../model/lifecycle';
import { DRAFT_FIELDS, fieldsIn, REASON_FIELDS } from './fill';
import { withLapsed } from './stage-model';

/** What is wrong with a rule, and where. `stop`: it cannot be saved so; `warn`: it can, and it is said. */
export interface RuleProblem {
  /** The part of the editor it stands beside. */
  at: 'title' | 'because' | 'template' | 'conditions' | 'window' | 'rest';
  how: 'stop' | 'warn';
  sentence: string;
}

/** What is wrong with a rule of a playbook, in the order of the editor. PB1 PB2 PB3 PB4 */
export function ruleProblems(rule: ActionRule, model: LifecycleModel): RuleProblem[] {
  return [
    ...wordProblems(rule),
    ...contradictions(rule.when).map((sentence) => problem('conditions', 'stop', sentence)),
    ...consentProblem(rule),
    ...phaseProblems(rule.when, model),
    ...everybody(rule.when),
    ...timeProblems(rule),
  ];
}

function problem(at: RuleProblem['at'], how: RuleProblem['how'], sentence: string): RuleProblem {
  return { at, how, sentence };
}

/** PB1 PB4 */
function wordProblems(rule: ActionRule): RuleProblem[] {
  const found: RuleProblem[] = [];
  if (rule.title.trim() === '') found.push(problem('title', 'stop', 'Say in a few words what to do.'));
  if (rule.because.trim() === '') {
    found.push(problem('because', 'stop', 'Give the reason: it is shown with the action.'));
  }
  const unknown = (text: string, known: readonly string[]) =>
    fieldsIn(text).filter((field) => !known.includes(field));
  const inReason = unknown(rule.because, REASON_FIELDS);
  if (inReason.length > 0) found.push(problem('because', 'warn', unknownWords(inReason, REASON_FIELDS)));
  const inText = unknown(rule.template ?? '', DRAFT_FIELDS);
  if (inText.length > 0) found.push(problem('template', 'warn', unknownWords(inText, DRAFT_FIELDS)));
  return found;
}

function unknownWords(unknown: string[], known: readonly string[]): string {
  const braced = (names: readonly string[]) => names.map((name) => `{${name}}`).join(', ');
  return `There is no ${braced(unknown)}: it would stand in the text as it is. There are ${braced(known)}.`;
}

const RANGES = [
  ['minDaysInStage', 'maxDaysInStage', 'Days in the stage'],
  ['minOrders', 'maxOrders', 'Orders'],
  ['minDaysSinceOrder', 'maxDaysSinceOrder', 'Days since the last order'],
  ['minNps', 'maxNps', 'NPS'],
] as const;

/** Conditions that nobody can fulfil together. PB2 */
function contradictions(when: ActionConditions): string[] {
  const found: string[] = [];
  for (const [low, high, name] of RANGES) {
    const [min, max] = [when[low], when[high]];
    if (min !== undefined && max !== undefined && min > max) {
      found.push(`${name}: at least ${min} and at most ${max} cannot both hold.`);
    }
  }
  const segments = when.segments ?? [];
  if (segments.length === 1 && segments[0] === 'prospect' && (when.minOrders ?? 0) > 0) {
    found.push('Prospects have no orders, so nobody of them has at least one.');
  }
  const buys = when.minDaysSinceOrder !== undefined || when.maxDaysSinceOrder !== undefined;
  if (buys && when.maxOrders === 0) found.push('Who has no order has no days since the last one.');
  const waits = when.openInteraction ?? when.maxNps ?? when.maxCsat;
  if (when.withinDays !== undefined && waits === undefined) {
    found.push('“Within days” counts from an open interaction or a low score: choose one of them.');
  }
  return found;
}

/** PB2 */
function consentProblem({ needsConsent, when }: ActionRule): RuleProblem[] {
  return needsConsent && when.consentUnknown === true
    ? [problem('conditions', 'stop', 'It needs consent and waits for people whose consent is not known.')]
    : [];
}

/** PB2: phases that no stage of the model has. */
function phaseProblems(when: ActionConditions, model: LifecycleModel): RuleProblem[] {
  const has = new Set<Phase>(withLapsed(model).stages.map((stage) => stage.phase));
  // Who has no stage yet counts as in awareness.
  const missing = when.phases.filter((phase) => !has.has(phase) && phase !== 'awareness');
  if (missing.length === 0) return [];
  const names = missing.join(', ');
  return missing.length === when.phases.length
    ? [problem('conditions', 'stop', `No stage of your model stands for ${names}: nobody would ever get it.`)]
    : [problem('conditions', 'warn', `No stage of your model stands for ${names}.`)];
}

/** PB3 */
function everybody(when: ActionConditions): RuleProblem[] {
  return matchesEverybody(when)
    ? [problem('conditions', 'warn', 'There is no condition: everybody who may be contacted would get it.')]
    : [];
}

/** Whether a rule asks nothing of anybody. */
export function matchesEverybody({ phases, segments, ...others }: ActionConditions): boolean {
  const asks = Object.values(others).some((value) => value !== undefined);
  return phases.length === 0 && (segments ?? []).length === 0 && !asks;
}

/** PB1 */
function timeProblems({ windowDays, restDays }: ActionRule): RuleProblem[] {
  const found: RuleProblem[] = [];
  if (!isWithin(windowDays, 1, 365)) {
    found.push(problem('window', 'stop', 'A result counts for 1 to 365 days: write a whole number.'));
  }
  if (!isWithin(restDays, 0, 3650)) {
    found.push(problem('rest', 'stop', 'It rests for 0 to 3,650 days: write a whole number.'));
  }
  return found;
}

function isWithin(number: number, min: number, max: number): boolean {
  return Number.isInteger(number) && number >= min && number <= max;
}
