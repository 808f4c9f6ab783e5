import { stagePlaces } from '../rules/stage-places';
import { marketKey } from './contact-row';
import type { StoreContext } from './context';
import { getMeta, putMeta } from './meta';
import { readStageFigures } from './stage-figures';
import type { StageFigures } from './store';

const HOUR = 60 * 60 * 1000;

/** What the people of a market say of a stage, at most an hour old; kept so that all pages share the work. */
export async function stageFigures(
  context: StoreContext,
  stage: string,
  market: string | null,
): Promise<StageFigures> {
  const { db } = context;
  const now = context.now();
  const kept = (await getMeta(db, 'figures')) ?? {};
  const workspace = await db.workspaces.toCollection().first();
  const places = workspace === undefined ? [{ market, stage }] : stagePlaces(workspace, market, stage);
  const name = places.map((place) => `${marketKey(place.market)}/${place.stage}`).join(' ');
  const known = Object.hasOwn(kept, name) ? kept[name] : undefined;
  if (known !== undefined && Math.abs(now - known.at) < HOUR) return known.figures;
  const figures = await readStageFigures(db, places, now);
  if (context.readOnly) return figures;
  await db.transaction('rw', db.meta, async () => {
    const others = (await getMeta(db, 'figures')) ?? {};
    await putMeta(db, 'figures', { ...others, [name]: { at: now, figures } });
  });
  return figures;
}
