import { expect, test } from 'vitest';
import { pageTicket, warningsOf } from '../../lib/panel/score';
import { DAY } from '../builders';
import { PERSON } from '../store/profile';
import { detected, LENA, lena, LENA_ID, openDesk, PRIYA, shown, sighting, type Desk } from './desk';

const TICKET = { site: 'zendesk', account: 'acme.desk.example', type: 'ticket', id: '4711' } as const;

async function desk(key: Parameters<typeof sighting>[0]['key'] = null) {
  const made = await openDesk([...PRIYA, ...LENA]);
  made.panel.commands.show(sighting({ primary: detected(), key }));
  await made.until(({ subject }) => subject.kind === 'known');
  made.clock.now += 600;
  return made;
}
const responses = async ({ store }: Desk) => (await store.person(PERSON))?.responses ?? [];
const state = ({ panel }: Desk) => panel.state.getState();

test('a score is logged with one command where there is nothing to warn of, and undone', async () => {
  const made = await desk();
  await made.panel.commands.quickScore(10);
  expect(await responses(made)).toMatchObject([{ survey: 'nps', score: 10, provenance: 'customer' }]);
  expect(state(made)).toMatchObject({
    draft: { score: { score: null } },
    notice: { text: 'NPS 10, promoter saved for Priya' },
  });
  await made.panel.commands.undo();
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.survey.last === null);
});

test('within the cool-down a score waits for a second key', async () => {
  const made = await desk();
  await made.panel.commands.quickScore(9);
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.survey.last !== null);
  await made.panel.commands.quickScore(7);
  expect(await responses(made)).toHaveLength(1);
  expect(state(made).draft.score.score).toBe(7);
  await made.panel.commands.saveScore();
  expect(await responses(made)).toHaveLength(2);
});

test('an impression asks nobody, so it does not wait', async () => {
  const made = await desk();
  await made.panel.commands.quickScore(9);
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.survey.last !== null);
  made.panel.commands.typeScore({ provenance: 'agent' });
  await made.panel.commands.quickScore(4);
  expect(await responses(made)).toMatchObject([{ score: 9 }, { score: 4, provenance: 'agent' }]);
});

test('the ticket of the page goes along, and is warned of the next time', async () => {
  const made = await desk(TICKET);
  expect(pageTicket(state(made))).toBe('#4711 on acme.desk.example');
  await made.panel.commands.quickScore(9);
  expect(await responses(made)).toMatchObject([{ reference: '#4711 on acme.desk.example' }]);
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.survey.last !== null);
  const warnings = warningsOf(state(made), shown(made), made.clock.now);
  expect(warnings.scored?.score).toBe(9);
  made.panel.commands.typeScore({ score: 8 });
  expect(state(made).draft.score.reference).toBe('#4711 on acme.desk.example');
  made.panel.commands.typeScore({ reference: null });
  made.panel.commands.typeScore({ score: 7 });
  expect(state(made).draft.score.reference).toBeNull();
  expect(warningsOf(state(made), shown(made), made.clock.now).scored).toBeNull();
});

test('of somebody who was looked up the page’s ticket says nothing', async () => {
  const made = await desk(TICKET);
  made.panel.commands.openContact(LENA_ID, 'Lena Vogel');
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
  await made.panel.commands.quickScore(9);
  expect((await made.store.person(LENA_ID))?.responses).toMatchObject([{ reference: null }]);
});

test('the ticket is that of the page on which the score was begun', async () => {
  const made = await desk(TICKET);
  made.panel.commands.typeScore({ score: 8 });
  made.panel.commands.show(sighting({ primary: lena, key: { ...TICKET, id: '4712' } }));
  expect(state(made).movedOn).toEqual({ name: 'Lena Vogel' });
  await made.panel.commands.saveDraft();
  expect(await responses(made)).toMatchObject([{ reference: '#4711 on acme.desk.example' }]);
});

test('more is said of a score that was logged: it stands in its place, and undo brings the first back', async () => {
  const made = await desk();
  await made.panel.commands.quickScore(3);
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.survey.last !== null);
  const [first] = await responses(made);
  made.panel.commands.sayMore(first?.id ?? '');
  made.panel.commands.typeScore({ comment: 'late twice', score: 9 });
  expect(state(made).draft.score.score).toBe(3); // what was logged stays what it is
  await made.panel.commands.saveScore();
  await made.until(
    ({ subject }) => subject.kind === 'known' && subject.view.survey.last?.comment === 'late twice',
  );
  const titles = shown(made).timeline.map(({ title }) => title);
  expect(titles.filter((title) => title.startsWith('NPS'))).toEqual(['NPS 3 “late twice”']);
  expect(titles.filter((title) => title.startsWith('Note'))).toEqual([
    expect.stringContaining('gave 3 of 10: “late twice”'),
  ]);
  await made.panel.commands.undo();
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.survey.last?.comment === null);
  expect(shown(made).survey.followUp?.note.text).not.toContain('late twice');
});

test('a score outside its scale is refused, and a comment that is too long stays', async () => {
  const made = await desk();
  made.panel.commands.typeScore({ score: 11 });
  expect(state(made).draft.score.score).toBeNull();
  made.panel.commands.typeScore({ score: 9, comment: 'x'.repeat(100_000) });
  await made.panel.commands.saveScore();
  expect(state(made).problem).toContain('100,000: 90,000 too many');
  expect(state(made).draft.score.comment).toHaveLength(100_000);
  expect(await responses(made)).toEqual([]);
});

test('a detractor’s follow-up is closed with what came of it; undo opens it again', async () => {
  const made = await desk();
  await made.panel.commands.quickScore(3);
  const { followUp } = await made.until(({ subject }) =>
    subject.kind === 'known' && subject.view.survey.followUp !== null ? subject.view.survey : null,
  );
  expect(followUp?.dueAt).toBe(made.clock.now + 2 * DAY);
  made.panel.commands.typeResult('');
  await made.panel.commands.closeLoop();
  expect(state(made).problem).toContain('Say in a line what came of it.');
  made.panel.commands.typeResult('New courier, said thanks');
  await made.panel.commands.closeLoop();
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.survey.followUp === null);
  expect((await made.store.person(PERSON))?.outcomes).toMatchObject([
    { action: 'close-the-loop', outcome: 'done', reason: 'New courier, said thanks' },
  ]);
  expect(state(made).draft.result).toBeNull();
  await made.panel.commands.undo();
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.survey.followUp !== null);
});
