import type { ActionRule } from '../model/action';
import { afterRules } from './playbook-after';
import { beforeRules } from './playbook-before';
import { buyingRules } from './playbook-buying';
import { keepingRules } from './playbook-keeping';
import { urgentRules } from './playbook-urgent';

/**
 * The playbook a team starts with: every action of the customer lifecycle, the most urgent first, then by phase.
 * The order is the priority.
 */
export const defaultPlaybook: ActionRule[] = [
  ...urgentRules,
  ...beforeRules,
  ...buyingRules,
  ...keepingRules,
  ...afterRules,
];

/** The rules of a workspace's playbook; an empty one means the default. NA8 */
export function rulesOf(playbook: ActionRule[]): ActionRule[] {
  return playbook.length === 0 ? defaultPlaybook : playbook;
}
