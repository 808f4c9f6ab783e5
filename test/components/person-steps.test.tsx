import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { CompanyCard } from '../../components/contact/company-card';
import { EraseStep } from '../../components/contact/erase-step';
import { ExportStep } from '../../components/contact/export-step';
import { MergeStep } from '../../components/contact/merge-step';
import { ProfileLine } from '../../components/contact/profile-line';
import type { Person } from '../../lib/model/change';
import type { CompanyView } from '../../lib/panel/company-view';
import type { FoundPerson } from '../../lib/panel/found';
import {
  buildContact,
  buildOrder,
  buildPerson,
  buildStageChange,
  DANA,
  daysAgo,
  idOf,
  NOW,
} from '../builders';
import { expectAccessible } from './axe';
import { team, tomas } from './view';

const HEBREW = 'ליאת בן־דוד '.repeat(15).trim();

const came = (channel: string, at: number) => ({ channel, campaign: null, referrer: null, at });

/** Another record of Tomás, looked after by somebody else, with an order. */
const double: Person = buildPerson({
  contact: buildContact({
    id: idOf(202),
    name: 'T. O’Briain',
    emails: ['tomas@ardmore.example', 't@mail.example'],
    company: 'Ardmore',
    owner: idOf(9),
    doNotContact: true,
    source: came('fair', daysAgo(2)),
  }),
  stageChanges: [buildStageChange({ contactId: idOf(202), to: 'loyalty', at: daysAgo(2) })],
  orders: [buildOrder({ contactId: idOf(202) })],
});
const found = ({ contact }: Person): FoundPerson => ({ ...contact, stageShown: null });

function drawMerge(
  how: { otherId?: string; merged?: boolean; refused?: string; saved?: boolean; gone?: boolean } = {},
) {
  const calls = {
    onMerge: vi.fn(() => Promise.resolve(how.saved ?? true)),
    onApart: vi.fn(),
    onClose: vi.fn(),
  };
  render(
    <MergeStep
      kept={{ ...tomas, contact: { ...tomas.contact, source: came('web form', daysAgo(150)) } }}
      keptName="Tomás Ó Briain"
      otherId={how.otherId ?? null}
      first={[found(tomas), found(double)]}
      merged={how.merged === true ? [double.contact] : []}
      model={team.model}
      locale="en-GB"
      memberName={(id) => (id === DANA ? 'Dana' : 'a colleague')}
      refused={() => how.refused ?? null}
      onFind={() => Promise.resolve([])}
      onRead={() => Promise.resolve(how.gone === true ? null : double)}
      {...calls}
    />,
  );
  return calls;
}

test('the other is found, never oneself, and it is said beforehand what comes of it', async () => {
  const { onMerge, onClose } = drawMerge();
  expect(screen.queryByRole('option', { name: /Tomás/ })).toBeNull();
  await expectAccessible();
  await userEvent.click(screen.getByRole('option', { name: /T\. O’Briain/ }));
  const preview = await screen.findByRole('form', { name: 'Merge T. O’Briain into Tomás Ó Briain' });
  expect(preview).toHaveFocus();
  expect(screen.getByRole('radio', { name: 'fair, 19 Nov 2025' })).not.toBeChecked();
  expect(preview).toHaveTextContent('It can be taken apart at any later time');
  expect(preview).toHaveTextContent('Added1 address');
  expect(preview).toHaveTextContent('do not contact, as one of the two says');
  expect(preview).toHaveTextContent('Retention → Loyalty, the later move of both');
  expect(preview).toHaveTextContent('1 order, 1 stage change');
  await expectAccessible();
  await userEvent.click(within(preview).getByRole('radio', { name: 'T. O’Briain' }));
  await userEvent.click(within(preview).getByRole('radio', { name: 'a colleague' }));
  await userEvent.click(within(preview).getByRole('button', { name: 'Make them one' }));
  expect(onMerge).toHaveBeenCalledWith(idOf(202), { name: 'other', owner: 'other' });
  expect(onClose).toHaveBeenCalledOnce();
});

test('what was not saved stays open, and somebody else can be chosen', async () => {
  const { onMerge, onClose } = drawMerge({ otherId: idOf(202), saved: false });
  await userEvent.click(await screen.findByRole('button', { name: 'Make them one' }));
  expect(onMerge).toHaveBeenCalledWith(idOf(202), {});
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole('button', { name: 'Somebody else' }));
  expect(screen.getByRole('combobox')).toBeVisible();
});

