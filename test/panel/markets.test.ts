import { expect, test } from 'vitest';
import { foundPerson } from '../../lib/panel/found';
import { lensOf } from '../../lib/panel/lens';
import { hasMarkets } from '../../lib/panel/markets';
import { countStages } from '../../lib/panel/stage-counts';
import { lifecyclePresets } from '../../lib/model/presets';
import type { Workspace } from '../../lib/model/workspace';
import { playbookRule } from '../../lib/rules/playbook-rule';
import { buildMarket, buildWorkspace, DANA, idOf } from '../builders';
import { sessionOf } from '../store/profile';
import { detected, LENA, LENA_ID, lena, openDesk, PRIYA, shown, sighting, type Desk } from './desk';

const inbound = lifecyclePresets.find(({ id }) => id === 'inbound') ?? buildMarket().model;
const NORDICS = idOf(801);
const thanks = playbookRule({
  id: 'thanks',
  kind: 'call',
  title: 'Say thanks',
  because: 'They are in {stage}.',
  when: { phases: ['retention'] },
});
const nordics = buildMarket({
  id: NORDICS,
  model: { ...inbound, id: 'inbound@nordics' },
  playbook: [thanks],
  value: { ...buildMarket().value, margin: 0.4, horizonMonths: 24 },
});

/** A desk of a lead whose team has a second market, Nordics. */
async function desk(fields: Partial<Workspace> = {}): Promise<Desk> {
  const made = await openDesk([...PRIYA, ...LENA]);
  const session = sessionOf('Dana');
  await made.store.signIn({ ...session, member: { ...session.member, id: DANA, roles: ['lead'] } });
  const data = buildWorkspace({ markets: [nordics], ...fields });
  const row = { kind: 'workspace' as const, id: data.id, seq: 9, deleted: false, data };
  await made.store.applyPull({ rows: [row], cursor: 9, epoch: 'e1', done: true });
  await made.until((state) => state.session?.member.roles[0] === 'lead' && hasMarkets(state));
  return made;
}

const market = (made: Desk) => shown(made).contact.market;
const notice = (made: Desk) => made.panel.state.getState().notice?.text;

test('a person comes into another market with their stage, and back by undo, and there by its undo', async () => {
  const made = await desk();
  await made.open(detected());
  expect(shown(made).actions[0]?.rule.id).not.toBe('thanks');
  await made.panel.commands.moveToMarket(NORDICS);
  await made.until(() => market(made) === NORDICS && shown(made).stage.current?.id === 'customer');
  expect(notice(made)).toBe('Priya moved to Nordics, as Customer');
  const view = shown(made);
  expect(view.team.model.label).toBe('Inbound');
  expect(view.actions.map(({ rule, because }) => [rule.id, because])).toEqual([
    ['thanks', 'They are in Customer.'],
  ]);
  expect(view.value.estimate.label).toContain('24 months');
  expect(view.stage.receipt).toMatchObject({ from: 'Retention', to: 'Customer', market: 'Nordics' });
  await made.panel.commands.undo();
  await made.until(() => market(made) === null && shown(made).stage.current?.id === 'retention');
  expect(notice(made)).toBe('Priya is back in Main market, as Retention');
  await made.panel.commands.undo();
  await made.until(() => market(made) === NORDICS && shown(made).stage.current?.id === 'customer');
});

test('the move can be taken back in the timeline at a later time too', async () => {
  const made = await desk();
  await made.open(detected());
  await made.panel.commands.moveToMarket(NORDICS);
  await made.until(() => shown(made).stage.current?.id === 'customer');
  await made.panel.commands.moveStage('evangelist');
  await made.until(() => shown(made).stage.current?.id === 'evangelist');
  const entry = shown(made).timeline.find(({ title }) => title.endsWith('now in Nordics'));
  expect(entry?.title).toBe('Retention → Customer, now in Nordics');
  await made.panel.commands.undoEntry(entry?.id ?? '');
  await made.until(() => market(made) === null && shown(made).stage.current?.id === 'retention');
});

