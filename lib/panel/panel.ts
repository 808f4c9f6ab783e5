import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RecordKey } from '../model/record-key';
import { standingMarket } from '../rules/market';
import type { Stop } from '../store/store';
import { accountCommands, type AccountCommands } from './account';
import type { Keeping } from './keeping';
import { actionCommands, type ActionCommands } from './action';
import { bulkCommands, type BulkCommands } from './bulk';
import { contactCommands, type ContactCommands } from './contact';
import type { PanelContext, PanelOptions } from './context';
import { draftCommands, type DraftCommands } from './drafting';
import { driftCommands, type DriftCommands } from './drift';
import { emptyDraft, hasText } from './draft';
import { handoffCommands, type HandoffCommands } from './handoff-view';
import { lensCommands, type LensCommands } from './lens';
import { marketCommands, type MarketCommands } from './markets';
import { logCommands, type LogCommands } from './logging';
import { loopCommands, type LoopCommands } from './loop';
import { noteEditCommands, type NoteEditCommands } from './note-editing';
import { fittingCommands, type FittingCommands } from './fitting';
import { createFollowing, type Following } from './follow';
import { followEverybody } from './follow-everybody';
import { createPersonWatch } from './person-watch';
import { problemSentence } from './problem';
import { pageCommands, type PageCommands } from './page-asking';
import { initialState } from './initial-state';
import { keyCommands, type KeyCommands } from './keys';
import { officeCommands, type OfficeCommands } from './office-commands';
import { outcomeCommands, type OutcomeCommands } from './outcomes';
import { ownCommands, type OwnCommands } from './own';
import { profileCommands, type ProfileCommands } from './profile';
import { playbookCommands, type PlaybookCommands } from './playbook';
import { recordCommands, type RecordCommands } from './record-link';
import { scoreCommands, type ScoreCommands } from './score';
import { sendingCommands, type SendingCommands } from './sending';
import { seldomCommands, type SeldomCommands } from './seldom';
import { settingsCommands, type SettingsCommands } from './settings';
import { stageCommands, type StageCommands } from './stage';
import { suggestionCommands, type SuggestionCommands } from './suggesting';
import type { PanelState } from './state';
import { taughtCommands, type TaughtCommands } from './taught';
import { teachingCommands, type TeachingCommands } from './teaching';
import { settlingCommands, type SettlingCommands } from './settling';
import { toSendSince } from './sync-status';
import { teamOf } from './team';
import { teamEditingCommands, type TeamEditingCommands } from './team-editing';
import { todayCommands, type TodayCommands } from './today';
import { undoCommands, type UndoCommands } from './undoing';
import { valueEditingCommands, type ValueEditingCommands } from './value-editing';

/** Everything a user can do in the panel. Each command ends in at most one transaction of the store. */
export interface PanelCommands
  extends
    Omit<Following, 'again' | 'release' | 'synced' | 'stop'>,
    PageCommands,
    StageCommands,
    SuggestionCommands,
    LensCommands,
    TeamEditingCommands,
    MarketCommands,
    BulkCommands,
    DriftCommands,
    DraftCommands,
    ScoreCommands,
    LoopCommands,
    LogCommands,
    HandoffCommands,
    NoteEditCommands,
    ActionCommands,
    SendingCommands,
    TodayCommands,
    PlaybookCommands,
    OutcomeCommands,
    KeyCommands,
    ContactCommands,
    ProfileCommands,
    SeldomCommands,
    RecordCommands,
    UndoCommands,
    OwnCommands,
    SettingsCommands,
    FittingCommands,
    ValueEditingCommands,
    TeachingCommands,
    TaughtCommands,
    OfficeCommands,
    AccountCommands,
    SettlingCommands {
  keeping: Keeping;
}

