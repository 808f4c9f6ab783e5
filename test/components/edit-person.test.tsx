import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { EditPerson } from '../../components/contact/edit-person';
import type { RecordLink } from '../../components/contact/edit-records';
import type { Contact } from '../../lib/model/contact';
import { recordKeyText } from '../../lib/model/record-key-text';
import type { ContactEdit } from '../../lib/rules/contact';
import { buildContact, DANA, daysAgo, freshId, idOf, NOW } from '../builders';
import { expectAccessible } from './axe';
import { team } from './view';

const hubspot = { site: 'hubspot', account: '42', type: 'person' as const, id: '7' };
const tracker = { site: 'request-tracker', account: 'help.example', type: 'ticket' as const, id: '12' };
const links = new Map<string, RecordLink>([
  [recordKeyText(hubspot), { label: 'HubSpot', url: 'https://app.hubspot.com/contacts/42/record/0-1/7' }],
  [recordKeyText(tracker), { label: 'Request Tracker', url: null }],
]);

function draw(
  contact: Partial<Contact> = {},
  how: { locked?: string; mayGive?: boolean; saved?: boolean } = {},
) {
  const onSave = vi.fn((_fields: ContactEdit) => Promise.resolve(how.saved ?? true));
  const onClose = vi.fn();
  const opened = buildContact(contact);
  render(
    <EditPerson
      contact={opened}
      members={team.members}
      links={links}
      locale="en-GB"
      now={() => NOW}
      newId={freshId}
      locked={how.locked ?? null}
      mayGive={how.mayGive ?? true}
      onSave={(fields, seen) => {
        expect(seen).toEqual(opened); // what the form began with: a colleague's later edit is not overwritten unseen
        return onSave(fields);
      }}
      onClose={onClose}
    />,
  );
  return { onSave, onClose, save: () => userEvent.click(screen.getByRole('button', { name: 'Save' })) };
}
const field = (name: string) => screen.getByLabelText(name);
const open = (part: RegExp) => userEvent.click(screen.getByText(part));

test('only what was changed is saved', async () => {
  const { onSave, onClose, save } = draw();
  await expectAccessible();
  await userEvent.type(field('Title'), 'Buyer');
  await save();
  expect(onSave).toHaveBeenCalledWith({ title: 'Buyer' });
  expect(onClose).toHaveBeenCalledOnce();
});

test('opened and saved, nothing is changed', async () => {
  const { onSave, save } = draw({ phones: ['020 7946 0018', 'ask Dana'], owner: idOf(77), company: ' Ore ' });
  expect(field('Looked after by')).toHaveDisplayValue('Somebody who is not in the team any more');
  await save();
  expect(onSave).toHaveBeenCalledWith({ company: 'Ore' });
});

test('several addresses: added, put first, removed', async () => {
  const { onSave, save } = draw({ emails: ['priya@helioworks.example', 'p@old.example'] });
  await userEvent.click(screen.getByRole('button', { name: 'Add an address' }));
  expect(field('Address 3')).toHaveFocus();
  await userEvent.keyboard('priya@privat.example');
  await userEvent.click(screen.getByRole('button', { name: 'Use address 3 first' }));
  expect(field('Address 1')).toHaveValue('priya@privat.example');
  expect(field('Address 1')).toHaveFocus();
  await userEvent.click(screen.getByRole('button', { name: 'Remove address 3' }));
  await save();
  expect(onSave).toHaveBeenCalledWith({ emails: ['priya@privat.example', 'priya@helioworks.example'] });
});

test.each([
  ['not an address', 'An address has an @, as in name@company.example.'],
  ['a@b.example, c@d.example', 'One address a line: use ‘Add an address’ for another.'],
  ['a@b@c.example', 'An address has one @ only.'],
  ['a@b', '“a@b” is not an address that mail can be sent to.'],
  ['PRIYA@helioworks.example', 'This address stands above already.'],
])('“%s” is not saved, and it is said why', async (typed, sentence) => {
  const { onSave, save } = draw();
  await userEvent.click(screen.getByRole('button', { name: 'Add an address' }));
  await userEvent.keyboard(typed);
  await save();
  expect(onSave).not.toHaveBeenCalled();
  expect(field('Address 2')).toHaveValue(typed);
  expect(field('Address 2')).toHaveAccessibleDescription(sentence);
  expect(screen.getByRole('alert')).toHaveTextContent('Not saved yet');
  await expectAccessible();
});

test('a number is shown as it was understood, and kept so that it can be dialled from anywhere', async () => {
  const { onSave, save } = draw();
  await userEvent.click(screen.getByRole('button', { name: 'Add a number' }));
  await userEvent.keyboard('020 7946 0019');
  expect(field('Number 2')).toHaveAccessibleDescription('United Kingdom: 020 7946 0019');
  await save();
  expect(onSave).toHaveBeenCalledWith({ phones: ['+44 20 7946 0018', '+44 20 7946 0019'] });
});