test('moves, the page’s stage and a lens are those of the person’s market', async () => {
  const made = await desk();
  await made.open(detected());
  await made.panel.commands.moveToMarket(NORDICS);
  await made.until(() => market(made) === NORDICS);
  await made.panel.commands.moveStage('opportunity', 'by mistake');
  await made.until(() => shown(made).stage.current?.label === 'Opportunity');
  expect(shown(made).stage.change).toMatchObject({ model: 'inbound@nordics', phase: 'conversion' });
  const { device } = made.panel.state.getState();
  const lens = lensOf({ team: shown(made).team, device: { ...device, lens: 'clm' } });
  expect(lens?.mapping.map(({ from }) => from.id)).toContain('opportunity');
  expect(lensOf({ team: shown(made).team, device: { ...device, lens: 'inbound' } })).toBeNull();
});

test('people are counted, found and shown in lists by their market', async () => {
  const made = await desk();
  await made.open(detected());
  await made.panel.commands.moveToMarket(NORDICS);
  await made.until(() => market(made) === NORDICS);
  const { team } = made.panel.state.getState();
  expect(await countStages(made.store, team, null)).toEqual({ reach: 1 });
  expect(await countStages(made.store, team, NORDICS)).toEqual({ customer: 1 });
  expect(await made.panel.commands.marketCounts()).toEqual({ '': 1, [NORDICS]: 1 });
  expect((await made.store.stageFigures('customer', NORDICS)).people).toBe(1);
  expect((await made.store.stageFigures('reach', null)).people).toBe(1);
  const [row] = await made.panel.commands.findPeople('priya');
  expect(row && foundPerson(row, team).stageShown?.label).toBe('Customer');
});

test('Today names stage and action of the person’s market', async () => {
  const made = await desk();
  await made.open(detected());
  await made.panel.commands.moveToMarket(NORDICS);
  await made.until(() => market(made) === NORDICS);
  made.panel.commands.lookAtEverybody();
  const today = await made.until(({ everybody }) =>
    everybody.walk.state === 'done' ? everybody.today : null,
  );
  const line = today.entries.find(({ contactId }) => contactId === idOf(100));
  expect(line).toMatchObject({ market: NORDICS, stage: 'customer', rule: 'thanks', title: 'Say thanks' });
});

test('merged into another its people are read by that one’s settings; undone, by their own again', async () => {
  const made = await desk();
  await made.open(detected());
  await made.panel.commands.moveToMarket(NORDICS);
  await made.until(() => shown(made).stage.current?.id === 'customer');
  await made.panel.commands.mergeMarket(NORDICS, null);
  await made.until(() => shown(made).stage.current?.id === 'retention');
  expect(notice(made)).toBe('Nordics is merged into Main market');
  expect(market(made)).toBe(NORDICS); // nothing recorded changed
  expect(shown(made).timeline[0]?.title).toBe('Retention → Customer, now in Main market');
  expect((await made.store.stageFigures('retention', null)).people).toBe(1);
  await made.panel.commands.undo();
  await made.until(() => shown(made).stage.current?.id === 'customer');
  await made.panel.commands.mergeMarket(NORDICS, null);
  await made.until(() => shown(made).stage.current?.id === 'retention');
  await made.panel.commands.bringMarketBack(NORDICS);
  await made.until(() => shown(made).stage.current?.id === 'customer');
});

test('model, playbook and value inputs are saved in the market that is edited, and undone', async () => {
  const made = await desk();
  const { commands, state } = made.panel;
  const main = state.getState().team.workspace;
  commands.editMarket(NORDICS);
  const renamed = { ...nordics.model, label: 'Nordic way' };
  await commands.saveModel(renamed, nordics.model, NORDICS);
  await made.until(({ team }) => team.workspace.markets[0]?.model.label === 'Nordic way');
  expect(notice(made)).toBe('The lifecycle model is saved for Nordics');
  await commands.changePlaybook((rules) => rules.map((rule) => ({ ...rule, title: 'Say tack' })), 'Saved');
  await made.until(({ team }) => team.workspace.markets[0]?.playbook[0]?.title === 'Say tack');
  await commands.undo();
  await made.until(({ team }) => team.workspace.markets[0]?.playbook[0]?.title === 'Say thanks');
  await made.open(detected());
  await commands.moveToMarket(NORDICS);
  await made.until(() => market(made) === NORDICS);
  await commands.setMargin(0.25);
  await made.until(({ team }) => team.workspace.markets[0]?.value.margin === 0.25);
  const { model, playbook, value } = state.getState().team.workspace;
  expect({ model, playbook, value }).toEqual({
    model: main.model,
    playbook: main.playbook,
    value: main.value,
  });
});

