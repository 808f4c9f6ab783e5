import { readingOf } from '../../lib/rules/metrics/reading';
import { personFigures } from '../../lib/rules/metrics/person-figures';
import type { OpenStore } from '../../lib/store/open';
import { buildWorkspace } from '../builders';
import { countedFigures, keptFigures } from '../store/kept-figures';

const reading = readingOf(buildWorkspace());
const figure = (person: Parameters<typeof personFigures>[0]) => personFigures(person, reading);

/** Counts everybody on a device who is not counted yet, as its board does. */
export async function countFigures({ figures }: OpenStore): Promise<void> {
  for (let left: number | null = 1; left !== 0;) {
    left = await figures.fold(figure, reading.signature);
    if (left !== null) continue;
    await figures.walk(figure, reading.signature, {
      signal: new AbortController().signal,
      pause: () => Promise.resolve(),
      seen: () => undefined,
    });
  }
}

/** What a device has counted, change by change, is what counting everybody gives. Returns what is wrong. */
export async function figureProblems(store: OpenStore): Promise<string[]> {
  await countFigures(store);
  const [kept, counted] = [await keptFigures(store), await countedFigures(store, figure)];
  return [
    ...kept.filter((one) => !counted.includes(one)).map((one) => `counted, and is not so: ${one}`),
    ...counted.filter((one) => !kept.includes(one)).map((one) => `not counted: ${one}`),
  ];
}
