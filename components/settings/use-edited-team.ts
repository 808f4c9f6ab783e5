import { useMemo } from 'react';
import { editedTeam } from '../../lib/panel/save-settings';
import type { Team } from '../../lib/panel/team';
import { usePanelState } from '../shell/panel-context';

/** The team as the settings edit it: with the model, playbook and value inputs of the market that was chosen. */
export function useEditedTeam(): Team {
  const team = usePanelState((state) => state.team);
  const editedMarket = usePanelState((state) => state.editedMarket);
  return useMemo(() => editedTeam({ team, editedMarket }), [team, editedMarket]);
}
