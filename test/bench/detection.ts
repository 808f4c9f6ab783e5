import { readFileSync } from 'node:fs';
import { detectIn, startChromium } from '../../scripts/detect';
import { createReport, type Counts } from '../sites/report';
import { servedTruths } from '../sites/truths';
import type { Figure } from './sizes';

/** Whom Chromium sees on every fixture page: right, wrong person, nobody, asked, by kind of page and by site. */
export async function benchDetection(): Promise<Figure[]> {
  const report = createReport();
  const browser = await startChromium();
  try {
    for (const truth of servedTruths()) {
      const { path, url, own } = truth;
      const { list, ...detection } = await detectIn(browser, { html: readFileSync(path), url, own });
      report.add(truth, { detection, list });
    }
  } finally {
    await browser.close();
  }
  const figures = (of: string, table: ReadonlyMap<string, Counts>): Figure[] =>
    [...table].map(([name, counts]) => ({ name: `${of} ${name}`, ...counts, goalWrong: 0 }));
  return [...figures('pages of kind', report.byKind()), ...figures('pages of site', report.bySite())];
}
