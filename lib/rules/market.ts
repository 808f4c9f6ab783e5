import type { Contact } from '../model/contact';
import type { Market } from '../model/market';
import type { Workspace } from '../model/workspace';

/** What the people of a market are read by. `id`: null for the main market. */
export interface MarketSettings extends Pick<Workspace, 'model' | 'playbook' | 'value' | 'valueMore'> {
  id: string | null;
  label: string;
}

/** What the main market is called where nobody named it. */
const MAIN_LABEL = 'Main market';

/** The workspace's own settings as those of a market. */
function mainMarket({ mainMarket: label, model, playbook, value, valueMore }: Workspace): MarketSettings {
  return { id: null, label: label.trim() === '' ? MAIN_LABEL : label, model, playbook, value, valueMore };
}

/**
 * The market that counts for an id: one that was merged away is read as the one it was merged into, and one that is not
 * there is the main one. Null where that is the main one. MK1
 */
export function standingMarket(workspace: Pick<Workspace, 'markets'>, id: string | null): Market | null {
  const seen = new Set<string>(); // two people may have merged two markets into each other
  for (let now = id; now !== null && !seen.has(now);) {
    const named: string = now;
    const found = workspace.markets.find((market) => market.id === named);
    if (found === undefined) return null;
    if (found.merged === null) return found;
    seen.add(named);
    now = found.merged.into;
  }
  return null;
}

/** The settings that count for a person: those of their market. Everything that is decided about a person asks here. MK1 */
export function marketOf(workspace: Workspace, { market }: Pick<Contact, 'market'>): MarketSettings {
  return standingMarket(workspace, market) ?? mainMarket(workspace);
}

/** The team's settings with model, playbook and value inputs of the person's market. MK1 */
export function inMarket(workspace: Workspace, contact: Pick<Contact, 'market'>): Workspace {
  const market = standingMarket(workspace, contact.market);
  if (market === null) return workspace;
  const { model, playbook, value, valueMore } = market;
  return { ...workspace, model, playbook, value, valueMore };
}

/** The markets in use, the main one first; a team that has only that one never meets the word. */
export function marketsOf(workspace: Workspace): MarketSettings[] {
  return [mainMarket(workspace), ...workspace.markets.filter(({ merged }) => merged === null)];
}

/** The ids of markets that are read as this one: its own, and those that were merged into it. MK1 */
export function idsOfMarket(workspace: Pick<Workspace, 'markets'>, id: string | null): (string | null)[] {
  const others = workspace.markets.map((market) => market.id).filter((other) => other !== id);
  return [id, ...others.filter((other) => (standingMarket(workspace, other)?.id ?? null) === id)];
}

/**
 * The market of somebody who is added from a site's page (null: from none): the one last chosen for somebody of that site,
 * else the last one chosen at all, else the main one; null for that.
 * @param chosen by site, under '' the last of all; '' stands for the main market MK7
 */
export function marketOfSite(
  workspace: Pick<Workspace, 'markets'>,
  chosen: Readonly<Record<string, string>>,
  site: string | null,
): string | null {
  const own = site !== null && Object.hasOwn(chosen, site) ? chosen[site] : undefined;
  const id = own ?? (Object.hasOwn(chosen, '') ? chosen[''] : undefined) ?? '';
  return standingMarket(workspace, id === '' ? null : id)?.id ?? null;
}
