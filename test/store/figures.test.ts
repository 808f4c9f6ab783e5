import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../lib/model/change';
import { dayOf } from '../../lib/rules/metrics/metric';
import { personFigures } from '../../lib/rules/metrics/person-figures';
import { readingOf } from '../../lib/rules/metrics/reading';
import { WalkOvertakenError } from '../../lib/store/figures/walk';
import type { OpenStore } from '../../lib/store/open';
import {
  buildInteraction,
  buildOrder,
  buildResponse,
  buildReversal,
  buildWorkspace,
  daysAgo,
  freshId,
  idOf,
} from '../builders';
import { countedFigures, keptFigures } from './kept-figures';
import { add, contactRow, edit, move, openProfile, page, stageRow } from './profile';

const { signature, ...rest } = readingOf(buildWorkspace());
const reading = { ...rest, signature };
const figure = (person: Parameters<typeof personFigures>[0]) => personFigures(person, reading);

async function walk(store: OpenStore, more: { signal?: AbortSignal; seen?: (done: number) => void } = {}) {
  await store.figures.walk(figure, signature, {
    signal: more.signal ?? new AbortController().signal,
    pause: () => Promise.resolve(),
    seen: ({ done }) => more.seen?.(done),
  });
}

async function fold(store: OpenStore) {
  for (let left: number | null = 1; left !== 0;) {
    left = await store.figures.fold(figure, signature);
    if (left === null) throw new Error('Nobody can be counted yet.');
  }
}

const kept = keptFigures;
const counted = (store: OpenStore) => countedFigures(store, figure);

const PEOPLE = [1, 2, 3, 4].map((n) => idOf(100 + n));
const person = fc.constantFrom(...PEOPLE);
const when = fc.integer({ min: daysAgo(500), max: daysAgo(0) });
const event = (
  kind: 'interaction' | 'order' | 'survey-response' | 'reversal',
  made: { device: string; number: number; id: string },
): Change => {
  const { device: _device, number: _number, ...fact } = made;
  return { op: 'event', kind, fact } as Change;
};
/** Everything that can happen to a team, in any order. */
const act = fc.oneof(
  fc
    .record({
      contactId: person,
      at: when,
      to: fc.constantFrom('reach', 'acquisition', 'retention', 'loyalty'),
    })
    .map(({ to, ...fields }) => ({ do: 'commit' as const, change: move(to, { id: freshId(), ...fields }) })),
  fc.record({ contactId: person, at: when }).map((fields) => ({
    do: 'commit' as const,
    change: event('order', buildOrder({ ...fields, amount: { minor: 700, currency: 'EUR' } })),
  })),
  fc.record({ contactId: person, at: when }).map((fields) => ({
    do: 'commit' as const,
    change: event('survey-response', buildResponse({ ...fields, survey: 'nps', score: 9 })),
  })),
  fc.record({ contactId: person, at: when, other: person }).map((fields) => ({
    do: 'commit' as const,
    change: event('interaction', buildInteraction({ ...fields, type: 'referral' })),
  })),
  fc.record({ id: person, into: fc.option(person) }).map(({ id, into }) => ({
    do: 'commit' as const,
    change: edit({ mergedInto: into === id ? null : into }, id),
  })),
  fc.record({ id: person, market: fc.constantFrom(null, idOf(800)) }).map(({ id, market }) => ({
    do: 'commit' as const,
    change: edit({ market, owner: market }, id),
  })),
  person.map((id) => ({ do: 'commit' as const, change: add({ id, emails: [] }) })),
  person.map((id) => ({
    do: 'commit' as const,
    change: { op: 'delete' as const, kind: 'contact' as const, id },
  })),
  fc.nat(50).map((n) => ({ do: 'reverse' as const, n })),
  fc.constant({ do: 'fold' as const }),
  fc.constant({ do: 'walk' as const }),
);

test('MT2 whatever happens in whatever order, the kept figures are those of the facts', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async (acts) => {
      const { store } = await openProfile();
      await store.commit(PEOPLE.slice(0, 3).map((id) => add({ id, emails: [] })));
      await walk(store);
      const facts: { id: string; contactId: string }[] = [];
      for (const one of acts) {
        if (one.do === 'fold') await fold(store);
        else if (one.do === 'walk') await walk(store);
        else if (one.do === 'reverse') {
          const fact = facts[one.n % Math.max(1, facts.length)];
          if (fact === undefined) continue;
          const { id, contactId } = fact;
          await store.commit([event('reversal', buildReversal({ fact: id, contactId }))]);
          facts.push({ id, contactId });
        } else {
          await store.commit([one.change]);
          if (one.change.op === 'event' && one.change.kind !== 'stage-change') {
            facts.push({ id: one.change.fact.id, contactId: one.change.fact.contactId });
          }
        }
      }
      await fold(store);
      const facit = await counted(store);
      expect(await kept(store)).toEqual(facit);
      store.close();
    }),
    { numRuns: 60 },
  );
}, 120_000);

