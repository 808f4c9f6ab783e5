import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import { Contact, MergeRecord } from '../../lib/model/contact';
import { defaultModel } from '../../lib/model/presets';
import { editContact } from '../../lib/rules/contact';
import { mergedFields, mergePeople, takeApart, type Wins } from '../../lib/rules/merge-people';
import { factWords, mergePreview } from '../../lib/rules/merge-preview';
import {
  buildActor,
  buildContact,
  buildInteraction,
  buildOrder,
  buildPerson,
  buildStageChange,
  DANA,
  daysAgo,
  idOf,
} from '../builders';

const key = (id: string) => ({ site: 'hubspot', account: '42', type: 'person' as const, id });
const told = (topic: 'goals' | 'timing', text: string, number: number) => ({
  id: idOf(number),
  topic,
  text,
  at: daysAgo(3),
  origin: 'call',
});

const ann = buildContact({
  id: idOf(201),
  name: 'Ann Ore',
  emails: ['ann@ore.example'],
  phones: ['+44 20 7946 0018'],
  company: null,
  title: 'Buyer',
  keys: [key('1')],
  profile: [told('goals', 'fewer returns', 1)],
});
const other = buildContact({
  id: idOf(202),
  name: 'A. Ore',
  emails: ['ANN@ore.example', 'a.ore@mail.example'],
  phones: ['+44 (0)20 7946 0018', '+44 20 7946 0019'],
  company: 'Ore Limited',
  title: 'Head of buying',
  owner: null,
  keys: [key('1'), key('2')],
  profile: [told('goals', 'fewer returns', 2), told('timing', 'by June', 3)],
});

/** The contacts after some changes. */
function after(contacts: Contact[], changes: Change[]): Map<string, Contact> {
  const all = new Map(contacts.map((contact) => [contact.id, contact]));
  for (const change of changes) {
    const contact = all.get(change.op === 'patch' ? change.id : '');
    if (change.op !== 'patch' || contact === undefined) throw new Error('A change of somebody else.');
    all.set(contact.id, Contact.parse({ ...contact, ...change.fields }));
  }
  return all;
}

const one = (contacts: Map<string, Contact>, { id }: Contact): Contact => {
  const contact = contacts.get(id);
  if (contact === undefined) throw new Error(id);
  return contact;
};

describe('merging', () => {
  test('MG1 the kept one’s fields count, the other’s where it has none, and whom the user chose', () => {
    expect(mergedFields(ann, other, {}).fields).toMatchObject({
      name: 'Ann Ore',
      title: 'Buyer',
      company: 'Ore Limited',
      owner: DANA,
    });
    const wins: Wins = { name: 'other', title: 'other', owner: 'other' };
    expect(mergedFields(ann, other, wins).fields).toMatchObject({
      name: 'A. Ore',
      title: 'Head of buying',
      owner: null,
    });
  });

  test('MG1 the other’s own fields stay, and it says what was changed of the kept one', () => {
    const changes = mergePeople(ann, other, { title: 'other' }, buildActor());
    const merged = one(after([ann, other], changes), other);
    expect({ ...merged, mergedInto: null, merge: undefined }).toEqual({ ...other, merge: undefined });
    expect(merged.mergedInto).toBe(ann.id);
    expect(MergeRecord.parse(merged.merge)).toMatchObject({
      into: ann.id,
      by: DANA,
      before: { title: 'Buyer', company: null, emails: ['ann@ore.example'] },
    });
    expect(merged.merge?.before).not.toHaveProperty('name');
  });

  test('MG2 lists are put together, the same ones once', () => {
    const { fields, left } = mergedFields(ann, other, {});
    expect(fields.emails).toEqual(['ann@ore.example', 'a.ore@mail.example']);
    expect(fields.phones).toEqual(['+44 20 7946 0018', '+44 20 7946 0019']);
    expect(fields.keys).toEqual([key('1'), key('2')]);
    expect(fields.profile.map(({ text }) => text)).toEqual(['fewer returns', 'by June']);
    expect(left).toBe(0);
  });

  test('MG2 what does not fit is counted and the result is a contact', () => {
    const many = (name: string) => Array.from({ length: 15 }, (_, at) => `${name}${String(at)}@ore.example`);
    const { fields, left } = mergedFields({ ...ann, emails: many('a') }, { ...other, emails: many('b') }, {});
    expect(fields.emails).toHaveLength(20);
    expect(fields.emails.slice(0, 15)).toEqual(many('a'));
    expect(left).toBe(10);
    Contact.parse({ ...ann, ...fields });
  });

  test.each([
    ['yes', 5, 'no', 3, 'no'],
    ['no', 5, 'yes', 3, 'yes'],
    ['yes', null, 'no', 3, 'no'],
    ['no', null, 'yes', 3, 'no'],
    ['no', 3, 'yes', 3, 'no'],
    ['unknown', null, 'yes', 9, 'yes'],
    ['yes', 9, 'unknown', null, 'yes'],
  ] as const)(
    'MG3 %s (%s days ago) and %s (%s days ago) is %s',
    (mine, mineDays, theirs, theirDays, result) => {
      const consent = (marketing: 'yes' | 'no' | 'unknown', days: number | null) => ({
        marketing,
        at: days === null ? null : daysAgo(days),
      });
      const { fields } = mergedFields(
        { ...ann, consent: consent(mine, mineDays) },
        { ...other, consent: consent(theirs, theirDays) },
        {},
      );
      expect(fields.consent.marketing).toBe(result);
    },
  );

  test('MG3 do not contact holds where it held for one of both', () => {
    expect(mergedFields(ann, { ...other, doNotContact: true }, {}).fields.doNotContact).toBe(true);
    expect(mergedFields({ ...ann, doNotContact: true }, other, {}).fields.doNotContact).toBe(true);
  });

  test('MG1 nobody is merged into themselves', () => {
    expect(mergePeople(ann, ann, {}, buildActor())).toEqual([]);
  });
});

