import type { ActionRule } from '../model/action';

/** A playbook has at most so many rules. */
export const PLAYBOOK_LIMIT = 200;

/** A rule with nothing in it but its id: to be filled in. PB6 */
export function newRule(id: string): ActionRule {
  return {
    id,
    kind: 'task',
    title: '',
    because: '',
    template: null,
    when: { phases: [] },
    needsConsent: false,
    windowDays: 14,
    restDays: 60,
  };
}

/** Puts a rule in the place of the one with its id; one that is new, or was deleted meanwhile, comes last. PB6 */
export function putRule(rules: ActionRule[], rule: ActionRule): ActionRule[] {
  const trimmed = { ...rule, title: rule.title.trim(), because: rule.because.trim() };
  const known = rules.some((one) => one.id === rule.id);
  return known ? rules.map((one) => (one.id === rule.id ? trimmed : one)) : [...rules, trimmed];
}

/** Moves a rule up (-1) or down (1). The order is the priority. PB6 */
export function placeRule(rules: ActionRule[], id: string, step: -1 | 1): ActionRule[] {
  const from = rules.findIndex((rule) => rule.id === id);
  const to = from + step;
  const rule = rules[from];
  if (rule === undefined || to < 0 || to >= rules.length) return rules;
  return rules.toSpliced(from, 1).toSpliced(to, 0, rule);
}

/** A copy right after the rule, under an id of its own: its outcomes are counted by themselves. PB6 */
export function duplicateRule(rules: ActionRule[], id: string, newId: string): ActionRule[] {
  const at = rules.findIndex((rule) => rule.id === id);
  const rule = rules[at];
  if (rule === undefined) return rules;
  return rules.toSpliced(at + 1, 0, { ...rule, id: newId, title: `${rule.title} (copy)`.slice(0, 120) });
}

/** Switches a rule off or on. PB6 */
export function switchRule(rules: ActionRule[], id: string, on: boolean): ActionRule[] {
  return rules.map((rule) => {
    if (rule.id !== id) return rule;
    const { off: _off, ...rest } = rule;
    return on ? rest : { ...rest, off: true };
  });
}

const NAMES = {
  title: 'the title',
  kind: 'the kind',
  because: 'the reason',
  template: 'the text',
  when: 'the conditions',
  needsConsent: 'whether it needs consent',
  windowDays: 'the days for a result',
  restDays: 'the days of rest',
  off: 'whether it is switched off',
} as const;

/** What differs between two versions of a rule, in words; `now` null: it was deleted. PB7 */
export function ruleChanges(before: ActionRule, now: ActionRule | null): string[] {
  if (now === null) return ['They deleted the rule. Saving yours adds it again at the end.'];
  const changed = (Object.keys(NAMES) as (keyof typeof NAMES)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(now[field]),
  );
  return changed.map((field) => `They changed ${NAMES[field]}.`);
}

/** What differs between two playbooks, in words; at most 20. PB7 */
export function playbookChanges(before: ActionRule[], now: ActionRule[]): string[] {
  const named = ({ title }: ActionRule) => `“${title}”`;
  const changes = [
    ...now.filter((rule) => !before.some(({ id }) => id === rule.id)).map((rule) => `Adds ${named(rule)}.`),
    ...before
      .filter((rule) => !now.some(({ id }) => id === rule.id))
      .map((rule) => `Takes ${named(rule)} away.`),
    ...now.flatMap((rule) => {
      const old = before.find(({ id }) => id === rule.id);
      return old === undefined || ruleChanges(old, rule).length === 0 ? [] : [`Changes ${named(rule)}.`];
    }),
  ];
  const order = (rules: ActionRule[]) => rules.map(({ id }) => id).join(' ');
  if (changes.length === 0 && order(before) !== order(now)) return ['Changes the order.'];
  return changes.slice(0, 20);
}
