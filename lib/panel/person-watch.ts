import type { Person } from '../model/change';
import { marketOf } from '../rules/market';
import { currentStage, stageInModel } from '../rules/stage';
import type { Referred } from '../rules/timeline-words';
import type { StageFigures, Stop } from '../store/store';
import type { PanelContext } from './context';
import { createLooks } from './looks';
import { mayDo } from './may';
import { displayName, viewPerson } from './person-view';
import { referredBy } from './referred';
import type { SeenPerson } from './seen';
import type { Ranking } from './shown-actions';

/** Keeps the view of one person fresh while they are shown. */
export interface PersonWatch {
  start(contactId: string, identity: string, seen: SeenPerson | null): void;
  stop(): void;
  /** Computes the view again from what is known: the team or the day has changed. */
  refresh(): void;
}

const RECENT = 6;
/** The cards wait for the figures of a stage so long, and no longer: of many people they take a moment to count. */
const FIGURES_WAIT_MS = 60;

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, FIGURES_WAIT_MS));

/** A stage of a market; `of` tells it apart from others. */
interface Place {
  of: string;
  stage: string;
  market: string | null;
}

/** Makes the watch. Figures of a stage are read once a person and stage. */
export function createPersonWatch(context: PanelContext): PersonWatch {
  const { state, options } = context;
  let stopWatching: Stop | null = null;
  let latest: { person: Person; identity: string; seen: SeenPerson | null } | null = null;
  let figures: { of: string; is: StageFigures } | null = null;
  /** The figures that are being counted. */
  let counting: { of: string; done: Promise<void> } | null = null;
  let referred: ReadonlyMap<string, Referred> = new Map();
  let lookedAt: number | null = null;
  const looks = createLooks(options.store, () => options.now());
  let round = 0;
  /** Whether the person was drawn once. */
  let isDrawn = false;
  let ranking: Ranking | null = null;

  function stop(): void {
    round += 1;
    looks.end();
    stopWatching?.();
    stopWatching = null;
    latest = null;
    figures = null;
    counting = null;
    isDrawn = false;
  }

  function start(contactId: string, identity: string, seen: SeenPerson | null): void {
    stop();
    const mine = round;
    const { learnt } = state.getState();
    ranking = learnt === null ? null : { counts: learnt, drawn: true };
    stopWatching = options.store.watchPerson(contactId, (person) => {
      if (mine !== round) return;
      if (person === null) gone(identity);
      else {
        latest = { person, identity, seen };
        void figuresFirst(person, mine);
      }
    });
  }

  /** The figures come before the first drawing where they are soon there, so that the value seldom changes under the eye. */
  async function figuresFirst(person: Person, mine: number): Promise<void> {
    const place = placeOf(person);
    const [known, before] = await Promise.all([
      whomTheyReferred(person),
      looks.begin(person.contact.id),
      place === null || figures?.of === place.of ? null : Promise.race([count(place, mine), soon()]),
    ]);
    if (mine !== round) return;
    referred = known;
    lookedAt = before;
    isDrawn = true;
    draw();
  }

  /** Counts once a person and stage. Figures that come late are drawn when they come. */
  function count({ of, stage, market }: Place, mine: number): Promise<void> {
    if (counting?.of === of) return counting.done;
    const done = options.store.stageFigures(stage, market).then(
      (is) => {
        if (mine !== round) return;
        figures = { of, is };
        if (isDrawn) draw();
      },
      () => undefined, // The cards say what they can without.
    );
    counting = { of, done };
    return done;
  }

  function placeOf(person: Person): Place | null {
    const change = currentStage(person.stageChanges);
    const { id: market, model } = marketOf(state.getState().team.workspace, person.contact);
    const stage = change === null ? null : (stageInModel(change, model)?.id ?? null);
    return stage === null ? null : { of: `${market ?? ''} ${stage}`, stage, market };
  }

  async function whomTheyReferred(person: Person): Promise<ReadonlyMap<string, Referred>> {
    const { team, session } = state.getState();
    const { workspace } = team;
    return referredBy(person, { store: options.store, workspace, now: options.now(), session });
  }

  function draw(): void {
    if (latest === null) return;
    const { team, me, recent, learnt } = state.getState();
    // What came while somebody was looked at does not change the order under the eye.
    if (ranking?.drawn !== true) ranking = learnt === null ? null : { counts: learnt, drawn: false };
    const { person, identity, seen } = latest;
    const view = viewPerson(person, {
      team,
      me,
      ordersKnown: mayDo(state.getState(), 'see-value'),
      figures: figures !== null && figures.of === placeOf(person)?.of ? figures.is : null,
      ranking,
      now: options.now(),
      locale: options.locale,
      referred,
      lookedAt,
    });
    const row = {
      ...person.contact,
      stage: view.stage.change?.to ?? null,
      stageModel: view.stage.change?.model ?? null,
      phase: view.stage.change?.phase ?? null,
      since: view.stage.change?.at ?? null,
    };
    state.setState({
      subject: { kind: 'known', identity, seen, view },
      recent: [row, ...recent.filter((other) => other.id !== row.id)].slice(0, RECENT),
    });
  }

  function gone(identity: string): void {
    const { subject } = state.getState();
    if (subject.kind === 'known') {
      state.setState({ subject: { kind: 'erased', identity, name: displayName(subject.view.contact) } });
    } else if (subject.kind === 'reading') {
      state.setState({ subject: { kind: 'erased', identity, name: 'This person' } });
    }
  }

  return { start, stop, refresh: draw };
}
