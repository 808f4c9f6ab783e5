import type { StoreContext } from './context';
import { getMeta, putMeta } from './meta';
import { readStageFigures } from './stage-figures';
import type { StageFigures } from './store';

const HOUR = 60 * 60 * 1000;

/** What the team's own people say of a stage, at most an hour old; kept so that all pages share the work. */
export async function stageFigures(context: StoreContext, stage: string): Promise<StageFigures> {
  const { db } = context;
  const now = context.now();
  const kept = (await getMeta(db, 'figures')) ?? {};
  const known = Object.hasOwn(kept, stage) ? kept[stage] : undefined;
  if (known !== undefined && Math.abs(now - known.at) < HOUR) return known.figures;
  const figures = await readStageFigures(db, stage, now);
  if (context.readOnly) return figures;
  await db.transaction('rw', db.meta, async () => {
    const others = (await getMeta(db, 'figures')) ?? {};
    await putMeta(db, 'figures', { ...others, [stage]: { at: now, figures } });
  });
  return figures;
}
