import type { TeamRecord } from '../../../model/team-record';
import type { TeamFigures } from '../../../model/team-figures';
import { can } from '../../../rules/can';
import { behindFigure } from '../../../rules/metrics/behind';
import { enteredIn } from '../../../rules/metrics/entered-in';
import { monthOf } from '../../../rules/metrics/figure-days';
import { FigureTable } from '../../../rules/metrics/figure-table';
import { dayOf, type PeopleBehind } from '../../../rules/metrics/metric';
import type { FigureStore } from '../../../store/figures/figure-store';
import type { Session, Stop, Store } from '../../../store/store';
import { teamOf } from '../../team';
import type { BoardFigures, FiguresWanted } from '../figures-view';
import { boardFigures } from './board-figures';
import { deviceSource, ofTeam, type FiguresRead } from './figure-source';
import { Figuring } from './figuring';
import { isMarketAsked, shownModel, throughModel } from './figures-input';

/** The figures of the board, kept up off the drawing path: in a worker in the browser. All calls return at once. */
export interface Figures {
  /** Calls back with what was asked for, and whenever it has changed. */
  watch(seen: (figures: BoardFigures) => void): Stop;
  /** What is to be shown; null: nothing, until it is asked again. */
  show(wanted: FiguresWanted | null): void;
  /** The ids of the people of this device behind a figure, of those who are asked for and through the same model. MT10 */
  people(behind: PeopleBehind, wanted: FiguresWanted): Promise<string[]>;
}

/** What the server is asked for: months from and to, both included, and whose people; '' is nobody. */
export interface TeamAsked {
  from: number;
  to: number;
  owner?: string;
}

/** Asks the team's server for its figures; null where it cannot be reached. */
export type AskTeam = (session: Session, asked: TeamAsked) => Promise<TeamFigures | null>;

/** What they are made with. `pause` lets others work in between. */
export interface FiguresOptions {
  store: Pick<
    Store,
    | 'isPart'
    | 'countPeople'
    | 'stageFigures'
    | 'watchPeople'
    | 'watchTeamRecords'
    | 'watchWorkspace'
    | 'watchSession'
  > & { figures: FigureStore };
  askTeam: AskTeam;
  now: () => number;
  pause: () => Promise<void>;
  locale: string;
}

/** Figures in this very thread, with what their host calls. */
export interface FiguresHere extends Figures {
  /** About once a minute: what has changed by time alone. */
  tick(): void;
  stop(): void;
}

/** While everybody is counted, what is known so far is told at most so often. */
const TELL_MS = 1000;
/** The server is asked at most so often for the same. */
const ASK_MS = 5000;

export function createFigures({ store, askTeam, now, pause, locale }: FiguresOptions): FiguresHere {
  const watchers = new Set<(figures: BoardFigures) => void>();
  let team = teamOf({ workspace: null, members: [] });
  let session: Session | null = null;
  let records: readonly TeamRecord[] = [];
  let wanted: FiguresWanted | null = null;
  /** Nobody is counted before both are known. */
  const known = { session: false, team: false };
  let isWorking = false;
  let isStale = false;
  let told: FiguresWanted | null = null;
  let toldAt = -Infinity;
  let toldDay = 0;
  let answered: { name: string; at: number; figures: TeamFigures | null } | null = null;
  const figuring = new Figuring({
    store,
    now,
    pause,
    told: () => {
      if (figuring.progress === null || now() - toldAt >= TELL_MS) again();
    },
  });
  const ordersKnown = () => session === null || can(session.member.roles, 'see-value');

  /** Works out what is wanted, once at a time: what changes meanwhile is worked out after it. */
  function again(): void {
    isStale = true;
    if (isWorking || wanted === null || !known.session || !known.team) return;
    isWorking = true;
    work().catch((error: unknown) => {
      if (error instanceof Error && error.name === 'StoreClosedError') return;
      queueMicrotask(() => {
        throw error;
      });
    });
  }

  async function work(): Promise<void> {
    try {
      while (isStale && wanted !== null) {
        isStale = false;
        // What is asked for anew is drawn by what is kept: who changed meanwhile comes right behind.
        const isNew = wanted !== told;
        if (isNew) await tell(wanted);
        if ((await figuring.keepUp()) || !isNew) await tell(wanted);
      }
    } finally {
      isWorking = false;
    }
  }

  async function tell(asked: FiguresWanted): Promise<void> {
    told = asked;
    toldAt = now();
    toldDay = dayOf(toldAt);
    const { workspace } = team;
    const { months, referred, source } = await read(asked);
    const figures = boardFigures(
      {
        wanted: asked,
        source,
        workspace,
        table: new FigureTable(months),
        today: toldDay,
        currency: workspace.currency,
        ordersKnown: ordersKnown(),
        entered: (period) => enteredIn(records, period, workspace.currency),
        referred,
      },
      locale,
    );
    for (const seen of watchers) seen(figures);
  }

  async function read(asked: FiguresWanted): Promise<FiguresRead> {
    const isMarket = isMarketAsked(team.workspace, asked);
    const { period, owner } = asked;
    const time = { from: monthOf(2 * period.from - period.to), to: monthOf(period.to - 1) };
    const of = { isMarket, ...(owner === undefined ? {} : { owner }) };
    const state = await store.figures.state();
    const isPart = await store.isPart();
    const isWhole = figuring.isWhole(state);
    if (session !== null && (isPart || !isWhole)) {
      const answer = await ofServer(session, { ...time, ...(owner === undefined ? {} : { owner }) });
      if (answer !== null && (answer.complete || isPart)) return ofTeam(answer, { isMarket, locale });
    }
    const [months, referred, people] = await Promise.all([
      store.figures.months(time.from, time.to, of),
      store.figures.referred(of),
      store.countPeople(),
    ]);
    const { progress } = figuring;
    const source = deviceSource({ isPart, people, isComplete: isWhole, progress, locale });
    return { months, referred, source };
  }

  /** The server is not asked for the same again at once: each change of anybody is heard of here. */
  async function ofServer(by: Session, about: TeamAsked): Promise<TeamFigures | null> {
    const name = JSON.stringify([by.token, about]);
    if (answered === null || answered.name !== name || now() - answered.at >= ASK_MS) {
      answered = { name, at: now(), figures: await askTeam(by, about) };
    }
    return answered.figures;
  }

  const stops = [
    store.watchSession((current) => {
      session = current;
      known.session = true;
      figuring.use(team.workspace, ordersKnown());
      again();
    }),
    store.watchWorkspace((current) => {
      team = teamOf(current);
      known.team = true;
      figuring.use(team.workspace, ordersKnown());
      again();
    }),
    store.watchPeople(again),
    store.watchTeamRecords((kept) => {
      records = kept;
      again();
    }),
  ];

  return {
    watch(seen) {
      watchers.add(seen);
      return () => watchers.delete(seen);
    },
    show(next) {
      wanted = next;
      again();
    },
    people(behind, asked) {
      const { workspace } = team;
      const is = behindFigure(behind, throughModel(shownModel(workspace, asked)));
      const { owner } = asked;
      const isMarket = isMarketAsked(workspace, asked);
      return store.figures.people(is, { isMarket, ...(owner === undefined ? {} : { owner }) });
    },
    tick() {
      if (toldDay !== dayOf(now())) again();
    },
    stop() {
      figuring.stop();
      for (const stop of stops) stop();
      watchers.clear();
    },
  };
}
