import type { Workspace } from '../model/workspace';
import { withMarketFields, type MarketFields } from '../rules/market-edit';
import { act } from './acting';
import type { PanelContext } from './context';
import { teamFor, type Team } from './team';
import type { PanelState } from './state';

/** The team as the settings show and edit it: with the model, playbook and value inputs of the market that was chosen. */
export function editedTeam({ team, editedMarket }: Pick<PanelState, 'team' | 'editedMarket'>): Team {
  return teamFor(team, { market: editedMarket });
}

/** Saves settings of the team, with undo. `base`: what the user saw. False when they were not saved. */
export function saveSettings(
  context: PanelContext,
  fields: Partial<Workspace>,
  how: { base: Partial<Workspace>; text: string },
): Promise<boolean> {
  const { workspace, stored } = context.state.getState().team;
  if (!stored) {
    context.state.setState({
      problem: 'The team’s settings have not arrived yet. Try again after the next sync.',
    });
    return Promise.resolve(false);
  }
  const before = Object.fromEntries(Object.entries(workspace).filter(([field]) => field in fields));
  const { base, text } = how;
  return act(context, [{ op: 'patch', kind: 'workspace', id: workspace.id, fields, base }], {
    text,
    undo: { kind: 'team', fields: before, saved: fields },
  });
}

/**
 * Saves settings of one market (null: the main one) into what the team has now, so that what a colleague saved of other
 * markets stays.
 */
export function saveInMarket(
  context: PanelContext,
  market: string | null,
  fields: Partial<MarketFields>,
  how: { base: Partial<MarketFields>; text: string },
): Promise<boolean> {
  const { workspace } = context.state.getState().team;
  return saveSettings(context, withMarketFields(workspace, market, fields), {
    base: withMarketFields(workspace, market, how.base),
    text: how.text,
  });
}
