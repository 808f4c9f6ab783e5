import { defaultModel } from '../model/presets';
import type { LifecycleModel } from '../model/lifecycle';
import type { Contact } from '../model/contact';
import type { Member, Workspace } from '../model/workspace';
import { inMarket, marketOf } from '../rules/market';
import type { Naming } from '../rules/receipt';
import { withLapsed } from '../rules/stage';

/** The workspace as the panel needs it: there is always one, if only the one to begin with. */
export interface Team {
  workspace: Workspace;
  /** False until the workspace has come from the server or was made on this device. */
  stored: boolean;
  /** The model that counts with its Lapsed stage: the main market's, or in `teamFor` that of a person's market. */
  model: LifecycleModel;
  /** The models of all markets, also of those that were merged away: the history names their stages. */
  models: LifecycleModel[];
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
    valueMore: { costOfService: null, relationshipYears: null, since: {} },
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
    models: [workspace.model, ...workspace.markets.map((market) => market.model)],
    members: known.members,
  };
}

/**
 * The team as it is for a person: with the model, the playbook and the value inputs of their market. The team itself
 * where that is the main one. To be made from the team itself, not from what this returned for somebody else. MK1
 */
export function teamFor(team: Team, contact: Pick<Contact, 'market'>): Team {
  const workspace = inMarket(team.workspace, contact);
  return workspace === team.workspace ? team : { ...team, workspace, model: withLapsed(workspace.model) };
}

/** How facts of a person are named; `team`: as it is for them. */
export function namesIn(team: Team, me: string | null): Required<Naming> {
  const { model, models, workspace } = team;
  return {
    model,
    others: models,
    memberName: (id) => memberName(team, me, id),
    marketName: (market) => marketOf(workspace, { market }).label,
  };
}

/** What a member is called; `me` is called 'you'. */
export function memberName(team: Team, me: string | null, id: string | null): string {
  if (id === null) return 'nobody';
  if (id === me) return 'you';
  return team.members.find((member) => member.id === id)?.name ?? 'a colleague';
}