test('a role that may not merge reads who may', async () => {
  drawMerge({ otherId: idOf(202), refused: 'Your role does not merge this person.' });
  expect(await screen.findByRole('button', { name: 'Make them one' })).toBeDisabled();
  expect(screen.getByText('Your role does not merge this person.')).toBeVisible();
  await expectAccessible();
});

test('somebody who has gone meanwhile is said to be', async () => {
  drawMerge({ otherId: idOf(202), gone: true });
  expect(await screen.findByRole('status')).toHaveTextContent('They are not there any more');
});

test('who was merged before is taken apart in one press', async () => {
  const { onApart } = drawMerge({ merged: true });
  await userEvent.click(screen.getByRole('button', { name: 'Take apart T. O’Briain' }));
  expect(onApart).toHaveBeenCalledWith(idOf(202));
  await expectAccessible();
});

test('nobody is erased by a stray press: what goes is said and a word has to be typed', async () => {
  const calls = { onErase: vi.fn(), onClose: vi.fn() };
  render(<EraseStep person={tomas} name="Tomás Ó Briain" merged={[double.contact]} synced {...calls} />);
  const form = screen.getByRole('form', { name: 'Erase Tomás Ó Briain' });
  expect(form).toHaveTextContent('6 orders, 1 score, 3 stage changes');
  expect(form).toHaveTextContent('the person merged into them: T. O’Briain');
  expect(form).toHaveTextContent('This cannot be undone. It goes from this device now, and from the server');
  await expectAccessible();
  expect(screen.getByRole('button', { name: 'Erase for good' })).toBeDisabled();
  await userEvent.keyboard('yes{Enter}');
  expect(calls.onErase).not.toHaveBeenCalled();
  await userEvent.clear(screen.getByLabelText('Type erase to confirm'));
  await userEvent.keyboard('Erase{Enter}');
  expect(calls.onErase).toHaveBeenCalledOnce();
  await userEvent.keyboard('{Escape}');
  expect(calls.onClose).toHaveBeenCalledOnce();
});

test('without a server there is no other copy', () => {
  render(
    <EraseStep
      person={buildPerson()}
      name={HEBREW}
      merged={[]}
      synced={false}
      onErase={vi.fn()}
      onClose={vi.fn()}
    />,
  );
  expect(screen.getByText(/there is no other copy/)).toBeVisible();
  expect(screen.getByText('nothing recorded yet')).toBeVisible();
});

test('an export is made as a file to read or for programs', async () => {
  const onFile = vi.fn((kind: 'json' | 'text') => ({ name: `x.${kind}`, type: 'text/plain', text: 'x' }));
  const saved: string[] = [];
  URL.createObjectURL = () => 'blob:x';
  URL.revokeObjectURL = () => undefined;
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(this.download);
  });
  render(<ExportStep name="Tomás" seesValue={false} onFile={onFile} onClose={vi.fn()} />);
  expect(screen.getByText(/Orders and rewards are left out/)).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Save to read' }));
  await userEvent.click(screen.getByRole('button', { name: /JSON/ }));
  expect(saved).toEqual(['x.text', 'x.json']);
});

const company = (fields: Partial<CompanyView> = {}): CompanyView => ({
  name: 'Ardmore Foods',
  people: [
    {
      id: idOf(201),
      name: 'Tomás Ó Briain',
      title: 'Buyer',
      stage: team.model.stages[3] ?? null,
      by: 'name',
      orders: 6,
    },
    { id: idOf(202), name: HEBREW, title: null, stage: null, by: 'domain', orders: 0 },
  ],
  stages: [
    { stage: team.model.stages[3] ?? null, people: 1 },
    { stage: null, people: 1 },
  ],
  value: {
    orders: 6,
    doubles: 1,
    revenue12m: 238_200,
    currency: 'EUR',
    rates: [{ currency: 'GBP', perUnit: 1.2, at: Date.UTC(2025, 2, 3), source: 'ECB' }],
    others: ['USD'],
    expected: { base: 120_000, low: 40_000, high: 300_000, people: 2, months: 12 },
  },
  isCut: false,
  ...fields,
});
function drawCompany(fields: Partial<CompanyView> = {}) {
  const calls = { onOpen: vi.fn(), onClose: vi.fn() };
  render(
    <CompanyCard company={company(fields)} shownId={idOf(201)} marginSet={false} locale="en-GB" {...calls} />,
  );
  return calls;
}