test('a dry run and outcomes ask the people of one market', async () => {
  const made = await desk();
  const { commands } = made.panel;
  await made.open(detected());
  await commands.moveToMarket(NORDICS);
  await made.until(() => market(made) === NORDICS);
  commands.editMarket(NORDICS);
  const { signal } = new AbortController();
  expect(await commands.dryRun(thanks, signal, () => undefined)).toMatchObject({
    looked: 2,
    people: 1,
    gets: 1,
    names: [{ name: 'Priya Raman' }],
  });
  commands.editMarket(null);
  expect(await commands.dryRun(thanks, signal, () => undefined)).toMatchObject({ people: 1, gets: 0 });
  await commands.actionDone('thanks');
  const outcomes = await commands.gatherOutcomes(NORDICS, signal, () => undefined);
  expect(outcomes).toMatchObject({ people: 1, actions: [{ rule: 'thanks', done: 1 }] });
  const all = await commands.gatherOutcomes(undefined, signal, () => undefined);
  expect(all?.people).toBe(2);
  expect(all?.actions.at(-1)).toMatchObject({ rule: 'thanks', title: 'Say thanks', done: 1 });
});

test('who is added comes into the market that was last chosen for the site', async () => {
  const made = await desk();
  const { commands } = made.panel;
  await made.open(detected());
  await commands.moveToMarket(NORDICS);
  await made.until(({ memory }) => memory?.siteMarkets?.['roundcube'] === NORDICS);
  commands.show(sighting({ primary: detected({ name: 'Nora Lind', email: 'nora@lind.example' }) }));
  await made.until(({ subject }) => subject.kind === 'unknown');
  await commands.addPerson();
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.name === 'Nora Lind');
  expect([market(made), shown(made).stage.current?.label]).toEqual([NORDICS, 'Subscriber']);
  expect(notice(made)).toBe('Nora Lind added as Subscriber');
  commands.chooseMarketForNew(null);
  commands.show(sighting({ primary: detected({ name: 'Emil Dahl', email: 'emil@dahl.example' }) }));
  await made.until(({ subject }) => subject.kind === 'unknown');
  await commands.addPerson();
  await made.until(({ subject }) => subject.kind === 'known' && subject.view.name === 'Emil Dahl');
  expect(market(made)).toBeNull();
});

test('a market is added with the settings of another, named and refused a name that is taken', async () => {
  const made = await desk();
  const { commands, state } = made.panel;
  expect(await commands.addMarket('nordics', null)).toBe('Another market has this name.');
  expect(await commands.addMarket('Iberia', NORDICS)).toBeNull();
  const { team, editedMarket } = await made.until((now) =>
    now.team.workspace.markets.length === 2 ? now : null,
  );
  const iberia = team.workspace.markets[1];
  expect(iberia).toMatchObject({ label: 'Iberia', playbook: [thanks], value: nordics.value, merged: null });
  expect(iberia?.model.id).not.toBe(nordics.model.id);
  expect(editedMarket).toBe(iberia?.id);
  expect(await commands.renameMarket(null, 'Europe')).toBeNull();
  await made.until((now) => now.team.workspace.mainMarket === 'Europe');
  expect(await commands.renameMarket(iberia?.id ?? '', 'Europe')).toBe('Another market has this name.');
  await commands.mergeMarket(iberia?.id ?? '', NORDICS);
  await made.until((now) => now.editedMarket === NORDICS);
  expect(state.getState().team.workspace.markets[1]?.merged?.into).toBe(NORDICS);
});

test('a company’s people stand each in the model of their market', async () => {
  const made = await desk();
  const { commands, state } = made.panel;
  await made.open(lena);
  await commands.editPerson({ company: 'Helioworks Solar' });
  await commands.moveToMarket(NORDICS);
  await made.until(() => market(made) === NORDICS);
  const company = await commands.company();
  expect(company?.people.map(({ id, stage }) => [id, stage?.label])).toEqual([
    [idOf(100), 'Retention'],
    [LENA_ID, 'Subscriber'],
  ]);
  expect(company?.stages.map(({ stage, people }) => [stage?.label, people])).toEqual([
    ['Subscriber', 1],
    ['Retention', 1],
  ]);
  expect(company?.value?.expected?.months ?? state.getState().team.workspace.value.horizonMonths).toBe(12);
});