test('what is not read as a number is kept as it was typed, and says so', async () => {
  const { onSave, save } = draw({ phones: [] });
  await userEvent.type(field('Number 1'), 'reception, ask for her');
  expect(field('Number 1')).toHaveAccessibleDescription('Not read as a number: it is kept as you typed it.');
  await save();
  expect(onSave).toHaveBeenCalledWith({ phones: ['reception, ask for her'] });
});

test('consent carries its day and its words', async () => {
  const { onSave, save } = draw();
  expect(screen.getByText(/never read as yes/)).toBeVisible();
  await userEvent.selectOptions(field('Agreed to marketing'), 'Yes');
  await userEvent.type(field('In their words, or where it was said'), 'yes please, at the fair');
  await save();
  expect(onSave).toHaveBeenCalledWith({
    consent: { marketing: 'yes', at: NOW, words: 'yes please, at the fair' },
  });
});

test('a consent of the future is refused', async () => {
  const { onSave, save } = draw({ consent: { marketing: 'no', at: daysAgo(40) } });
  expect(field('Said on')).toHaveValue('2025-10-12');
  await userEvent.clear(field('Said on'));
  await userEvent.type(field('Said on'), '2031-01-01');
  await save();
  expect(onSave).not.toHaveBeenCalled();
  expect(field('Said on')).toHaveAccessibleDescription('This day lies in the future.');
});

test('do not contact says what it does', async () => {
  const { onSave, save } = draw();
  await userEvent.click(field('Do not contact this person'));
  expect(field('Do not contact this person')).toHaveAccessibleDescription(
    /No action is proposed for them at all/,
  );
  await save();
  expect(onSave).toHaveBeenCalledWith({ doNotContact: true });
});

test('where somebody came from', async () => {
  const { onSave, save } = draw();
  await open(/Where they came from/);
  await userEvent.type(field('Channel'), 'Fair');
  await userEvent.type(field('Referred by'), 'Lena Vogel');
  await expectAccessible();
  await save();
  expect(onSave).toHaveBeenCalledWith({
    source: { channel: 'Fair', campaign: null, referrer: 'Lena Vogel', at: null },
  });
});

test('what they want is added, changed and removed, dated and with its origin', async () => {
  const wish = { id: idOf(7), topic: 'timing' as const, text: 'by June', at: daysAgo(9), origin: 'call' };
  const { onSave, save } = draw({ profile: [wish] });
  await open(/What they want/);
  await userEvent.click(screen.getByRole('button', { name: 'Add something they want' }));
  await save();
  expect(onSave).not.toHaveBeenCalled(); // a line without words
  await userEvent.selectOptions(field('Topic 2'), 'Goals');
  await userEvent.type(field('What is known 2'), 'fewer returns');
  await userEvent.type(field('Who said it 2'), 'web form');
  await expectAccessible();
  await save();
  expect(onSave).toHaveBeenCalledWith({
    profile: [
      wish,
      expect.objectContaining({
        topic: 'goals',
        text: 'fewer returns',
        at: NOW,
        origin: 'web form',
      }) as object,
    ],
  });
  await userEvent.click(screen.getByRole('button', { name: 'Remove what is known 1' }));
  expect(field('What is known 1')).toHaveValue('fewer returns');
});

test('records elsewhere are seen, opened where that can be known, and unlinked', async () => {
  const { onSave, save } = draw({ keys: [hubspot, tracker] });
  await open(/Their records elsewhere/);
  expect(screen.getByRole('link', { name: /HubSpot person 7/ })).toHaveAttribute(
    'href',
    'https://app.hubspot.com/contacts/42/record/0-1/7',
  );
  expect(screen.queryByRole('link', { name: /Request Tracker/ })).toBeNull();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Unlink Request Tracker ticket 12' }));
  await save();
  expect(onSave).toHaveBeenCalledWith({ keys: [hubspot] });
});

test('what could not be saved stays, and Escape does not drop what was typed', async () => {
  const { onClose, save } = draw({}, { saved: false });
  await userEvent.type(field('Title'), 'Buyer');
  await save();
  await userEvent.keyboard('{Escape}');
  expect(onClose).not.toHaveBeenCalled();
  expect(field('Title')).toHaveValue('Buyer');
});

test('Escape closes what was only looked at', async () => {
  const { onClose } = draw();
  field('Name').focus();
  await userEvent.keyboard('{Escape}');
  expect(onClose).toHaveBeenCalledOnce();
});

test('what nobody may save says so, and an owner whom one may not change stands fast', async () => {
  draw({}, { locked: 'A newer Sidestage wrote this data.', mayGive: false });
  expect(screen.getByRole('button', { name: 'Save' })).toBeDisabled();
  expect(screen.getByText('A newer Sidestage wrote this data.')).toBeVisible();
  expect(field('Looked after by')).toBeDisabled();
  expect(field('Looked after by')).toHaveValue(DANA);
  await expectAccessible();
});

test('names of 200 letters and from right to left take their own direction', async () => {
  const name = 'ליאת '.repeat(40).trim();
  draw({ name, company: 'ש'.repeat(200) });
  expect(field('Name')).toHaveAttribute('dir', 'auto');
  expect(within(screen.getByRole('region', { name: 'Person' })).getByRole('heading')).toHaveTextContent(name);
  await expectAccessible();
});
