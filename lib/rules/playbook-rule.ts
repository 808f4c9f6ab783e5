import type { ActionConditions, ActionRule } from '../model/action';

/** A rule as the default playbook writes it: what is seldom said has a default. */
export interface RuleDraft {
  id: string;
  kind: ActionRule['kind'];
  title: string;
  because: string;
  template?: string;
  when: Partial<ActionConditions>;
  needsConsent?: boolean;
  windowDays?: number;
  restDays?: number;
}

/** A rule of the playbook: no template, no consent needed, 14 days for a result and 60 of rest unless it says so. */
export function playbookRule(draft: RuleDraft): ActionRule {
  return {
    id: draft.id,
    kind: draft.kind,
    title: draft.title,
    because: draft.because,
    template: draft.template ?? null,
    when: { phases: [], ...draft.when },
    needsConsent: draft.needsConsent ?? false,
    windowDays: draft.windowDays ?? 14,
    restDays: draft.restDays ?? 60,
  };
}
