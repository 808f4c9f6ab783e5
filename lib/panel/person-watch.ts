import type { Person } from '../model/change';
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

/** Makes the watch. Figures of a stage are read once a person and stage. */
export function createPersonWatch(context: PanelContext): PersonWatch {
  const { state, options } = context;
  let stopWatching: Stop | null = null;
  let latest: { person: Person; identity: string; seen: SeenPerson | null } | null = null;
  let figures: { stage: string; is: StageFigures } | null = null;
  let referred: ReadonlyMap<string, Referred> = new Map();
  let lookedAt: number | null = null;
  const looks = createLooks(options.store, () => options.now());
  let round = 0;
  let ranking: Ranking | null = null;

  function stop(): void {
    round += 1;
    looks.end();
    stopWatching?.();
    stopWatching = null;
    latest = null;
    figures = null;
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

  /** The figures come before the first drawing, so that the value does not change under the eye. */
  async function figuresFirst(person: Person, mine: number): Promise<void> {
    const change = currentStage(person.stageChanges);
    const stage = change === null ? null : (stageInModel(change, state.getState().team.model)?.id ?? null);
    const [known, is, before] = await Promise.all([
      whomTheyReferred(person),
      stage === null || figures?.stage === stage ? null : options.store.stageFigures(stage, null),
      looks.begin(person.contact.id),
    ]);
    if (mine !== round) return;
    if (stage !== null && is !== null) figures = { stage, is };
    referred = known;
    lookedAt = before;
    draw();
  }

  async function whomTheyReferred(person: Person): Promise<ReadonlyMap<string, Referred>> {
    const { team, session } = state.getState();
    const { currency } = team.workspace;
    return referredBy(person, { store: options.store, currency, now: options.now(), session });
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
      figures: figures?.is ?? null,
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
