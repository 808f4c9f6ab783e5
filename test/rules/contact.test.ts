import { describe, expect, test } from 'vitest';
import { Contact } from '../../lib/model/contact';
import { defaultModel, lifecyclePresets } from '../../lib/model/presets';
import { editContact, linkKey, newContact } from '../../lib/rules/contact';
import { firstName, shortName } from '../../lib/rules/short-name';
import { buildActor, buildContact, DANA, NOW } from '../builders';

const key = { site: 'roundcube', account: 'mail.example', type: 'message' as const, id: '17' };
const how = { key, owner: DANA, market: null, model: defaultModel, source: 'page' as const };
const seen = { confidence: 0.9, evidence: ['sender'] };

/** The contact that a new contact's changes write. */
function written(detected: object) {
  const [patch, first] = newContact({ ...seen, ...detected }, how, buildActor());
  if (patch?.op !== 'patch' || patch.kind !== 'contact') throw new Error('no contact');
  return { contact: Contact.parse(patch.fields), patch, first };
}

describe('newContact', () => {
  test('CO1 keeps what was seen, knows no consent and stands in the first stage', () => {
    const detected = {
      name: ' Lena Vogel ',
      email: 'Lena@vogel.example',
      phone: '+49 30 1234',
      company: 'Vogel Metallbau',
    };
    const { contact, patch, first } = written(detected);
    expect(contact).toMatchObject({
      name: 'Lena Vogel',
      emails: ['Lena@vogel.example'],
      phones: ['+49 30 1234'],
      company: 'Vogel Metallbau',
      owner: DANA,
      consent: { marketing: 'unknown', at: null },
      doNotContact: false,
      keys: [key],
      createdAt: NOW,
    });
    expect(patch).toMatchObject({ base: null, id: contact.id });
    const fact = { contactId: contact.id, from: null, to: 'reach', phase: 'awareness', source: 'page' };
    expect(first).toMatchObject({ op: 'event', kind: 'stage-change', fact });
  });

  test('CO1 leaves out what is not valid', () => {
    const { contact } = written({
      name: '   ',
      email: 'not an address',
      phone: '1',
      company: 'x'.repeat(300),
    });
    expect(contact).toMatchObject({ name: null, emails: [], phones: [] });
    expect(contact.company).toHaveLength(200);
  });

  test('CO1 the first stage is never a lost one or one outside', () => {
    const odd = { ...defaultModel, stages: [...defaultModel.stages].reverse() };
    const inbound = lifecyclePresets.find((model) => model.id === 'inbound') ?? defaultModel;
    const reversed = { ...inbound, stages: inbound.stages.toReversed() };
    const firstOf = (model: typeof odd) => newContact(seen, { ...how, model }, buildActor())[1];
    expect(firstOf(odd)).toMatchObject({ fact: { to: 'loyalty' } });
    expect(firstOf(reversed)).toMatchObject({ fact: { to: 'evangelist' } });
  });
});

describe('editContact', () => {
  const contact = buildContact();

  test('CO2 only the fields that differ, with the values seen as base', () => {
    expect(
      editContact(contact, { name: 'Priya R.', company: contact.company, emails: [...contact.emails] }),
    ).toEqual([
      {
        op: 'patch',
        kind: 'contact',
        id: contact.id,
        fields: { name: 'Priya R.' },
        base: { name: contact.name },
      },
    ]);
  });

  test('CO2 nothing differs: no change', () => {
    expect(editContact(contact, { consent: { marketing: 'unknown', at: null } })).toEqual([]);
  });
});

describe('linkKey', () => {
  test('CO3 once, and the oldest of more than 50 goes', () => {
    const contact = buildContact({ keys: [key] });
    expect(linkKey(contact, { ...key })).toEqual([]);
    const many = Array.from({ length: 50 }, (_, i) => ({ ...key, id: String(i) }));
    const [change] = linkKey(buildContact({ keys: many }), { ...key, id: 'new' });
    const keys = change?.op === 'patch' && change.kind === 'contact' ? (change.fields.keys ?? []) : [];
    expect(keys).toHaveLength(50);
    expect(keys.at(-1)?.id).toBe('new');
    expect(keys[0]?.id).toBe('1');
  });
});

describe('names', () => {
  test.each([
    ['Priya Raman', 'Priya'],
    ['Vogel, Lena', 'Lena'],
    ['Maria von Hohenstein, geborene Weiß', 'Maria'],
    ['Lena Vogel, PhD', 'Lena'],
    ['Sam Weber, Jr.', 'Sam'],
    ['Tomás Ó Briain', 'Tomás'],
    ['Dr. Omar Haddad', 'Dr. Omar Haddad'],
    ['田中 ゆき', '田中 ゆき'],
    ['X Æ', 'X Æ'],
  ])('NA9 %s is called %s', (name, called) => {
    expect(firstName({ name })).toBe(called);
  });

  test('NA9 without a name the address, without an address words', () => {
    expect(shortName({ name: null, emails: ['a@b.example'] })).toBe('a@b.example');
    expect(shortName({ name: ' ', emails: [] })).toBe('This person');
  });

  test('NA9 a long one is cut at 40 letters, never within one', () => {
    expect(shortName({ name: '🎉'.repeat(100), emails: [] })).toBe(`${'🎉'.repeat(39)}…`);
    expect(shortName({ name: 'ليلى '.repeat(40), emails: [] })).toHaveLength(40);
    expect(shortName({ name: '田'.repeat(40), emails: [] })).toBe('田'.repeat(40));
  });
});