test('MT2 rows of the server are counted as what is done here is', async () => {
  const { store } = await openProfile();
  await walk(store);
  const [a, b] = [idOf(101), idOf(102)];
  await store.applyPull(page(2, contactRow(1, { id: a }), stageRow(2, { contactId: a, to: 'retention' })));
  await fold(store);
  expect(await kept(store)).toEqual(await counted(store));
  expect((await kept(store)).some((line) => line.includes('standing'))).toBe(true);
  await store.applyPull(
    page(4, contactRow(3, { id: b }), contactRow(4, { id: a, mergedInto: b, owner: null })),
  );
  await fold(store);
  expect(await kept(store)).toEqual(await counted(store));
  await store.applyPull(page(5, { kind: 'contact', id: b, seq: 5, deleted: true, data: null }));
  await fold(store);
  expect(await kept(store)).toEqual(await counted(store));
});

test('MT4 a walk that is cut off goes on from where it was, and counts what changed meanwhile', async () => {
  const { store, again } = await openProfile();
  const many = Array.from({ length: 4500 }, (_, n) => idOf(10_000 + n));
  await store.applyPull(
    page(
      9000,
      ...many.flatMap((id, n) => [
        contactRow(n, { id, emails: [] }),
        stageRow(5000 + n, { id: freshId(), contactId: id }),
      ]),
    ),
  );
  const abort = new AbortController();
  const cut = walk(store, { signal: abort.signal, seen: (done) => done >= 3000 && abort.abort() });
  await expect(cut).rejects.toThrow();
  const { figuring } = await store.figures.state();
  expect(figuring?.through).toBe(idOf(12_000 - 1));
  expect(figuring?.isWhole).toBe(false);
  expect(await store.figures.fold(figure, signature)).toBeNull();
  // One who was counted already, and one who was not.
  await store.commit([
    move('loyalty', { contactId: many[5] ?? '' }),
    move('loyalty', { contactId: many[4400] ?? '' }),
  ]);
  const other = await again();
  const steps: number[] = [];
  await walk(other, { seen: (done) => steps.push(done) });
  expect(steps[0]).toBe(2000);
  expect(steps.at(-1)).toBe(4500);
  await fold(other);
  expect(await kept(other)).toEqual(await counted(other));
  expect((await other.figures.state()).figuring?.through).toBeNull();
});

test('MT4 of two pages that walk at once one goes on', async () => {
  const { store, again } = await openProfile();
  await store.commit([add({ id: idOf(101) })]);
  const other = await again();
  const both = await Promise.allSettled([walk(store), walk(other)]);
  const failed = both.filter((one) => one.status === 'rejected').map(({ reason }) => reason as Error);
  expect(failed.every((error) => error instanceof WalkOvertakenError)).toBe(true);
  expect(failed.length).toBeLessThan(2);
  expect(await kept(store)).toEqual(await counted(store));
});

test('MT4 MT10 a snapshot and another way of counting begin anew; people and referrals are found by what they add', async () => {
  const { store, tables } = await openProfile();
  const [a, b, c] = [idOf(101), idOf(102), idOf(103)];
  await store.commit([add({ id: a, owner: null }), add({ id: b }), add({ id: c })]);
  await walk(store);
  const at = daysAgo(9);
  await store.commit([
    event('interaction', buildInteraction({ type: 'referral', contactId: a, other: b, at })),
    event('interaction', buildInteraction({ type: 'referral', contactId: c, other: b, at: at - 5 })),
    event('order', buildOrder({ contactId: b, at, amount: { minor: 900, currency: 'EUR' } })),
  ]);
  await fold(store);
  expect(await store.figures.referred({})).toEqual([{ day: dayOf(at - 5), revenue: 900 }]);
  expect(await store.figures.referred({ owner: '' })).toEqual([{ day: dayOf(at), revenue: 900 }]);
  const hasReferred = (entries: Iterable<{ key: string }>) =>
    [...entries].some(({ key }) => key === '["referral"]');
  expect(await store.figures.people(hasReferred, {})).toEqual([a, c]);
  expect(await store.figures.people(hasReferred, { owner: '' })).toEqual([a]);
  const months = await store.figures.months(0, 5000, { owner: '' });
  expect(
    months.flatMap(({ amounts }) => [...amounts]).filter(([key]) => key === '["referral"]'),
  ).toHaveLength(1);
  // Who was referred and made one with another person counts as that one.
  await store.commit([edit({ mergedInto: a }, b)]);
  await fold(store);
  expect(await store.figures.referred({ owner: '' })).toEqual([{ day: dayOf(at), revenue: 900 }]);
  expect(await store.figures.fold(figure, 'another way')).toBeNull();
  await store.beginSnapshot('e1', 5);
  expect(await tables((db) => db.figured.count())).toBe(0);
  expect((await store.figures.state()).figuring).toBeNull();
});

test('MT10 people are found while somebody is counted again by what nobody had before', async () => {
  const { store } = await openProfile();
  const [a, b] = [idOf(101), idOf(102)];
  await store.commit([add({ id: a }), add({ id: b })]);
  await walk(store);
  await store.commit([
    event('interaction', buildInteraction({ type: 'referral', contactId: a, other: b, at: daysAgo(9) })),
  ]);
  const [found] = await Promise.all([
    store.figures.people((entries) => [...entries].some(({ key }) => key === '["standing",null]'), {}),
    fold(store),
  ]);
  expect(found).toEqual([a, b]);
});
