import type { ActionRule } from '../model/action';
import type { Person } from '../model/change';
import type { Evidence } from '../model/evidence';
import { ineligible } from './eligibility';
import { rulesOf } from './playbook';

/** The rules that may be proposed for a person, in the playbook's order, and until when others are paused. NA8 */
export function eligibleRules(
  evidence: Evidence,
  playbook: ActionRule[],
  person: Person,
): { rules: ActionRule[]; until: number[] } {
  const all = rulesOf(playbook);
  const until: number[] = [];
  const rules = all.filter((rule) => {
    const reason = ineligible(rule, evidence, person, all);
    if (reason !== null && 'until' in reason) until.push(reason.until);
    return reason === null;
  });
  return { rules, until };
}
