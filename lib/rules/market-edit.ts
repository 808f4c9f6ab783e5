import type { LifecycleModel } from '../model/lifecycle';
import { MARKET_LIMIT, type Market } from '../model/market';
import type { Workspace } from '../model/workspace';
import { marketOf, marketsOf, type MarketSettings } from './market';

/** The settings that every market has of its own. */
export type MarketFields = Pick<Workspace, 'model' | 'playbook' | 'value' | 'valueMore'>;

export const MARKET_LABEL_LIMIT = 60;

/** Between the id of a model and what tells the market's own apart. */
const OF = '@';
const ID_LIMIT = 64;

/**
 * The model with an id that is no other market's: its own with the market's beside it. The main market keeps the plain
 * one. MK5
 */
export function modelOfMarket(model: LifecycleModel, market: string | null): LifecycleModel {
  const plain = plainModelId(model.id);
  if (market === null) return { ...model, id: plain };
  const own = `${OF}${market.replace(/-/g, '').slice(-12)}`;
  return { ...model, id: plain.slice(0, ID_LIMIT - own.length) + own };
}

/** The id of a model without its market: the preset it was made from. */
export function plainModelId(id: string): string {
  const end = id.indexOf(OF);
  return end <= 0 ? id : id.slice(0, end);
}

/** A new market that begins with the settings of another. MK5 */
export function newMarket(id: string, label: string, like: MarketSettings): Market {
  const { model, playbook, value, valueMore } = like;
  return {
    id,
    label: label.trim(),
    model: modelOfMarket(model, id),
    playbook,
    value,
    valueMore,
    merged: null,
  };
}

/** Why a market cannot be called so, as a sentence; null where it can. `id`: of the one that is named, any where it is new. */
export function marketLabelProblem(
  workspace: Workspace,
  label: string,
  id: string | null,
  isNew = false,
): string | null {
  const wanted = label.trim();
  if (wanted === '') return 'Give it a name.';
  if (wanted.length > MARKET_LABEL_LIMIT) return `At most ${String(MARKET_LABEL_LIMIT)} characters.`;
  const isSame = (one: MarketSettings) =>
    (isNew || one.id !== id) && one.label.toLowerCase() === wanted.toLowerCase();
  const taken = marketsOf(workspace).some(isSame);
  if (taken) return 'Another market has this name.';
  const isFull = isNew && workspace.markets.filter(({ merged }) => merged === null).length >= MARKET_LIMIT;
  return isFull ? `There are ${String(MARKET_LIMIT)} markets besides the main one already.` : null;
}

/** The fields of the workspace with other settings in one market; null: the main one. */
export function withMarketFields(
  workspace: Workspace,
  market: string | null,
  fields: Partial<MarketFields>,
): Partial<Workspace> {
  const own = fields.model === undefined ? fields : { ...fields, model: modelOfMarket(fields.model, market) };
  if (market === null) return own;
  return { markets: workspace.markets.map((one) => (one.id === market ? { ...one, ...own } : one)) };
}

/** The markets with one merged into another (null: the main one), or brought back. MK6 */
export function mergeMarket(markets: readonly Market[], id: string, merged: Market['merged']): Market[] {
  return markets.map((one) => (one.id === id ? { ...one, merged } : one));
}

/** What a change of the markets means, in sentences. */
export function marketChanges(before: Workspace, after: Workspace): string[] {
  return after.markets
    .flatMap((market) => {
      const old = before.markets.find(({ id }) => id === market.id);
      if (old === undefined) return [`New market: ${market.label}.`];
      const says: string[] = [];
      if (old.label !== market.label) says.push(`${old.label} is called ${market.label}.`);
      if (JSON.stringify(old.merged) !== JSON.stringify(market.merged)) {
        says.push(
          market.merged === null
            ? `${market.label} is a market of its own again.`
            : `${market.label} is merged into ${marketOf(after, { market: market.merged.into }).label}.`,
        );
      }
      const words = {
        model: 'lifecycle model',
        playbook: 'playbook',
        value: 'value inputs',
        valueMore: 'value inputs',
      };
      const other = (['model', 'playbook', 'value', 'valueMore'] as const).filter(
        (field) => JSON.stringify(old[field]) !== JSON.stringify(market[field]),
      );
      const named = new Set(other.map((field) => words[field]));
      if (named.size > 0) says.push(`${market.label} has another ${[...named].join(', ')}.`);
      return says;
    })
    .concat(
      before.markets
        .filter(({ id }) => !after.markets.some((one) => one.id === id))
        .map(({ label }) => `${label} goes.`),
    );
}
