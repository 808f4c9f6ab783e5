import { expect, test, vi } from 'vitest';
import type { InsertAnswer } from '../../lib/panel/context';
import { textsOf } from '../../lib/panel/sending';
import { emptyTally, type CountRow } from '../../lib/rules/action-counts';
import { NOW } from '../builders';
import { PERSON, sessionOf } from '../store/profile';
import { detected, LENA, LENA_ID, openDesk, PRIYA, shown, type Desk } from './desk';

async function desk(options: Parameters<typeof openDesk>[1] = {}): Promise<Desk> {
  const made = await openDesk([...PRIYA, ...LENA], options);
  await made.open(detected());
  return made;
}

/** The rule that Priya's card shows in this place. */
const ruleAt = (made: Desk, place: number) => shown(made).actions[place]?.rule.id ?? '';
const outcomes = async ({ store }: Desk, id = PERSON) => (await store.person(id))?.outcomes ?? [];

/** A team for which one rule has always helped and everything else never. */
function learntFor(rules: string[], good: string): CountRow[] {
  return rules.map((rule) => ({
    rule,
    phase: 'retention',
    segment: 'prospect',
    tally: { ...emptyTally(), done: 400, moved: rule === good ? 390 : 2 },
  }));
}

test('without counts the playbook’s order holds, and an outcome says what was offered and where the person stood', async () => {
  const made = await desk();
  const offered = shown(made).actions.map(({ rule }) => rule.id);
  await made.panel.commands.actionDone(ruleAt(made, 0));
  expect(await outcomes(made)).toMatchObject([
    {
      outcome: 'done',
      propensity: null,
      offered,
      phase: 'retention',
      segment: 'prospect',
      untilReply: false,
    },
  ]);
});

test('what was learnt last time ranks the first person at once, and the propensity of the first is kept', async () => {
  const before = await desk();
  const rules = shown(before).actions.map(({ rule }) => rule.id);
  expect(rules.length).toBeGreaterThan(2);
  const good = rules.at(-1) ?? '';
  await before.store.keepLearnt({ at: NOW, rows: learntFor(rules, good) });
  const made = await desk({ store: before.store });
  await made.until(({ learnt }) => learnt !== null);
  made.panel.commands.openContact(LENA_ID, 'Lena');
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  made.panel.commands.openContact(PERSON, 'Priya');
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === PERSON);
  expect(ruleAt(made, 0)).toBe(good);
  expect(shown(made).actions[0]?.rank?.learnt).toMatchObject({ done: 400, moved: 390 });
  const runnerUp = ruleAt(made, 1);
  await made.panel.commands.declineAction(runnerUp, 'Bad moment');
  await made.panel.commands.actionDone(good);
  const [declined, done] = await outcomes(before);
  expect(declined).toMatchObject({ action: runnerUp, outcome: 'not-now', propensity: null });
  expect(done?.action).toBe(good);
  expect(done?.propensity).toBeGreaterThan(0.9);
});

test('counts that come while somebody is looked at do not change the order under the eye', async () => {
  const made = await desk();
  const rules = shown(made).actions.map(({ rule }) => rule.id);
  made.panel.commands.lookAtEverybody();
  await made.until(({ learnt }) => learnt !== null);
  made.panel.commands.typeNote('.');
  await made.panel.commands.saveNote();
  await made.until(
    ({ subject }) => subject.kind === 'known' && subject.view.person.interactions.length === 1,
  );
  expect(shown(made).actions.map(({ rule }) => rule.id)).toEqual(rules);
});

test('until the next reply: no date, and the mark that it waits', async () => {
  const made = await desk();
  await made.panel.commands.snoozeAction(ruleAt(made, 0), 'next-reply');
  expect(await outcomes(made)).toMatchObject([{ outcome: 'snoozed', until: null, untilReply: true }]);
  expect(made.panel.state.getState().notice?.text).toBe('Priya: later, after their next reply');
});

test('an outcome of somebody who is not shown, and its undo', async () => {
  const made = await desk();
  const view = await made.panel.commands.viewToday(LENA_ID);
  const rule = view?.actions[0]?.rule.id ?? '';
  await made.panel.commands.actionDone(rule, LENA_ID);
  expect(await outcomes(made, LENA_ID)).toMatchObject([{ action: rule, outcome: 'done' }]);
  expect(await outcomes(made)).toEqual([]);
  await made.panel.commands.undo();
  expect((await made.store.person(LENA_ID))?.reversals).toHaveLength(1);
});

test('where orders are not seen no segment is recorded', async () => {
  const made = await desk();
  const session = sessionOf('Dana');
  const { me } = made.panel.state.getState();
  await made.store.signIn({ ...session, member: { id: me ?? '', name: 'Dana', roles: ['agent'] } });
  await made.until((state) => state.session?.member.roles[0] === 'agent');
  await made.panel.commands.actionDone(ruleAt(made, 0));
  expect(await outcomes(made)).toMatchObject([{ phase: 'retention', segment: null }]);
});

test('a text that was edited stays with its person while others are looked at', async () => {
  const made = await desk();
  const texts = (id: string) => textsOf(made.panel.state.getState().texts, id);
  made.panel.commands.typeText('greet', 'Hello Priya!');
  made.panel.commands.openContact(LENA_ID, 'Lena');
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  expect(texts(LENA_ID)).toEqual({});
  expect(texts(PERSON)).toEqual({ greet: 'Hello Priya!' });
  made.panel.commands.openContact(PERSON, 'Priya');
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === PERSON);
  made.panel.commands.typeText('greet', null);
  expect(texts(PERSON)).toEqual({});
});

test('a text is inserted into the tab beside the panel; without a tab there is no field', async () => {
  const insertText = vi.fn((_tab: number, _text: string) => Promise.resolve<InsertAnswer>('inserted'));
  const made = await desk({ insertText });
  expect(await made.panel.commands.insertText('Hello')).toBe('inserted');
  expect(insertText).toHaveBeenCalledWith(7, 'Hello');
  const alone = await openDesk([], { insertText, tab: () => null });
  expect(await alone.panel.commands.insertText('Hello')).toBe('no-field');
  expect(insertText).toHaveBeenCalledTimes(1);
});
