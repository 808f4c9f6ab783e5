import { expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import { stageRights } from '../../lib/panel/suggesting';
import { buildOrder, daysAgo } from '../builders';
import { add, move, PERSON, sessionOf } from '../store/profile';
import { detected, openDesk, shown } from './desk';

/** Priya in Conversion, with an order since. */
function ordered(days = 2): Change[] {
  const { device: _device, number: _number, ...fact } = buildOrder({ at: daysAgo(days) });
  return [
    add(),
    move('acquisition', { at: daysAgo(90) }),
    move('conversion', { from: 'acquisition', at: daysAgo(60) }),
    { op: 'event', kind: 'order', fact },
  ];
}

async function desk() {
  const made = await openDesk(ordered());
  await made.open(detected());
  const suggests = (stage: string | null) =>
    made.until(
      ({ subject }) =>
        subject.kind === 'known' && (subject.view.suggestion?.stage.id ?? null) === stage && subject.view,
    );
  return { ...made, suggests };
}

test('a suggested stage comes with its evidence as the timeline calls it', async () => {
  const { suggests } = await desk();
  const { suggestion } = await suggests('retention');
  expect(suggestion).toMatchObject({
    rule: 'SS5',
    reason: 'First order.',
    evidence: [{ title: 'Order €120', at: daysAgo(2) }],
  });
});

test('taken, it is a stage change by a rule with its reason; undo puts the person back, and it is shown no more', async () => {
  const made = await desk();
  await made.panel.commands.acceptSuggestion();
  const view = await made.suggests(null);
  expect(view.stage.receipt).toMatchObject({ to: 'Retention', source: 'rule', why: 'First order.' });
  expect(made.panel.state.getState().notice?.text).toBe('Priya moved to Retention');
  await made.panel.commands.undo();
  await made.until(
    ({ subject }) => subject.kind === 'known' && subject.view.stage.current?.id === 'conversion',
  );
  // Whoever took it back decided: the same evidence does not ask again.
  expect(shown(made).suggestion).toBeNull();
});

test('kept, it is silent for 30 days and asked again then', async () => {
  const made = await desk();
  await made.panel.commands.keepSuggestion();
  await made.suggests(null);
  expect(made.panel.state.getState().notice?.text).toBe('Priya stays in Conversion; asked again in 30 days');
  const keeps = (await made.store.person(PERSON))?.keeps;
  expect(keeps).toMatchObject([{ stage: 'conversion', suggested: 'retention', rule: 'SS5' }]);
  made.clock.now += 30 * 86_400_000;
  made.panel.commands.show({ state: 'no-permission', origin: null, once: false });
  await made.open(detected());
  await made.suggests('retention');
});

test('keeping is taken back: it is suggested at once', async () => {
  const made = await desk();
  await made.panel.commands.keepSuggestion();
  await made.suggests(null);
  await made.panel.commands.undo();
  await made.suggests('retention');
  expect(made.panel.state.getState().notice?.text).toBe('Retention is suggested again.');
});

test('nothing suggested: nothing is done', async () => {
  const made = await openDesk([add(), move('retention', { at: daysAgo(3) })]);
  await made.open(detected());
  await made.panel.commands.acceptSuggestion();
  await made.panel.commands.keepSuggestion();
  expect(made.panel.state.getState().notice).toBeNull();
});

test('an agent takes what is suggested and chooses no stage; without a team everything is allowed', () => {
  const as = (role: 'agent' | 'rep' | 'admin') => {
    const session = sessionOf('Dana');
    return stageRights({ session: { ...session, member: { ...session.member, roles: [role] } } });
  };
  expect(as('agent')).toEqual({ move: false, accept: true, orders: false });
  expect(as('rep')).toEqual({ move: true, accept: true, orders: true });
  expect(as('admin')).toEqual({ move: false, accept: false, orders: false });
  expect(stageRights({ session: null })).toEqual({ move: true, accept: true, orders: true });
});
