import { nobodyWatched, type WatchedMarket } from '../model/watched';
import type { Workspace } from '../model/workspace';
import { stagePlaces } from '../rules/stage-places';
import { marketKey } from './contact-row';
import type { StoreContext } from './context';
import { isPart } from './held';
import { getMeta, putMeta } from './meta';
import { readStageFigures } from './stage-figures';
import type { StageFigures } from './store';
import { readWatched } from './watched-market';

const HOUR = 60 * 60 * 1000;

/**
 * What the people of a market say of a stage, at most an hour old; kept so that all pages share the work. Where this device
 * holds some of the team's people only, it is said that they are a sample.
 */
export async function stageFigures(
  context: StoreContext,
  stage: string,
  market: string | null,
): Promise<StageFigures> {
  const figures = await keptFigures(context, stage, market);
  return isPart((await getMeta(context.db, 'position')) ?? {}) ? { ...figures, isSample: true } : figures;
}

async function keptFigures(
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
  const { everybody, stages } = await watchedMarket(context, workspace ?? null, market);
  const groups = stages[stage] ?? { stage: nobodyWatched(), newBuyers: nobodyWatched() };
  const figures = { ...(await readStageFigures(db, places, now)), watched: { everybody, ...groups } };
  if (context.readOnly) return figures;
  await db.transaction('rw', db.meta, async () => {
    const others = (await getMeta(db, 'figures')) ?? {};
    await putMeta(db, 'figures', { ...others, [name]: { at: now, figures } });
  });
  return figures;
}

/** How the customers of a market leave, at most an hour old: one sample serves all stages. */
async function watchedMarket(
  context: StoreContext,
  workspace: Workspace | null,
  market: string | null,
): Promise<WatchedMarket> {
  if (workspace === null) return { everybody: nobodyWatched(), stages: {} };
  const { db } = context;
  const now = context.now();
  const name = marketKey(market);
  const known = ((await getMeta(db, 'watched')) ?? {})[name];
  if (known !== undefined && Math.abs(now - known.at) < HOUR) return known.watched;
  const watched = await readWatched(db, { workspace, market, now });
  if (context.readOnly) return watched;
  await db.transaction('rw', db.meta, async () => {
    const others = (await getMeta(db, 'watched')) ?? {};
    await putMeta(db, 'watched', { ...others, [name]: { at: now, watched } });
  });
  return watched;
}