test('a company with more people than are read says so', () => {
  drawCompany({ isCut: true });
  expect(
    screen.getByText('There are more. These are the first 2, and all figures here are theirs alone.'),
  ).toBeVisible();
});

test('a company: its people, their stages, orders counted once, and revenue that is not called value', async () => {
  const { onOpen } = drawCompany();
  const region = screen.getByRole('region', { name: 'Company: Ardmore Foods' });
  expect(region).toHaveTextContent('Retention 1');
  expect(region).toHaveTextContent('No stage 1');
  expect(region).toHaveTextContent('€2,382 6 orders in all, 1 that stand at two people counted once');
  expect(region).toHaveTextContent('orders in USD are left out; GBP at the rate of 3 March 2025');
  expect(region).toHaveTextContent('Expected revenue, 12 months€1,200 €400 – €3,000: 2 estimates added up');
  expect(region).toHaveTextContent('Margin not set');
  expect(region).not.toHaveTextContent(/lifetime value/i);
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: /by the address/ }));
  expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ id: idOf(202) }));
  expect(screen.getByText(HEBREW)).toHaveAttribute('dir', 'auto');
});

test('a role that sees no value reads that, and no figure', async () => {
  const [first] = company().people;
  drawCompany({ value: null, people: first === undefined ? [] : [{ ...first, orders: null }] });
  expect(screen.getByText('Your role does not see orders and value.')).toBeVisible();
  expect(screen.getByText('1 person. Nobody else of this company yet.')).toBeVisible();
  expect(screen.queryByText(/€/)).toBeNull();
  expect(screen.queryByText(/order$|orders$/)).toBeNull();
  await expectAccessible();
});

test('where nothing can be expected it says so', () => {
  const { value } = company();
  drawCompany({
    value:
      value === null ? null : { ...value, orders: 0, revenue12m: 0, doubles: 0, others: [], expected: null },
  });
  expect(screen.getByText(/Not known yet: nobody has ordered/)).toBeVisible();
});

const wish = (id: number, text: string, days: number) => ({
  id: idOf(id),
  topic: 'goals' as const,
  text,
  at: daysAgo(days),
  origin: 'call with Dana',
});
function drawProfile(profile: ReturnType<typeof wish>[], locked: string | null = null, typed = '') {
  const calls = { onType: vi.fn(), onAdd: vi.fn() };
  render(
    <ProfileLine
      profile={profile}
      now={NOW}
      locale="en-GB"
      locked={locked}
      wish={{ topic: 'interests', text: typed, origin: '' }}
      {...calls}
    />,
  );
  return calls;
}

test('what they want stands in a line, and in full with days and origins after one press', async () => {
  drawProfile([wish(1, 'fewer returns', 20), wish(2, 'solar roof', 3), wish(3, HEBREW, 1)]);
  const line = screen.getByRole('button', { name: /What they want:/ });
  expect(line).toHaveTextContent('+1 more');
  expect(screen.queryByText('fewer returns')).toBeNull();
  await expectAccessible();
  await userEvent.click(line);
  expect(screen.getByRole('group', { name: 'What they want' })).toHaveTextContent(
    'fewer returns 1 Nov · call with Dana',
  );
  await expectAccessible();
});

test('it is added to in one line', async () => {
  const { onType, onAdd } = drawProfile([], null, 'solar roof');
  await userEvent.selectOptions(screen.getByLabelText('Topic'), 'Timing');
  expect(onType).toHaveBeenCalledWith({ topic: 'timing' });
  await userEvent.type(screen.getByLabelText('What they want', { selector: 'input' }), '{Enter}');
  expect(onAdd).toHaveBeenCalledOnce();
});

test('where nothing can be saved nothing is offered', async () => {
  drawProfile([], 'Read only.');
  expect(screen.queryByRole('button')).toBeNull();
  drawProfile([wish(1, 'solar roof', 3)], 'Read only.');
  await userEvent.click(screen.getByRole('button'));
  expect(screen.getByText('Read only.')).toBeVisible();
  expect(screen.queryByLabelText('Topic')).toBeNull();
});
