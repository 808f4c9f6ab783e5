import { expect, test } from 'vitest';
import type { LogDraft } from '../../lib/panel/log-draft';
import { DAY } from '../builders';
import { PERSON } from '../store/profile';
import { detected, LENA, lena, LENA_ID, openDesk, PRIYA, shown, sighting, type Desk } from './desk';

async function desk() {
  const made = await openDesk([...PRIYA, ...LENA]);
  await made.open(detected());
  return made;
}
const person = async ({ store }: Desk) => store.person(PERSON);
const draft = ({ panel }: Desk) => panel.state.getState().draft;

async function log(made: Desk, change: Partial<LogDraft>): Promise<boolean> {
  made.panel.commands.openLog(true);
  made.panel.commands.typeLog(change);
  return made.panel.commands.saveLog();
}

test('a call, a quote, an order, a cart and a reward, each with its fields', async () => {
  const made = await desk();
  await log(made, { type: 'call', text: 'Asked for the price', minutes: '14' });
  await log(made, { type: 'quote', text: 'Yearly', amount: '1,200' });
  await log(made, { type: 'order', text: 'Panels', amount: '€420.50' });
  await log(made, { type: 'order', order: 'refund', amount: '20' });
  await log(made, { type: 'cart', amount: '99' });
  await log(made, { type: 'reward', reward: 'gift', text: 'Sample box', amount: '9', due: '2026-01-31' });
  const { interactions, orders, rewards } = (await person(made)) ?? {};
  expect(interactions).toMatchObject([
    { type: 'call', minutes: 14, at: made.clock.now, amount: null },
    { type: 'quote', amount: { minor: 120_000, currency: 'EUR' } },
    { type: 'cart-abandoned', amount: { minor: 9900, currency: 'EUR' } },
  ]);
  expect(orders).toMatchObject([
    { type: 'purchase', label: 'Panels', amount: { minor: 42_050, currency: 'EUR' } },
    { type: 'refund', label: null, amount: { minor: 2000, currency: 'EUR' } },
  ]);
  expect(rewards).toMatchObject([
    { type: 'gift', label: 'Sample box', cost: { minor: 900, currency: 'EUR' } },
  ]);
});

test('what is logged is announced and undone, and the row closes', async () => {
  const made = await desk();
  expect(await log(made, { type: 'e-mail', text: 'Sent the price' })).toBe(true);
  expect(made.panel.state.getState().notice?.text).toBe('E-mail logged for Priya');
  expect(draft(made).log).toBeNull();
  await made.panel.commands.undo();
  expect((await person(made))?.reversals).toHaveLength(1);
});

test('a referral names the other person, with what they became worth', async () => {
  const made = await desk();
  await log(made, { type: 'referral', other: { id: LENA_ID, name: 'Lena Vogel' } });
  await made.until(
    ({ subject }) =>
      subject.kind === 'known' &&
      subject.view.timeline.some(({ title }) => title === 'Referral of Lena Vogel, no order yet'),
  );
  made.panel.commands.openContact(LENA_ID, 'Lena Vogel');
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  await log(made, { type: 'order', amount: '420' });
  made.panel.commands.openContact(PERSON, 'Priya Raman');
  await made.until(
    ({ subject }) =>
      subject.kind === 'known' &&
      subject.view.timeline.some(({ title }) => title === 'Referral of Lena Vogel, €420 so far'),
  );
});

test('a note with a due date stands among what is promised', async () => {
  const made = await desk();
  const day = new Date(made.clock.now + 3 * DAY);
  await log(made, { type: 'note', text: 'Send the price', due: day.toISOString().slice(0, 10) });
  const [note] = (await person(made))?.interactions ?? [];
  expect(note?.dueAt).toBeGreaterThan(made.clock.now + 2 * DAY);
  expect(note?.dueAt).toBeLessThan(made.clock.now + 4 * DAY);
});

test.each([
  [{ type: 'order', amount: '' }, 'amount', 'Type an amount'],
  [{ type: 'order', amount: '12,50' }, 'amount', 'is not an amount here'],
  [{ type: 'call', minutes: '1.5' }, 'minutes', 'whole number'],
  [{ type: 'call', when: '2099-01-01T10:00' }, 'when', 'when it has happened'],
  [{ type: 'call', text: 'x'.repeat(100_000) }, 'text', '100,000: 90,000 too many'],
  [{ type: 'reward', text: '' }, 'text', 'Say what it is'],
  [{ type: 'referral' }, 'other', 'Choose who was referred'],
  [{ type: 'referral', other: { id: PERSON, name: 'Priya' } }, 'text', 'Nobody refers themselves'],
] satisfies [Partial<LogDraft>, string, string][])(
  '%j is refused at its field, and nothing typed is lost',
  async (change, field, words) => {
    const made = await desk();
    expect(await log(made, change)).toBe(false);
    expect(draft(made).log).toMatchObject({ ...change, problem: { field } });
    expect(draft(made).log?.problem?.message).toContain(words);
    made.panel.commands.typeLog({ text: 'y' });
    expect(draft(made).log?.problem).toBeNull();
    expect((await person(made))?.interactions).toEqual([]);
  },
);

test('the row opens with what stands in the note line, and closed it goes back there', async () => {
  const made = await desk();
  made.panel.commands.typeNote('Asked for the price');
  made.panel.commands.openLog(true);
  expect(draft(made)).toMatchObject({ note: '', log: { text: 'Asked for the price', type: 'call' } });
  made.panel.commands.openLog(false);
  expect(draft(made)).toMatchObject({ note: 'Asked for the price', log: null });
});