describe('taking apart', () => {
  const text = fc.constantFrom('Ann', 'Bea', 'Cal');
  const list = <T>(entry: fc.Arbitrary<T>) => fc.array(entry, { maxLength: 6 });
  const fields = fc.record({
    name: fc.option(text),
    title: fc.option(text),
    company: fc.option(text),
    owner: fc.option(fc.constantFrom(idOf(1), idOf(2))),
    emails: list(fc.constantFrom('a@x.example', 'A@X.example', 'b@x.example', 'c@x.example')),
    phones: list(fc.constantFrom('+44 20 7946 0018', '+442079460018', 'ask Dana', '020')),
    keys: list(fc.nat({ max: 4 }).map((id) => key(String(id)))),
    profile: list(fc.nat({ max: 4 }).map((id) => told('goals', `goal ${String(id)}`, id))),
    consent: fc.record({
      marketing: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
      at: fc.option(fc.nat({ max: 3 })),
    }),
    doNotContact: fc.boolean(),
    source: fc.option(text.map((channel) => ({ channel, campaign: null, referrer: null, at: null }))),
  });
  const side = fc.constantFrom('kept' as const, 'other' as const);
  const wins = fc.record({ name: side, title: side, company: side, owner: side, source: side });

  test('MG4 leaves both exactly as they were, whoever they are and whoever’s fields were chosen', () => {
    fc.assert(
      fc.property(fields, fields, wins, (mine, theirs, chosen) => {
        const kept = buildContact({ id: idOf(201), ...mine });
        const gone = buildContact({ id: idOf(202), ...theirs });
        const merged = after([kept, gone], mergePeople(kept, gone, chosen, buildActor()));
        expect(one(merged, gone).mergedInto).toBe(kept.id);
        const apart = after([...merged.values()], takeApart(one(merged, kept), one(merged, gone)));
        expect(one(apart, kept)).toEqual(kept);
        expect(one(apart, gone)).toEqual({ ...gone, merge: null });
      }),
      { numRuns: 300 },
    );
  });

  test('MG5 what was edited or added since stays', () => {
    const merged = after([ann, other], mergePeople(ann, other, { title: 'other' }, buildActor()));
    const now = one(merged, ann);
    const edited = after(
      [...merged.values()],
      editContact(now, {
        title: 'Director',
        emails: [...now.emails.filter((email) => email !== 'ann@ore.example'), 'new@ore.example'],
      }),
    );
    const apart = one(after([...edited.values()], takeApart(one(edited, ann), one(edited, other))), ann);
    expect(apart.title).toBe('Director');
    expect(apart.company).toBeNull();
    expect(apart.emails).toEqual(['new@ore.example']);
    expect(apart.phones).toEqual(ann.phones);
  });

  test('MG4 a merge that an older version made, without what it changed, ends all the same', () => {
    const gone = { ...other, mergedInto: ann.id };
    expect(takeApart(ann, gone)).toMatchObject([{ id: other.id, fields: { mergedInto: null } }]);
  });
});

test('MG6 a preview says what differs, how much of each there is, and the later stage', () => {
  const kept = buildPerson({
    contact: ann,
    stageChanges: [buildStageChange({ contactId: ann.id, to: 'retention', at: daysAgo(30) })],
    orders: [buildOrder({ contactId: ann.id }), buildOrder({ contactId: ann.id })],
  });
  const gone = buildPerson({
    contact: other,
    stageChanges: [buildStageChange({ contactId: other.id, to: 'conversion', at: daysAgo(4) })],
    interactions: [buildInteraction({ contactId: other.id })],
  });
  const preview = mergePreview(kept, gone, { title: 'other' }, defaultModel);
  expect(preview.differ).toEqual([
    { field: 'name', side: 'kept' },
    { field: 'title', side: 'other' },
  ]);
  expect(preview.more).toEqual({ emails: 1, phones: 1, keys: 1, profile: 1 });
  expect(preview.stage.kept?.id).toBe('retention');
  expect(preview.stage.after?.id).toBe('conversion');
  expect(preview.after).toMatchObject({ id: ann.id, title: 'Head of buying', company: 'Ore Limited' });
  expect(factWords(preview.facts.kept)).toBe('2 orders, 1 stage change');
  expect(factWords(preview.facts.other)).toBe('1 entry of contact, 1 stage change');
  expect(factWords({ contacts: 0, orders: 0, scores: 0, moves: 0, actions: 0 })).toBe('nothing recorded yet');
});
