import { expect, test } from 'vitest';
import type { Person } from '../../lib/model/change';
import { eligibleRules } from '../../lib/rules/eligible-rules';
import { evidenceOf } from '../../lib/rules/evidence';
import { playbookRule } from '../../lib/rules/playbook-rule';
import { KEEP_PROMISE } from '../../lib/rules/promise-actions';
import { dueOf, todayOrder, worthOf, type TodayPlace } from '../../lib/rules/today';
import {
  buildContact,
  buildInteraction,
  buildOutcome,
  buildPerson,
  buildWorkspace,
  DAY,
  daysAgo,
  NOW,
} from '../builders';

const call = playbookRule({ id: 'call', kind: 'call', title: 'Call', because: 'It fits.', when: {} });

function due(facts: Partial<Person>) {
  const person = buildPerson(facts);
  const evidence = evidenceOf(person, { workspace: buildWorkspace(), now: NOW });
  const offered = eligibleRules(evidence, [call], person).rules.map((rule) => rule.id);
  return dueOf(evidence, person, offered);
}

const note = (dueAt: number | null) =>
  buildInteraction({ type: 'note', text: 'Send the offer', at: daysAgo(9), dueAt });
const outcome = (fields: Parameters<typeof buildOutcome>[0]) =>
  buildOutcome({ action: 'call', outcome: 'snoozed', at: daysAgo(5), ...fields });

test('TD1 a note is due from the day before its date, also for somebody who gets no action', () => {
  const promised = { by: 'note', at: NOW + DAY, rule: KEEP_PROMISE, text: 'Send the offer' };
  expect(due({ interactions: [note(NOW + DAY)] })).toEqual(promised);
  expect(due({ interactions: [note(NOW + DAY + 1)] })).toBeNull();
  expect(due({ interactions: [note(null)] })).toBeNull();
  expect(due({ contact: buildContact({ doNotContact: true }), interactions: [note(NOW + DAY)] })).toEqual(
    promised,
  );
});

test('TD1 an action is due when its snooze has ended, by its time or by a reply', () => {
  expect(due({ outcomes: [outcome({ until: NOW - 1 })] })).toMatchObject({ by: 'snooze', at: NOW - 1 });
  expect(due({ outcomes: [outcome({ until: NOW + 1 })] })).toBeNull();
  expect(due({ outcomes: [outcome({ outcome: 'done', at: daysAgo(90) })] })).toBeNull();
  const waiting = { outcomes: [outcome({ untilReply: true })] };
  expect(due(waiting)).toBeNull();
  const reply = buildInteraction({ type: 'chat', at: daysAgo(2) });
  expect(due({ ...waiting, interactions: [reply] })).toMatchObject({ by: 'reply', at: daysAgo(2) });
});

test('TD1 of several the one that was due first counts', () => {
  const facts = { interactions: [note(daysAgo(1))], outcomes: [outcome({ until: daysAgo(2) })] };
  expect(due(facts)).toMatchObject({ by: 'snooze' });
});

test('TD4 a promise that was put off is not due before it comes back', () => {
  const put = (until: number) => outcome({ action: KEEP_PROMISE, until, at: daysAgo(1) });
  const interactions = [note(daysAgo(2))];
  expect(due({ interactions, outcomes: [put(NOW + DAY)] })).toBeNull();
  expect(due({ interactions, outcomes: [put(NOW - 1)] })).toMatchObject({ by: 'note' });
});

test('TD2 TD3 after what is due comes chance times value, then who has no estimate by chance', () => {
  const place = (name: string, fields: Partial<TodayPlace>): TodayPlace => ({
    name,
    due: null,
    chance: 0.1,
    value: null,
    ...fields,
  });
  const late = { by: 'note', at: daysAgo(3), rule: 'x', text: null } as const;
  const rows = [
    place('no estimate, unlikely', {}),
    place('small', { chance: 0.5, value: 10_000 }),
    place('no estimate, likely', { chance: 0.9 }),
    place('worth nothing', { chance: 0.9, value: 0 }),
    place('large', { chance: 0.2, value: 90_000 }),
    place('due later', { due: { ...late, at: NOW } }),
    place('due', { due: late }),
  ];
  expect(rows.toSorted(todayOrder).map((row) => row.name)).toEqual([
    'due',
    'due later',
    'large',
    'small',
    'worth nothing',
    'no estimate, likely',
    'no estimate, unlikely',
  ]);
  expect(worthOf({ chance: 0.2, value: 90_000 })).toBe(18_000);
  expect(worthOf({ chance: 0.2, value: null })).toBeNull();
});