test('with more than a text it stays open; dropped it is gone', async () => {
  const made = await desk();
  made.panel.commands.openLog(true);
  made.panel.commands.typeLog({ type: 'order', amount: '420' });
  made.panel.commands.openLog(false);
  expect(draft(made).log?.amount).toBe('420');
  made.panel.commands.dropLog();
  expect(draft(made).log).toBeNull();
});

test('text in the row holds the person; an empty row does not', async () => {
  const made = await desk();
  made.panel.commands.openLog(true);
  made.panel.commands.typeLog({ text: 'Asked' });
  made.panel.commands.show(sighting({ primary: lena }));
  expect(made.panel.state.getState().movedOn).toEqual({ name: 'Lena Vogel' });
  await made.panel.commands.saveDraft();
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  expect((await person(made))?.interactions).toMatchObject([{ type: 'call', text: 'Asked' }]);
  made.panel.commands.openLog(true);
  made.panel.commands.show(sighting({ primary: detected() }));
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === PERSON);
  expect(draft(made).log).toBeNull();
});

test('one’s own note is edited and deleted, each with its undo', async () => {
  const made = await desk();
  await log(made, { type: 'note', text: 'First' });
  const note = () => shown(made).timeline.find(({ type }) => type === 'note');
  const says = (title: string, undone = false) =>
    made.until(
      ({ subject }) =>
        subject.kind === 'known' &&
        subject.view.timeline.some((one) => one.title === title && one.undone === undone),
    );
  await says('Note: First');
  made.panel.commands.editEntry(note()?.id ?? '');
  expect(draft(made).noteEdit?.text).toBe('First');
  made.panel.commands.typeEntry('Second');
  await made.panel.commands.saveEntry();
  await says('Note: Second');
  expect(note()?.earlier).toEqual(['First']);
  expect(draft(made).noteEdit).toBeNull();
  await made.panel.commands.undo();
  await says('Note: First');
  await made.panel.commands.deleteEntry(note()?.id ?? '');
  await says('Note: First', true);
  await made.panel.commands.undo();
  await says('Note: First');
  expect(made.panel.state.getState().notice?.text).toBe('It counts again.');
});

test('a reward is given, used once, and the use undone', async () => {
  const made = await desk();
  await log(made, { type: 'reward', text: '10 % off' });
  const entry = () => shown(made).timeline.find(({ title }) => title.startsWith('Coupon'));
  await made.until(() => entry() ?? null);
  await made.panel.commands.redeemEntry(entry()?.id ?? '');
  await made.until(() => entry()?.unused === false);
  expect(made.panel.state.getState().notice?.text).toBe('Priya used the reward');
  await made.panel.commands.redeemEntry(entry()?.id ?? '');
  expect(made.panel.state.getState().problem).toContain('used or taken back already');
  await made.panel.commands.undo();
  await made.until(() => entry()?.unused === true);
});

test('an edit that is too long or empty is refused, and stays', async () => {
  const made = await desk();
  await log(made, { type: 'note', text: 'First' });
  await made.until(
    ({ subject }) => subject.kind === 'known' && subject.view.timeline.some(({ type }) => type === 'note'),
  );
  made.panel.commands.editEntry(shown(made).timeline.find(({ type }) => type === 'note')?.id ?? '');
  made.panel.commands.typeEntry('x'.repeat(10_001));
  await made.panel.commands.saveEntry();
  expect(made.panel.state.getState().problem).toContain('1 too many');
  expect(draft(made).noteEdit?.text).toHaveLength(10_001);
});

test('a subscription is started, renewed as it is, changed and cancelled', async () => {
  const made = await desk();
  const orders = async () => (await person(made))?.orders;
  await log(made, { type: 'subscription', text: 'Care plan', amount: '49', months: '3', due: '2026-02-20' });
  expect(await orders()).toMatchObject([
    {
      type: 'subscription-started',
      label: 'Care plan',
      amount: { minor: 4900, currency: 'EUR' },
      periodMonths: 3,
      dueAt: new Date('2026-02-20T17:00').getTime(),
    },
  ]);
  expect(made.panel.state.getState().notice?.text).toBe('Subscription started logged for Priya');
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.person.orders.length === 1);
  made.panel.commands.openLog(true);
  made.panel.commands.typeLog({ type: 'subscription' });
  // What they have is offered as it is.
  expect(draft(made).log).toMatchObject({
    subscription: 'subscription-renewed',
    text: 'Care plan',
    amount: '49',
    months: '3',
  });
  made.clock.now += 1000;
  await made.panel.commands.saveLog();
  made.clock.now += 1000;
  await log(made, {
    type: 'subscription',
    subscription: 'subscription-cancelled',
    amount: '',
    due: '2026-05-20',
  });
  expect((await orders())?.map(({ type, amount, dueAt }) => [type, amount.minor, dueAt === null])).toEqual([
    ['subscription-started', 4900, false],
    ['subscription-renewed', 4900, true],
    ['subscription-cancelled', 0, true],
  ]);
});

test('a period that is none is refused at its field', async () => {
  const made = await desk();
  expect(await log(made, { type: 'subscription', amount: '49', months: '1.5' })).toBe(false);
  expect(draft(made).log?.problem).toEqual({
    field: 'months',
    message: 'A period is a whole number of months from 1 to 120.',
  });
});

test.each(['inquiry', 'complaint'] as const)('an %s', async (type) => {
  const made = await desk();
  await log(made, { type, text: 'About the kits' });
  expect((await person(made))?.interactions).toMatchObject([{ type, text: 'About the kits' }]);
});
