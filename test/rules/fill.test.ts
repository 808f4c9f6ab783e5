import { expect, test } from 'vitest';
import { evidenceOf } from '../../lib/rules/evidence';
import { DRAFT_FIELDS, fieldsIn, fillDraft, fillReason, REASON_FIELDS } from '../../lib/rules/fill';
import {
  buildContact,
  buildInteraction,
  buildOrder,
  buildPerson,
  buildStageChange,
  buildWorkspace,
  daysAgo,
  NOW,
} from '../builders';

const person = buildPerson({
  contact: buildContact({ title: 'Buyer' }),
  orders: [buildOrder({ label: 'two heat pumps', at: daysAgo(20) })],
});
const evidence = evidenceOf(person, { workspace: buildWorkspace(), now: NOW });

test('NA17 a field that nobody knows stays in the text and is named', () => {
  const text = fillDraft('Hello {name} of {company}, {nickname}: {lastOrder}', evidence, person.contact);
  expect(text).toBe('Hello Priya of Helioworks Solar, {nickname}: two heat pumps');
  expect(fieldsIn(text)).toEqual(['nickname']);
});

test('NA17 every field that the editor offers is filled', () => {
  const all = DRAFT_FIELDS.map((field) => `{${field}}`).join(' ');
  expect(fieldsIn(fillDraft(all, evidence, person.contact))).toEqual([]);
  const reasons = REASON_FIELDS.map((field) => `{${field}}`).join(' ');
  expect(fieldsIn(fillReason(reasons, evidence, person.contact))).toEqual([]);
});

test('NA17 a field counts once, with its noun too, and braces without a name are text', () => {
  expect(fieldsIn('{days day} {days} {} {a-b} {other}')).toEqual(['days', 'other']);
});

test.each([
  [0, 'asked today, for some days', 'here since today'],
  [1, 'asked 1 day ago, for some days', 'here for 1 day'],
  [3, 'asked 3 days ago, for some days', 'here for 3 days'],
])('NA9 %i days in words', (days, asked, here) => {
  const since = buildPerson({
    interactions: [buildInteraction({ type: 'inquiry', at: daysAgo(days) })],
    stageChanges: [buildStageChange({ to: 'acquisition', at: daysAgo(days) })],
  });
  const known = evidenceOf(since, { workspace: buildWorkspace(), now: NOW });
  const say = (text: string) => fillReason(text, known, since.contact);
  expect(say('asked {inquiryDays day} ago, for {cartDays day}')).toBe(asked);
  expect(say('here for {days day}')).toBe(here);
});
