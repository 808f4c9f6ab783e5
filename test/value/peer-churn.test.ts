import betainc from '@stdlib/math-base-special-betainc';
import { expect, test } from 'vitest';
import type { WatchedGroups } from '../../lib/model/watched';
import { evidenceOf } from '../../lib/rules/evidence';
import { estimateValue, type Peers } from '../../lib/value/estimate';
import { peerChurn } from '../../lib/value/peer-churn';
import { buildPerson, buildStageChange, buildWorkspace, daysAgo, NOW } from '../builders';

const watched: WatchedGroups = {
  everybody: { people: 100, months: 1000, left: 20 },
  stage: { people: 12, months: 100, left: 5 },
  newBuyers: { people: 12, months: 40, left: 4 },
};
const yearRevenue = { low: 12_000, median: 84_000, high: 180_000, people: 24 };

// 20 months of 3 % assumed: (0.6 + 20) / 1020; of that 20 months: (0.4039 + 5) / 120; again: (0.9007 + 4) / 60.
const EVERYBODY = 20.6 / 1020;
const STAGE = (20 * EVERYBODY + 5) / 120;
const A = 20 * STAGE + 4;
const CHURN = A / 60;

function estimate(peers: Peers, horizonMonths = 12) {
  const plain = buildWorkspace();
  const workspace = { ...plain, value: { ...plain.value, horizonMonths } };
  const person = buildPerson({ stageChanges: [buildStageChange({ to: 'retention', at: daysAgo(9) })] });
  const evidence = evidenceOf(person, { workspace, now: NOW });
  return estimateValue({ person, evidence, workspace, peers, now: NOW });
}

test('VA19 churn is drawn from everybody to the stage to its new buyers, as far as each was watched', () => {
  const found = peerChurn(watched, { stage: 'Retention', monthlyChurn: null });
  expect(CHURN).toBeCloseTo(0.08168, 5);
  expect(found?.base).toBeCloseTo(CHURN, 12);
  expect(betainc(found?.low ?? 0, A, 60 - A)).toBeCloseTo(0.1, 6);
  expect(betainc(found?.high ?? 0, A, 60 - A)).toBeCloseTo(0.9, 6);
  // What the team has set is where it begins: 20 months of 10 %.
  const set = peerChurn(watched, { stage: 'Retention', monthlyChurn: 0.1 });
  const again = 20 * ((20 * (22 / 1020) + 5) / 120) + 4;
  expect(set?.base).toBeCloseTo(again / 60, 12);
});

test('VA19 fewer than five customers who were watched say nothing', () => {
  const few = { ...watched, everybody: { people: 4, months: 90, left: 1 } };
  expect(peerChurn(few, { stage: 'Retention', monthlyChurn: null })).toBeNull();
  expect(peerChurn(null, { stage: 'Retention', monthlyChurn: null })).toBeNull();
  expect(estimate({ yearRevenue, watched: few }).base).toBe(84_000);
});

test('VA19 where the device holds some people only, both inputs say that they are a sample', () => {
  const sourceOf = (peers: Peers, label: string) =>
    estimate(peers).inputs.find((input) => input.label === label)?.source;
  for (const label of ['Median revenue of a year', 'Churn of people like them']) {
    expect(sourceOf({ yearRevenue, watched, isSample: true }, label)).toMatch(
      /; a sample: some of the team’s people are on this device$/,
    );
    expect(sourceOf({ yearRevenue, watched }, label)).not.toMatch(/sample/);
  }
});

test('VA19 somebody without a history is expected to bring what people like them do, for as long as those stay', () => {
  const found = estimate({ yearRevenue, watched });
  const stays = (churn: number, months: number) => (1 - (1 - churn) ** months) / churn;
  expect(found).toMatchObject({
    method: 'peers',
    kind: 'revenue',
    base: Math.round(7000 * stays(CHURN, 12)),
  });
  const [low, high] = [found.low / 1000, found.high / 15_000];
  expect(low).toBeLessThan(stays(CHURN, 12));
  expect(high).toBeGreaterThan(stays(CHURN, 12));
  expect(found.rangeLabel).toBe('careful to hopeful');
  expect(found.why).toBe(
    'No orders yet: what 24 people in Retention brought in within 12 months, less the 8.2 % a month who leave.',
  );
  expect(found.inputs).toContainEqual({
    label: 'Churn of people like them',
    value: expect.stringMatching(/^8\.2 % a month \(\d\.\d % to 13 %\)$/) as string,
    source:
      '20 of 100 customers left in 1,000 months; 5 of 12 who came through Retention, 4 in their first year',
    at: NOW,
  });
  expect(estimate({ yearRevenue, watched }, 36).base).toBe(Math.round(7000 * stays(CHURN, 36)));
  expect(found.missing.map(({ label }) => label)).not.toContain('Churn');
  expect(found.inputs.map(({ label }) => label)).not.toContain('Churn');
});
