import { withBenchPage } from './bench-page';
import { FACTS, type FigureTimes } from './figures-page';
import { quantile } from './quantile';
import type { Figure } from './sizes';

const PEOPLE = 100_000;

/** The figures of the board with 100,000 people and 1,000,000 facts, or so many people as asked; in Chromium, on the disk. */
export async function benchFigures(asked: readonly number[]): Promise<Figure[]> {
  const [people = PEOPLE] = asked;
  return withBenchPage('figures-page.ts', async (page) => {
    const times = await page.evaluate<FigureTimes>(`bench.boardTimes(${String(people)})`);
    const facts = people * FACTS;
    const of = { people, facts };
    return [
      { name: 'everybody counted anew', ...of, ms: Math.round(times.rebuildMs) },
      { name: 'longest wait beside it', ...of, ms: Math.round(times.longestMs) },
      { name: 'a year of all figures', ...of, ...middle(times.yearMs), goalMs: 200 },
      { name: 'figures after a change', ...of, ...middle(times.changeMs), goalMs: 50 },
      { name: 'a year of one who looks after everybody', ...of, ms: Math.round(times.ownerMs) },
      { name: 'the people behind a figure', ...of, ms: Math.round(times.behindMs) },
    ];
  });
}

function middle(times: number[]) {
  return { medianMs: quantile(times, 0.5), p95Ms: quantile(times, 0.95) };
}
