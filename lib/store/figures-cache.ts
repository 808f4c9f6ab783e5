import { idsOfStage } from '../rules/stage-model';
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
  const model = (await db.workspaces.toCollection().first())?.model;
  const ids = model === undefined ? [stage] : idsOfStage(model, stage);
  const name = ids.join(' ');
  const known = Object.hasOwn(kept, name) ? kept[name] : undefined;
  if (known !== undefined && Math.abs(now - known.at) < HOUR) return known.figures;
  const figures = await readStageFigures(db, ids, now);
  if (context.readOnly) return figures;
  await db.transaction('rw', db.meta, async () => {
    const others = (await getMeta(db, 'figures')) ?? {};
    await putMeta(db, 'figures', { ...others, [name]: { at: now, figures } });
  });
  return figures;
}