/** The panel: what it knows (a zustand store) and what it can do. */
export interface Panel {
  state: StoreApi<PanelState>;
  commands: PanelCommands;
  /** How numbers and dates are written, and what time it is. */
  locale: string;
  now: () => number;
  siteLabel: (site: string) => Promise<string | null>;
  /** Where a record of another program can be opened; null where that cannot be known. */
  recordUrl: (key: RecordKey) => Promise<string | null>;
  newId: () => string;
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
    async commit(changes, how) {
      if (changes.length === 0) return true;
      try {
        await options.store.commit(changes, how);
      } catch (error) {
        if (how?.signal?.aborted === true) return false;
        state.setState({ problem: problemSentence(error) });
        return false;
      }
      state.setState({ problem: null });
      // Saved is saved: whether it could be sent shows in the sync state.
      options.send({ type: 'sync' }).catch(() => undefined);
      return true;
    },
    async remember(change) {
      const { memory } = state.getState();
      // At once, so that a page that comes back in the next moment is met by what was just said.
      if (memory !== null) state.setState({ memory: change(memory) });
      try {
        await options.store.changePageMemory(change);
        return true;
      } catch (error) {
        state.setState({ problem: problemSentence(error), memory });
        return false;
      }
    },
  };
  const watch = createPersonWatch(context);
  const following = createFollowing(context, watch);
  const { again, release, synced, stop: unfollow, ...follow } = following;
  const stages = stageCommands(context, release);
  const scores = scoreCommands(context, release);
  const begun = {
    ...scores,
    ...logCommands(context, release),
    ...noteEditCommands(context, release),
    ...loopCommands(context, release),
  };
  const page = pageCommands(context);
  const records = recordCommands(context, again, release);
  const profile = profileCommands(context, release);
  const undo = undoCommands(context, again, page.lookAgain);
  const stops = subscribe(context, { refresh: () => watch.refresh(), synced, release });
  const commands: PanelCommands = {
    ...follow,
    ...page,
    ...stages,
    ...suggestionCommands(context, stages),
    ...lensCommands(context),
    ...teamEditingCommands(context),
    ...marketCommands(context, again),
    ...bulkCommands(context),
    ...driftCommands(context, stages),
    ...draftCommands(context, release, { ...begun, ...records, ...profile }),
    ...begun,
    ...handoffCommands(context),
    ...actionCommands(context),
    ...sendingCommands(context),
    ...todayCommands(context),
    ...playbookCommands(context),
    ...outcomeCommands(context),
    ...keyCommands(context),
    ...contactCommands(context, again),
    ...profile,
    ...seldomCommands(context, following),
    ...records,
    ...undo,
    ...settlingCommands(context, (one) => undo.takeBack(one)),
    ...ownCommands(context, page.lookAgain),
    ...settingsCommands(context),
    ...fittingCommands(context),
    ...valueEditingCommands(context),
    ...teachingCommands(context),
    ...taughtCommands(context),
    ...officeCommands(context),
    ...accountCommands(context),
    keeping: options.keeping,
  };
  const stop = () => {
    for (const end of stops) end();
    unfollow();
    watch.stop();
  };
  return {
    state,
    commands,
    locale: options.locale,
    now: () => options.now(),
    siteLabel: (site) => options.siteLabel(site),
    recordUrl: (key) => options.recordUrl(key),
    newId: () => options.newId(),
    stop,
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
    options.watchSiteHealth((siteHealth) => state.setState({ siteHealth })),
    followEverybody(options, state),
    store.watchDevice((device) => {
      state.setState({ device, ready: true });
      on.release();
    }),
    store.watchPageMemory((memory) => {
      state.setState({ memory });
      on.release();
    }),
    store.watchWorkspace((known) => {
      const team = teamOf(known);
      const { draft } = state.getState();
      const untouched = hasText(draft) ? draft : emptyDraft(team.workspace.survey.defaultKind);
      const editedMarket = standingMarket(team.workspace, state.getState().editedMarket)?.id ?? null;
      state.setState({ team, draft: untouched, editedMarket });
      on.refresh();
    }),
    store.watchOverruled((overruled) => state.setState({ overruled })),
    store.watchSession((session) => {
      state.setState({ session, me: session?.member.id ?? null });
      // What was lost has come back, or belonged to somebody else.
      if (session !== null) state.setState(({ health }) => ({ health: { ...health, lost: null } }));
      on.refresh();
    }),
    store.watchEnded((ended) => state.setState({ ended })),
    store.watchOutbox((outbox) =>
      state.setState(({ toSend: of, outbox: { pending } }) => ({
        outbox,
        toSend: toSendSince({ of, pending }, outbox.pending),
      })),
    ),
    store.watchLost((lost) => state.setState({ lost })),
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
