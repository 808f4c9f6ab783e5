import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { StageChange } from '../../lib/model/facts';
import { currentStage, stageSince } from '../../lib/rules/stage';
import { storedOrder } from '../../lib/rules/order';
import { leadAfter, leadOfHistory } from '../../lib/store/stage-lead';
import { buildOrder, buildReversal, buildStageChange, buildWorkspace, daysAgo, idOf } from '../builders';
import { contactRow, goneRow, move, openProfile, page, PERSON, stageRow } from './profile';

test('the stage that is kept is the one the whole history gives, in whatever order and pieces it comes', () => {
  const change = fc
    .record({
      at: fc.integer({ min: 0, max: 6 }),
      device: fc.constantFrom('a', 'b'),
      number: fc.integer({ min: 0, max: 3 }),
      to: fc.constantFrom('acquisition', 'consideration', 'conversion'),
      undoes: fc.option(fc.integer({ min: 0, max: 7 }), { nil: null }),
    })
    .map((fields) => fields);
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.nat({ max: 2 })), { maxLength: 8 }), (drawn) => {
      const all = drawn.map(([fields], index) =>
        buildStageChange({
          ...fields,
          id: idOf(index),
          undoes: fields.undoes === null ? null : idOf(fields.undoes),
        }),
      );
      let lead = null as ReturnType<typeof leadOfHistory>;
      const came: StageChange[] = [];
      for (let at = 0; at < all.length;) {
        const batch = all.slice(at, (at += 1 + (drawn[at]?.[1] ?? 0)));
        came.push(...batch);
        lead = leadAfter(lead, batch) ?? leadOfHistory(came);
      }
      const ordered = [...all].sort(storedOrder);
      expect(lead?.to ?? null).toBe(currentStage(ordered)?.to ?? null);
      expect(lead?.since ?? null).toBe(stageSince(ordered));
    }),
  );
});

test('stage changes that come before their person count when the person comes', async () => {
  const { store } = await openProfile();
  await store.applyPull(page(1, stageRow(1, { to: 'acquisition', at: 1000 })));
  await store.applyPull(page(3, stageRow(2, { to: 'conversion', at: 3000 }), contactRow(3)));
  expect(await store.search('priya', 1)).toMatchObject([{ stage: 'conversion', since: 3000 }]);
  await store.applyPull(page(4, stageRow(4, { to: 'consideration', at: 2000 })));
  expect(await store.search('priya', 1)).toMatchObject([{ stage: 'conversion', since: 3000 }]);
});

test('a stage change that is taken away, or comes back with another time, gives the stage of the rest', async () => {
  const { store } = await openProfile();
  const first = stageRow(2, { to: 'acquisition', at: 1000 });
  const second = stageRow(3, { to: 'conversion', at: 3000 });
  await store.applyPull(page(3, contactRow(1), first, second));
  await store.applyPull(page(4, goneRow(4, 'stage-change', second.id)));
  expect(await store.search('priya', 1)).toMatchObject([{ stage: 'acquisition', since: 1000 }]);
  await store.applyPull(page(5, second));
  await store.applyPull(page(6, stageRow(6, { ...(second.data as StageChange), at: 500 })));
  expect(await store.search('priya', 1)).toMatchObject([{ stage: 'acquisition', since: 1000 }]);
});

test('a move here counts at once', async () => {
  const { store, clock } = await openProfile();
  await store.applyPull(page(2, contactRow(1), stageRow(2, { to: 'acquisition', at: 1000 })));
  await store.commit([move('conversion', { at: clock.now })]);
  expect(await store.search('priya', 1)).toMatchObject([{ stage: 'conversion', since: clock.now }]);
});

test('EV6 figures of a stage: people, median of days, quartiles of what people brought in a year', async () => {
  const { store, clock } = await openProfile();
  const rows = [];
  for (let index = 0; index < 4; index++) {
    const id = idOf(200 + index);
    rows.push(
      contactRow(1, { id }),
      stageRow(1, { contactId: id, to: 'retention', at: daysAgo(10 * (index + 1)) }),
    );
    const order = buildOrder({
      contactId: id,
      at: daysAgo(30),
      amount: { minor: 1000 * (index + 1), currency: 'EUR' },
    });
    rows.push({ kind: 'order', id: order.id, seq: 1, deleted: false, data: order } as const);
  }
  const [old, foreign, back, last] = [
    buildOrder({ contactId: idOf(200), at: daysAgo(400), amount: { minor: 99_999, currency: 'EUR' } }),
    buildOrder({ contactId: idOf(200), at: daysAgo(3), amount: { minor: 99_999, currency: 'USD' } }),
    buildOrder({
      contactId: idOf(201),
      at: daysAgo(3),
      type: 'refund',
      amount: { minor: 500, currency: 'EUR' },
    }),
    buildOrder({ contactId: idOf(203), at: daysAgo(3), amount: { minor: 77_777, currency: 'EUR' } }),
  ];
  for (const order of [old, foreign, back, last]) {
    rows.push({ kind: 'order', id: order.id, seq: 1, deleted: false, data: order } as const);
  }
  const reversal = buildReversal({ fact: last.id, contactId: idOf(203) });
  const workspace = buildWorkspace();
  await store.applyPull(
    page(
      1,
      ...rows,
      { kind: 'reversal', id: reversal.id, seq: 1, deleted: false, data: reversal },
      { kind: 'workspace', id: workspace.id, seq: 1, deleted: false, data: workspace },
      contactRow(1),
    ),
  );
  const everybody = { people: 4, months: 13, left: 0 };
  const nobody = { people: 0, months: 0, left: 0 };
  expect(await store.stageFigures('retention', null)).toEqual({
    people: 4,
    medianDays: 25,
    yearRevenue: { low: 1375, median: 2250, high: 3250, people: 4 },
    // Three began 30 days ago, less than a month; one 400 days ago, which are 13 months.
    watched: { everybody, stage: everybody, newBuyers: { people: 4, months: 12, left: 0 } },
  });
  const rates = [{ currency: 'USD', perUnit: 0.01, at: daysAgo(100), source: 'ECB' }];
  const rated = { ...workspace, rates };
  await store.applyPull(
    page(2, { kind: 'workspace', id: workspace.id, seq: 2, deleted: false, data: rated }),
  );
  clock.now += 3_600_001; // figures are kept for an hour
  expect((await store.stageFigures('retention', null)).yearRevenue).toMatchObject({ low: 1875, people: 4 });
  expect(await store.stageFigures('advocacy', null)).toEqual({
    people: 0,
    medianDays: null,
    yearRevenue: null,
    watched: { everybody, stage: nobody, newBuyers: nobody },
  });
});

test('figures are kept for an hour, over reopening', async () => {
  const { store, clock, again } = await openProfile();
  expect((await store.stageFigures('acquisition', null)).people).toBe(0);
  await store.applyPull(page(2, contactRow(1), stageRow(2, { to: 'acquisition', contactId: PERSON })));
  const later = await again();
  expect((await later.stageFigures('acquisition', null)).people).toBe(0);
  clock.now += 61 * 60 * 1000;
  expect((await later.stageFigures('acquisition', null)).people).toBe(1);
});
