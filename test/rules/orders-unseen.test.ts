import { expect, test } from 'vitest';
import { evidenceOf } from '../../lib/rules/evidence';
import { blockedReason, nextActions } from '../../lib/rules/next-action';
import { playbookRule, type RuleDraft } from '../../lib/rules/playbook-rule';
import { buildPerson, buildStageChange, buildWorkspace, daysAgo, NOW } from '../builders';

test('NA18 who is not shown orders is proposed nothing that depends on them, and told so', () => {
  const person = buildPerson({
    stageChanges: [buildStageChange({ to: 'retention', phase: 'retention', at: daysAgo(5) })],
  });
  const how = { workspace: buildWorkspace(), now: NOW };
  const unseen = evidenceOf(person, { ...how, ordersKnown: false });
  const whens: RuleDraft['when'][] = [
    { maxOrders: 0 },
    { minOrders: 0 },
    { segments: ['prospect'] },
    { minDaysInStage: 0 },
  ];
  const playbook = whens.map((when, at) =>
    playbookRule({ id: String(at), kind: 'call', title: 'Call', because: 'It fits.', when, restDays: 60 }),
  );
  const ids = (evidence: typeof unseen) => nextActions(evidence, playbook, person).map((a) => a.rule.id);
  expect(ids(evidenceOf(person, how))).toEqual(['0', '1', '2', '3']);
  expect(ids(unseen)).toEqual(['3']);
  expect(blockedReason(unseen, playbook.slice(0, 3), person)).toBe(
    'What the playbook has for Priya depends on orders, which your role is not shown.',
  );
});
