import { defaultModel } from '../model/presets';
import type { LifecycleModel } from '../model/lifecycle';
import type { Member, Workspace } from '../model/workspace';
import { withLapsed } from '../rules/stage';

/** The workspace as the panel needs it: there is always one, if only the one to begin with. */
export interface Team {
  workspace: Workspace;
  /** False until the workspace has come from the server or was made on this device. */
  stored: boolean;
  /** The team's lifecycle model with its Lapsed stage. */
  model: LifecycleModel;
  members: Member[];
}

/** Settings a team starts with; the id is that of the workspace, or nil while there is none. */
export function newWorkspace(id: string, currency: string): Workspace {
  return {
    id,
    name: 'My people',
    model: defaultModel,
    currency,
    value: {
      margin: null,
      monthlyDiscount: 0.01,
      horizonMonths: 12,
      monthlyChurn: null,
      acquisitionCost: null,
    },
    playbook: [],
    survey: { defaultKind: 'nps', coolDownDays: 180 },
    ownAddresses: [],
    sample: false,
    tiers: [],
    markets: [],
    mainMarket: '',
    fits: [],
    rates: [],
  };
}

const NIL_ID = '00000000-0000-0000-0000-000000000000';

/** The team from what the store has. */
export function teamOf(known: { workspace: Workspace | null; members: Member[] }): Team {
  const workspace = known.workspace ?? newWorkspace(NIL_ID, 'EUR');
  return {
    workspace,
    stored: known.workspace !== null,
    model: withLapsed(workspace.model),
    members: known.members,
  };
}

/** What a member is called; `me` is called 'you'. */
export function memberName(team: Team, me: string | null, id: string | null): string {
  if (id === null) return 'nobody';
  if (id === me) return 'you';
  return team.members.find((member) => member.id === id)?.name ?? 'a colleague';
}
