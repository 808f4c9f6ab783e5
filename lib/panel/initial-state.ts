import type { PanelOptions } from './context';
import { emptyDraft } from './draft';
import { EMPTY_OFFICE } from './office';
import type { PanelState } from './state';
import { teamOf } from './team';

/** What the panel shows before its store has answered. */
export function initialState(options: PanelOptions): PanelState {
  return {
    ready: false,
    health: options.health,
    page: { state: 'starting' },
    subject: { kind: 'none' },
    teamLookup: null,
    chosen: null,
    memory: null,
    movedOn: null,
    siteHealth: [],
    glimpses: [],
    draft: emptyDraft('nps'),
    texts: {},
    reasonWanted: null,
    notice: null,
    handoff: null,
    problem: null,
    keysFrom: 0,
    recent: [],
    learnt: null,
    everybody: { walk: { state: 'waiting', done: 0, of: 0 }, today: null },
    fitting: { state: 'idle' },
    lesson: null,
    taught: [],
    team: teamOf({ workspace: null, members: [] }),
    editedMarket: null,
    unsaved: 0,
    overruled: [],
    me: null,
    session: null,
    ended: null,
    office: EMPTY_OFFICE,
    sync: { state: 'off' },
    syncedAt: null,
    outbox: { pending: 0, rejected: [] },
    toSend: 0,
    lost: [],
    device: { own: [], theme: 'system', welcomed: true },
  };
}
