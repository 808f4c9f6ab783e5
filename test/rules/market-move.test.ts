import { describe, expect, test } from 'vitest';
import type { Change, Person } from '../../lib/model/change';
import { lifecyclePresets } from '../../lib/model/presets';
import { evidenceOf } from '../../lib/rules/evidence';
import { journey } from '../../lib/rules/journey';
import { inMarket, marketOf } from '../../lib/rules/market';
import { marketStep, moveToMarket, undoStageChange } from '../../lib/rules/market-move';
import { movesOf } from '../../lib/rules/moved-on';
import { receiptText, stageLabel, stageReceipt } from '../../lib/rules/receipt';
import { currentStage, daysInStage, stageInModel, type Moved } from '../../lib/rules/stage';
import { timeline } from '../../lib/rules/timeline';
import {
  buildActor,
  buildContact,
  buildMarket,
  buildPerson,
  buildStageChange,
  buildWorkspace,
  daysAgo,
  idOf,
  NOW,
} from '../builders';

const inbound = lifecyclePresets.find(({ id }) => id === 'inbound') ?? buildMarket().model;
const NORDICS = idOf(801);
const nordics = buildMarket({ id: NORDICS, model: { ...inbound, id: 'inbound@nordics' } });
const team = buildWorkspace({ markets: [nordics], mainMarket: 'Europe' });
const names = {
  model: team.model,
  others: [team.model, nordics.model],
  memberName: () => 'Dana',
  marketName: (market: string | null) => marketOf(team, { market }).label,
};

const reach = buildStageChange({ to: 'reach', at: daysAgo(60) });
const retained = buildStageChange({ from: 'reach', to: 'retention', at: daysAgo(40) });

function priya(fields: Partial<Person> = {}): Person {
  return buildPerson({ contact: buildContact(), stageChanges: [reach, retained], ...fields });
}

function done(moved: Moved): Change[] {
  if (!moved.ok) throw new Error(moved.message);
  return moved.changes;
}

/** The person with the changes written, as the store would. */
function after(person: Person, changes: Change[]): Person {
  let { contact, stageChanges } = person;
  for (const change of changes) {
    if (change.op === 'patch' && change.kind === 'contact') {
      contact = { ...contact, ...change.fields };
    }
    if (change.op === 'event' && change.kind === 'stage-change') {
      const number = 1000 + stageChanges.length;
      stageChanges = [...stageChanges, { ...change.fact, device: 'device-a', number }];
    }
  }
  return { ...person, contact, stageChanges };
}

/** Market and stage as they are read. */
function place(person: Person): [string, string | undefined] {
  const { label, model } = marketOf(team, person.contact);
  const change = currentStage(person.stageChanges);
  return [label, change === null ? undefined : stageInModel(change, model)?.label];
}

const actor = (at = NOW) => buildActor({ now: at });
const inNordics = after(priya(), done(moveToMarket(priya(), NORDICS, team, actor())));

