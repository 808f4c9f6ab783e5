import type { Change } from '../model/change';
import type { Contact } from '../model/contact';
import type { LifecycleModel } from '../model/lifecycle';
import type { Market } from '../model/market';
import { marketOf, marketOfSite, marketsOf } from '../rules/market';
import { marketLabelProblem, mergeMarket, newMarket } from '../rules/market-edit';
import { moveToMarket } from '../rules/market-move';
import { withRow } from '../store/page-memory';
import { act, shownPerson } from './acting';
import type { PanelContext } from './context';
import { problemSentence } from './problem';
import { saveSettings } from './save-settings';
import { countMarkets } from './stage-counts';
import type { PanelState } from './state';
import { teamFor, type Team } from './team';
import { factIds, type Undo } from './undo';

export interface MarketCommands {
  /** Which market's model, playbook and value inputs the settings edit. */
  editMarket(id: string | null): void;
  /** Adds a market that begins with the settings of another (null: the main one); a sentence where it cannot. */
  addMarket(label: string, like: string | null): Promise<string | null>;
  /** Names a market; null: the main one. A sentence where it cannot be called so. */
  renameMarket(id: string | null, label: string): Promise<string | null>;
  /** Puts markets as they were saved here in the place of those of a later edit. */
  saveMarkets(markets: Market[], base: Market[]): Promise<boolean>;
  /** Merges a market into another (null: the main one). */
  mergeMarket(id: string, into: string | null): Promise<boolean>;
  /** A market that was merged away is one of its own again. */
  bringMarketBack(id: string): Promise<boolean>;
  /** How many people belong to each market, by its id, '' for the main one; null where they could not be counted. */
  marketCounts(): Promise<Record<string, number> | null>;
  /** Brings the person shown into another market, in the stage that theirs is mapped to. */
  moveToMarket(to: string | null): Promise<void>;
  /** The market for people who are added from the page that is open. */
  chooseMarketForNew(id: string | null): void;
}

/** Markets: those the team has, and which a person belongs to. Everything is undone from the snackbar. */
export function marketCommands(context: PanelContext, again: () => void): MarketCommands {
  const { state, options } = context;

  function remember(id: string | null): void {
    const site = siteOf(state.getState());
    void context.remember((memory) => {
      const rows = withRow(memory.siteMarkets ?? {}, '', id ?? '');
      return { ...memory, siteMarkets: site === null ? rows : withRow(rows, site, id ?? '') };
    });
  }

  return {
    editMarket: (editedMarket) => state.setState({ editedMarket }),
    async addMarket(label, like) {
      const { workspace } = state.getState().team;
      const problem = marketLabelProblem(workspace, label, null, true);
      if (problem !== null) return problem;
      const market = newMarket(options.newId(), label, marketOf(workspace, { market: like }));
      const base = { markets: workspace.markets };
      const saved = await saveSettings(
        context,
        { markets: [...workspace.markets, market] },
        { base, text: `${market.label} is a market now` },
      );
      // What is edited and not saved stays of the market it is of.
      if (saved && state.getState().unsaved === 0) state.setState({ editedMarket: market.id });
      return saved ? null : '';
    },
    async renameMarket(id, label) {
      const { workspace } = state.getState().team;
      const problem = marketLabelProblem(workspace, label, id);
      if (problem !== null) return problem;
      const name = label.trim();
      const markets = workspace.markets.map((one) => (one.id === id ? { ...one, label: name } : one));
      const [fields, base] =
        id === null
          ? [{ mainMarket: name }, { mainMarket: workspace.mainMarket }]
          : [{ markets }, { markets: workspace.markets }];
      const saved = await saveSettings(context, fields, { base, text: `The market is called ${name} now` });
      return saved ? null : '';
    },
    saveMarkets: (markets, base) =>
      saveSettings(context, { markets }, { base: { markets: base }, text: 'Your markets are back' }),
    mergeMarket(id, into) {
      const { workspace } = state.getState().team;
      const { label } = marketOf(workspace, { market: id });
      return saveSettings(
        context,
        { markets: mergeMarket(workspace.markets, id, { into, at: options.now() }) },
        {
          base: { markets: workspace.markets },
          text: `${label} is merged into ${marketOf(workspace, { market: into }).label}`,
        },
      );
    },
    bringMarketBack(id) {
      const { workspace } = state.getState().team;
      const label = workspace.markets.find((one) => one.id === id)?.label ?? '';
      return saveSettings(
        context,
        { markets: mergeMarket(workspace.markets, id, null) },
        { base: { markets: workspace.markets }, text: `${label} is a market of its own again` },
      );
    },
    async marketCounts() {
      try {
        return await countMarkets(options.store, state.getState().team);
      } catch (error) {
        state.setState({ problem: problemSentence(error) });
        return null;
      }
    },
    async moveToMarket(to) {
      const view = shownPerson(context);
      if (view === null) return;
      const { team } = state.getState();
      const moved = moveToMarket(view.person, to, team.workspace, context.actor());
      if (!moved.ok) {
        state.setState({ problem: moved.message });
        return;
      }
      const contactId = view.contact.id;
      const [changeId] = factIds(moved.changes);
      const undo: Undo =
        changeId === undefined
          ? { kind: 'fields', contactId, fields: { market: view.contact.market } }
          : { kind: 'stage', contactId, changeId };
      const text = `${view.short} moved to ${placeAfter(moved.changes, view.contact, team)}`;
      if (!(await act(context, moved.changes, { text, undo }))) return;
      remember(to);
      again();
    },
    chooseMarketForNew: remember,
  };
}

/** Where changes bring a person, in words: 'Customer', or with the market they come into 'Nordics, as Customer'. */
export function placeAfter(changes: Change[], contact: Contact, team: Team): string {
  let [market, stage]: [string | null | undefined, string | null] = [undefined, null];
  for (const change of changes) {
    if (change.op === 'patch' && change.kind === 'contact') ({ market } = change.fields);
    if (change.op === 'event' && change.kind === 'stage-change') stage = change.fact.to;
  }
  const own = teamFor(team, { market: market === undefined ? contact.market : market });
  const label = own.model.stages.find(({ id }) => id === stage)?.label ?? stage;
  if (market === undefined) return label ?? '';
  const name = marketOf(team.workspace, { market }).label;
  return label === null ? name : `${name}, as ${label}`;
}

/** The site of the page that is open; null where there is none. */
function siteOf({ page }: PanelState): string | null {
  return 'site' in page ? page.site : null;
}

/** The market of somebody who is added now, with its model. MK7 */
export function marketForNew(state: Pick<PanelState, 'page' | 'memory' | 'team'>): {
  market: string | null;
  model: LifecycleModel;
} {
  const { memory, team } = state;
  const site = 'site' in state.page ? state.page.site : null;
  const market = marketOfSite(team.workspace, memory?.siteMarkets ?? {}, site);
  return { market, model: teamFor(team, { market }).model };
}

/** Whether the team has more than one market: else nothing of them is shown. */
export function hasMarkets({ team }: Pick<PanelState, 'team'>): boolean {
  return marketsOf(team.workspace).length > 1;
}
