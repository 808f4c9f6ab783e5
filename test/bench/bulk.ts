import { launchBrowser } from '../e2e/browser';
import { startServerProcess } from '../e2e/server-process';
import type { BulkTimes } from './bulk-page';
import type { Figure } from './sizes';
import { benchCode } from './bench-page';

const PEOPLE = [1000, 10_000];
const [HERE_MS, THERE_MS] = [2000, 3000];

/**
 * How long a change of many people takes: until it stands here, until another device shows it, and the same for its undo.
 * The other one syncs at once: how soon it hears that there is something, `npm run bench -- server:live` says.
 */
export async function benchBulk(extension: string, asked: readonly number[]): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const people of asked.length > 0 ? asked : PEOPLE) {
    const server = await startServerProcess('lead');
    const browser = await launchBrowser({ extension });
    try {
      const page = browser.context.pages()[0] ?? (await browser.context.newPage());
      await page.goto(`chrome-extension://${browser.extensionId}/options.html`);
      const links = JSON.stringify([server.link, server.invite]);
      const code = await benchCode('bulk-page.ts');
      const times = await page.evaluate<BulkTimes[]>(
        `${code}; bench.changeMany(${links}, ${String(people)})`,
      );
      for (const { act, hereMs, thereMs, undoHereMs, undoThereMs } of times) {
        const goals = people > 1000 ? {} : { goalHereMs: HERE_MS, goalThereMs: THERE_MS };
        const rounded = { hereMs: Math.round(hereMs), thereMs: Math.round(thereMs) };
        const back = { hereMs: Math.round(undoHereMs), thereMs: Math.round(undoThereMs) };
        figures.push({ name: `${act} many people`, people, ...rounded, ...goals });
        figures.push({ name: `undo: ${act} many people`, people, ...back, ...goals });
      }
    } finally {
      await browser.remove();
      await server.remove();
    }
  }
  return figures;
}
