import type { ActionConditions, ActionKind } from '../model/action';
import { SEGMENT_LABELS } from './segment-words';

/** The kinds of actions, in the order of a choice; the words are their names. */
export const ACTION_KINDS = Object.keys({
  'e-mail': true,
  call: true,
  meeting: true,
  survey: true,
  offer: true,
  task: true,
} satisfies Record<ActionKind, true>) as ActionKind[];

/** The conditions of a rule in words, one each; of a rule without any: 'everybody'. PB5 */
export function conditionWords(when: ActionConditions): string[] {
  const words = [
    when.phases.length === 0 ? null : when.phases.join(' or '),
    when.segments?.length ? when.segments.map((segment) => SEGMENT_LABELS[segment]).join(' or ') : null,
    range('days in the stage', when.minDaysInStage, when.maxDaysInStage),
    range('orders', when.minOrders, when.maxOrders),
    range('days since the last order', when.minDaysSinceOrder, when.maxDaysSinceOrder),
    range('NPS', when.minNps, when.maxNps),
    range('CSAT', undefined, when.maxCsat),
    when.openInteraction === undefined ? null : `open ${when.openInteraction}`,
    when.withinDays === undefined ? null : `within ${when.withinDays} days`,
    when.renewalDueInDays === undefined ? null : `renewal due in ${when.renewalDueInDays} days`,
    flag(when.consentUnknown, 'consent not known', 'consent known'),
    flag(when.notSurveyedRecently, 'not surveyed lately', 'surveyed lately'),
  ].filter((word) => word !== null);
  return words.length === 0 ? ['everybody'] : words;
}

function range(name: string, min: number | undefined, max: number | undefined): string | null {
  if (min === undefined && max === undefined) return null;
  if (min === undefined) return `${name} up to ${max ?? 0}`;
  if (max === undefined) return `${name} from ${min}`;
  return min === max ? `${name} ${min}` : `${name} ${min} to ${max}`;
}

function flag(wanted: boolean | undefined, yes: string, no: string): string | null {
  return wanted === undefined ? null : wanted ? yes : no;
}
