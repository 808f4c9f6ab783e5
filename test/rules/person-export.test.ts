import { expect, test } from 'vitest';
import { defaultModel } from '../../lib/model/presets';
import { addProfile } from '../../lib/rules/contact';
import { exportJson, exportText } from '../../lib/rules/person-export';
import { profileByTopic } from '../../lib/rules/profile-words';
import {
  buildActor,
  buildContact,
  buildInteraction,
  buildOrder,
  buildPerson,
  buildReversal,
  buildStageChange,
  DANA,
  daysAgo,
  idOf,
  NOW,
} from '../builders';

const told = {
  id: idOf(7),
  topic: 'timing' as const,
  text: 'by June',
  at: daysAgo(9),
  origin: 'call with Dana',
};
const note = buildInteraction({ type: 'note', text: 'first line\nsecond line', at: daysAgo(20) });
const priya = buildPerson({
  contact: buildContact({
    profile: [told],
    consent: { marketing: 'yes', at: daysAgo(30), words: 'yes please, at the fair' },
    source: { channel: 'Fair', campaign: null, referrer: 'Lena Vogel', at: daysAgo(300) },
  }),
  stageChanges: [buildStageChange({ to: 'retention', at: daysAgo(40) })],
  interactions: [note],
  orders: [buildOrder({ at: daysAgo(10) })],
  reversals: [buildReversal({ fact: note.id })],
});
const how = {
  model: defaultModel,
  memberName: (id: string | null) => (id === DANA ? 'Dana' : 'nobody'),
  locale: 'en-GB',
  now: NOW,
  merged: [buildContact({ id: idOf(202), name: 'P. Raman', emails: ['p@mail.example'] })],
  seesValue: true,
};

test('PX1 the file for programs holds everything, with who was merged', () => {
  const read = JSON.parse(exportJson(priya, how)) as object;
  expect(read).toMatchObject({
    format: 'sidestage-person',
    version: 1,
    exportedAt: '2025-11-21T12:00:00.000Z',
    leftOut: [],
    merged: how.merged,
    ...priya,
  });
});

test('PX2 the file to read says what they are and what happened, the oldest first', () => {
  const text = exportText(priya, how);
  expect(text).toContain('Priya Raman\nAs known on 2025-11-21 12:00\n');
  expect(text).toContain('Marketing: yes (2025-10-22)\nSaid as: yes please, at the fair');
  expect(text).toContain('Came by: Fair (2025-01-25)\nReferred by: Lena Vogel');
  expect(text).toContain('Timing: by June (2025-11-12), call with Dana');
  expect(text).toContain('Was also kept as: P. Raman');
  expect(text).toContain('What happened (3)');
  expect(text).toMatch(/Reach|Retention[\s\S]*taken back[\s\S]*Order €120/);
  expect(text.indexOf('Retention')).toBeLessThan(text.indexOf('Order €120'));
});

test('PX3 without the right to see value there are no orders in it, and it says so', () => {
  const unseen = { ...how, seesValue: false };
  expect(exportText(priya, unseen)).not.toContain('Order €120');
  expect(exportText(priya, unseen)).toContain('Orders and rewards are left out');
  expect(JSON.parse(exportJson(priya, unseen))).toMatchObject({ orders: [], leftOut: ['orders', 'rewards'] });
});

test('CO4 what is known of a person is kept once, dated, and the oldest of 100 goes', () => {
  const typed = { topic: 'goals' as const, text: ' fewer returns ', origin: ' call ' };
  const [change] = addProfile(buildContact(), typed, buildActor());
  expect(change).toMatchObject({
    fields: { profile: [{ topic: 'goals', text: 'fewer returns', at: NOW, origin: 'call' }] },
    base: { profile: [] },
  });
  const known = buildContact({ profile: [{ ...told, topic: 'goals', text: 'fewer returns' }] });
  expect(addProfile(known, typed, buildActor())).toEqual([]);
  expect(addProfile(known, { ...typed, text: '  ' }, buildActor())).toEqual([]);
  const many = Array.from({ length: 100 }, (_, at) => ({ ...told, text: `wish ${String(at)}` }));
  const [last] = addProfile(buildContact({ profile: many }), typed, buildActor());
  const profile = last?.op === 'patch' && last.kind === 'contact' ? (last.fields.profile ?? []) : [];
  expect(profile).toHaveLength(100);
  expect(profile[0]?.text).toBe('wish 1');
});

test('CO5 topic by topic, the newest first', () => {
  const entry = (topic: 'goals' | 'timing' | 'interests', days: number) => ({
    ...told,
    topic,
    at: daysAgo(days),
  });
  const grouped = profileByTopic([entry('timing', 1), entry('interests', 9), entry('interests', 2)]);
  expect(grouped.map(({ topic }) => topic)).toEqual(['interests', 'timing']);
  expect(grouped[0]?.entries.map(({ at }) => at)).toEqual([daysAgo(2), daysAgo(9)]);
});