describe('MK2 a person comes into another market', () => {
  test('MK2 in the stage that theirs is mapped to, without a reason; the change names both markets', () => {
    expect(marketStep(priya(), NORDICS, team)).toMatchObject({
      from: { id: 'retention' },
      to: { id: 'customer' },
    });
    const changes = done(moveToMarket(priya(), NORDICS, team, actor()));
    expect(changes).toMatchObject([
      { op: 'patch', kind: 'contact', fields: { market: NORDICS }, base: { market: null } },
      {
        op: 'event',
        fact: {
          model: 'inbound@nordics',
          from: 'retention',
          to: 'customer',
          phase: 'retention',
          source: 'manual',
          reason: null,
          market: { from: null, to: NORDICS },
        },
      },
    ]);
    expect(place(inNordics)).toEqual(['Nordics', 'Customer']);
    expect(daysInStage(inNordics.stageChanges, NOW)).toBe(0);
  });

  test('MK2 the stage of the same id and phase comes first', () => {
    const like = buildMarket({ id: NORDICS, model: { ...inbound, id: 'inbound@nordics' } });
    const both = buildWorkspace({ model: inbound, markets: [like] });
    const change = buildStageChange({
      model: 'inbound',
      to: 'marketing-qualified-lead',
      phase: 'acquisition',
    });
    const step = marketStep(priya({ stageChanges: [change] }), NORDICS, both);
    expect(step.to?.id).toBe('marketing-qualified-lead');
  });

  test('MK2 who has no stage, or none there, changes the market alone; who is there already is told', () => {
    expect(done(moveToMarket(priya({ stageChanges: [] }), NORDICS, team, actor()))).toHaveLength(1);
    const outside = buildStageChange({ model: 'inbound@nordics', to: 'other', phase: 'outside' });
    const other = priya({ contact: buildContact({ market: NORDICS }), stageChanges: [outside] });
    expect(done(moveToMarket(other, null, team, actor()))).toHaveLength(1);
    expect(moveToMarket(priya(), null, team, actor())).toEqual({
      ok: false,
      why: 'same-market',
      message: 'Priya is in Europe already.',
    });
  });

  test('MK2 is no advance: nothing is learnt from it', () => {
    const { model } = inMarket(team, inNordics.contact);
    expect(movesOf(inNordics, model, NOW)).toHaveLength(1); // Reach to Retention
    expect(evidenceOf(inNordics, { workspace: inMarket(team, inNordics.contact), now: NOW }).stage?.id).toBe(
      'customer',
    );
  });

  test('MK2 is told in the timeline, the receipt and the journey', () => {
    const view = { ...names, model: nordics.model };
    const [entry] = timeline(inNordics, view);
    expect(entry?.title).toBe('Retention → Customer, now in Nordics');
    const change = currentStage(inNordics.stageChanges);
    if (change === null) throw new Error('no change');
    const receipt = stageReceipt(change, view);
    expect(receipt).toMatchObject({ from: 'Retention', to: 'Customer', market: 'Nordics' });
    expect(receiptText(receipt, 'en-GB', 'UTC').split('\n')).toContain('Market: Nordics');
    const chapters = journey(inNordics.stageChanges, [], view, NOW);
    expect(chapters.map(({ label }) => label)).toEqual(['Reach', 'Retention', 'Customer']);
  });
});

describe('MK3 such a move is taken back', () => {
  const change = (person: Person) => currentStage(person.stageChanges)?.id ?? '';
  const undone = after(inNordics, done(undoStageChange(inNordics, change(inNordics), team, actor(NOW + 1))));

  test('MK3 into the market and the stage of before, which then never was left', () => {
    expect(place(undone)).toEqual(['Europe', 'Retention']);
    expect(daysInStage(undone.stageChanges, NOW)).toBe(40);
  });

  test('MK3 taking that back brings both back', () => {
    const person = undone;
    const back = after(person, done(undoStageChange(person, change(person), team, actor(NOW + 2))));
    expect(place(back)).toEqual(['Nordics', 'Customer']);
  });

  test('MK3 what came since in the new market is passed over', () => {
    const here = inNordics;
    const left = buildStageChange({
      model: 'inbound@nordics',
      from: 'customer',
      to: 'evangelist',
      phase: 'advocacy',
      at: NOW + 5,
      number: 5000,
    });
    const later = { ...here, stageChanges: [...here.stageChanges, left] };
    const back = after(later, done(undoStageChange(later, change(here), team, actor(NOW + 9))));
    expect(place(back)).toEqual(['Europe', 'Retention']);
  });

  test('MK3 any other move is taken back in the model of the person’s market', () => {
    const back = after(priya(), done(undoStageChange(priya(), retained.id, team, actor())));
    expect(place(back)).toEqual(['Europe', 'Reach']);
    expect(currentStage(back.stageChanges)).not.toHaveProperty('market');
  });

  test('MK3 of somebody who was merged into this person the market stays', () => {
    const person = { ...inNordics, contact: buildContact({ id: idOf(300), market: NORDICS }) };
    expect(undoStageChange(person, change(person), team, actor(NOW + 1))).toMatchObject({
      why: 'same-stage',
    });
  });
});

test('MK5 a stage is named as the market called it in which the change was made', () => {
  const other = {
    ...inbound,
    id: 'x',
    stages: inbound.stages.map((stage) => ({ ...stage, label: 'Kunde' })),
  };
  const all = { model: nordics.model, others: [other, team.model] };
  expect(stageLabel('customer', all, 'x')).toBe('Kunde');
  expect(stageLabel('customer', all)).toBe('Customer');
  expect(stageLabel('loyalty', all, 'gone')).toBe('Loyalty');
  expect(stageLabel('key-account', all)).toBe('Key account');
});
