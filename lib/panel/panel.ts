import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Stop } from '../store/store';
import { accountCommands, type AccountCommands } from './account';
import { actionCommands, type ActionCommands } from './action';
import { contactCommands, type ContactCommands } from './contact';
import type { PanelContext, PanelOptions } from './context';
import { draftCommands, type DraftCommands } from './drafting';
import { emptyDraft, hasText } from './draft';
import { createFollowing, type Following } from './follow';
import { createPersonWatch } from './person-watch';
import { problemSentence } from './problem';
import { pageCommands, type PageCommands } from './page-asking';
import { scoreCommands, type ScoreCommands } from './score';
import { settingsCommands, type SettingsCommands } from './settings';
import { stageCommands, type StageCommands } from './stage';
import type { PanelState } from './state';
import { taughtCommands, type TaughtCommands } from './taught';
import { teachingCommands, type TeachingCommands } from './teaching';
import { teamOf } from './team';
import { undoCommands, type UndoCommands } from './undoing';

/** Everything a user can do in the panel. Each command ends in at most one transaction of the store. */
export interface PanelCommands
  extends
    Omit<Following, 'again' | 'release' | 'synced'>,
    PageCommands,
    StageCommands,
    DraftCommands,
    ScoreCommands,
    ActionCommands,
    ContactCommands,
    UndoCommands,
    SettingsCommands,
    TeachingCommands,
    TaughtCommands,
    AccountCommands {}

/** The panel: what it knows (a zustand store) and what it can do. */
export interface Panel {
  state: StoreApi<PanelState>;
  commands: PanelCommands;
  /** How numbers and dates are written, and what time it is. */
  locale: string;
  now: () => number;
  /** Ends its subscriptions; the store stays open. */
  stop(): void;
}

/** Builds the panel around a store. It shows nothing of a page until `commands.show` tells it what is there. */
export function createPanel(options: PanelOptions): Panel {
  const state = createStore<PanelState>()(() => initialState(options));
  const context: PanelContext = {
    options,
    state,
    actor: () => ({ now: options.now(), by: state.getState().me, newId: () => options.newId() }),
    async commit(changes) {
      if (changes.length === 0) return true;
      try {
        await options.store.commit(changes);
      } catch (error) {
        state.setState({ problem: problemSentence(error) });
        return false;
      }
      state.setState({ problem: null });
      // Saved is saved: whether it could be sent shows in the sync state.
      options.send({ type: 'sync' }).catch(() => undefined);
      return true;
    },
  };
  const watch = createPersonWatch(context);
  const following = createFollowing(context, watch);
  const { again, release, synced, ...follow } = following;
  const scores = scoreCommands(context, release);
  const stops = subscribe(context, { refresh: () => watch.refresh(), synced, release });
  const commands: PanelCommands = {
    ...follow,
    ...pageCommands(context),
    ...stageCommands(context),
    ...draftCommands(context, release, scores.saveScore),
    ...scores,
    ...actionCommands(context),
    ...contactCommands(context, again),
    ...undoCommands(context, again),
    ...settingsCommands(context),
    ...teachingCommands(context),
    ...taughtCommands(context),
    ...accountCommands(context),
  };
  const stop = () => {
    for (const end of stops) end();
    watch.stop();
  };
  return { state, commands, locale: options.locale, now: () => options.now(), stop };
}

function initialState(options: PanelOptions): PanelState {
  return {
    ready: false,
    health: options.health,
    page: { state: 'starting' },
    subject: { kind: 'none' },
    chosenByHand: false,
    movedOn: null,
    glimpses: [],
    draft: emptyDraft('nps'),
    reasonWanted: null,
    notice: null,
    problem: null,
    keysFrom: 0,
    recent: [],
    lesson: null,
    taught: [],
    team: teamOf({ workspace: null, members: [] }),
    me: null,
    session: null,
    sync: { state: 'off' },
    syncedAt: null,
    outbox: { pending: 0, rejected: [] },
    device: { own: [], theme: 'system', welcomed: true },
  };
}

/** Live reads of everything that is not the person. The panel is ready when the device's settings are there. */
function subscribe(
  { options, state }: PanelContext,
  on: { refresh(): void; synced(): void; release(): void },
): Stop[] {
  const { store } = options;
  let isTaughtKnown = false;
  return [
    store.watchDevice((device) => {
      state.setState({ device, ready: true });
      on.release();
    }),
    store.watchWorkspace((known) => {
      const team = teamOf(known);
      const { draft } = state.getState();
      const untouched = hasText(draft) ? draft : emptyDraft(team.workspace.survey.defaultKind);
      state.setState({ team, draft: untouched });
      on.refresh();
    }),
    store.watchSession((session) => {
      state.setState({ session, me: session?.member.id ?? null });
      // What was lost has come back, or belonged to somebody else.
      if (session !== null) state.setState(({ health }) => ({ health: { ...health, lost: null } }));
      on.refresh();
    }),
    store.watchOutbox((outbox) => state.setState({ outbox })),
    store.watchTaughtSites((taught) => {
      const isFirst = !isTaughtKnown;
      isTaughtKnown = true;
      state.setState({ taught });
      // Pages that are open go by the rules they were given.
      if (!isFirst) options.send({ type: 'taught' }).catch(() => undefined);
    }),
    store.watchSync((sync) => {
      const before = state.getState().sync.state;
      state.setState(sync.state === 'synced' ? { sync, syncedAt: sync.at } : { sync });
      if (sync.state === 'synced' && before !== 'synced') on.synced();
    }),
  ];
}
