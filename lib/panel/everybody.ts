import type { Person } from '../model/change';
import { can } from '../rules/can';
import { putIn, rowsOf, takeOut, type ActionCounts } from '../rules/action-counts';
import { marketsOf } from '../rules/market';
import { withLapsed } from '../rules/stage-model';
import type { StageFigures, Stop, Store } from '../store/store';
import { gatherPerson, type GatherHow, type OpenPerson } from './gather';
import { createRowPacker } from './packed-rows';
import type { PersonFigures } from './board/people-row';
import { teamOf } from './team';
import { createToday, type Today, type TodayHow } from './today-list';

/** What is known of everybody together. */
export interface Gathered {
  /** `stopped`: by the user, before its end. */
  walk: { state: 'waiting' | 'walking' | 'done' | 'stopped'; done: number; of: number };
  /** What was learnt of all; null until a walk has come to its end. */
  counts: ActionCounts | null;
  today: Today | null;
}

/** Looks at everybody, off the drawing path: a worker in the browser. All calls return at once. */
export interface Everybody {
  /** Calls back whenever there is something new, and with what there is. */
  watch(seen: (gathered: Gathered) => void): Stop;
  /** Walks over everybody, unless that was done and has been kept up since. */
  begin(): void;
  /** Breaks a walk off. */
  halt(): void;
  /** Which lines of Today are wanted. */
  show(how: TodayHow): void;
}

/** What it is made with. `pause` lets others work in between. */
export interface EverybodyOptions {
  store: Store;
  now: () => number;
  pause: () => Promise<void>;
  /** Where the figures of each person go, as they are worked out; null: of somebody who is gone. */
  figures?: { isWanted: () => boolean; put: (id: string, figures: PersonFigures | null) => void };
}

/** An Everybody in this very thread, with what its host calls. */
export interface EverybodyHere extends Everybody {
  /** About once a minute: what has changed by time alone. */
  tick(): void;
  /** What to do next for a person; undefined before everybody was looked at. */
  actionOf(id: string): { rule: string; title: string } | null | undefined;
  stop(): void;
}

interface Kept {
  packed: Uint16Array;
  wakeAt: number | null;
}

/** So long at most it works before it lets others. */
const SPAN_MS = 20;
/** Progress is told at most so often. */
const TELL_MS = 250;
/** A walk is done again after so long. */
const FRESH_MS = 60 * 60 * 1000;

export function createEverybody({ store, now, pause, figures: toTable }: EverybodyOptions): EverybodyHere {
  const packer = createRowPacker();
  const watchers = new Set<(gathered: Gathered) => void>();
  const today = createToday();
  let team = teamOf({ workspace: null, members: [] });
  let me: string | null = null;
  let ordersKnown = true;
  let kept = new Map<string, Kept>();
  let counts: ActionCounts = new Map();
  let walk: Gathered['walk'] = { state: 'waiting', done: 0, of: 0 };
  let walkedAt: number | null = null;
  let wanted = false;
  /** So many changed during a walk that it has to be done again after its end. */
  let stale = false;
  const isStale = () => stale;
  let abort = new AbortController();
  let changed = new Set<string>();
  let toldAt = 0;
  let peers = new Map<string, StageFigures>();

  const how = (): GatherHow => ({
    workspace: team.workspace,
    now: now(),
    ordersKnown,
    peers: (stage, market) => peers.get(peersKey(stage, market)) ?? null,
    withFigures: toTable?.isWanted() ?? false,
  });

  function tell(): void {
    toldAt = now();
    const isKnown = walkedAt !== null;
    const gathered: Gathered = {
      walk,
      counts: isKnown ? copyOf(counts) : null,
      today: isKnown ? today.list(me) : null,
    };
    for (const seen of watchers) seen(gathered);
  }

  function stand(): void {
    today.rank(counts, { workspace: team.workspace, now: now() });
  }

  async function walkAll(): Promise<void> {
    abort.abort();
    const mine = (abort = new AbortController());
    changed = new Set();
    stale = false;
    walk = { state: 'walking', done: 0, of: await store.countPeople() };
    peers = new Map();
    for (const { id: market, model } of marketsOf(team.workspace)) {
      for (const { id } of withLapsed(model).stages) {
        if (mine.signal.aborted) return;
        peers.set(peersKey(id, market), await store.stageFigures(id, market));
      }
    }
    tell();
    const found = new Map<string, Kept>();
    const open = new Map<string, OpenPerson>();
    try {
      await store.eachPerson(
        (persons) =>
          visit(persons, mine.signal, (id, one, isOpen) => {
            found.set(id, one);
            if (isOpen !== null) open.set(id, isOpen);
          }),
        { signal: mine.signal },
      );
    } catch (error) {
      if (mine.signal.aborted) return;
      throw error;
    }
    kept = found;
    counts = new Map();
    for (const { packed } of found.values()) putIn(counts, packer.unpack(packed));
    today.replace(open);
    walkedAt = now();
    walk = { ...walk, state: 'done', done: walk.of };
    stand();
    tell();
    await store.keepLearnt({ at: walkedAt, rows: rowsOf(counts) });
    if (isStale()) await walkAll();
    else if (changed.size > 0) await look([...changed]);
  }

  async function visit(
    persons: Person[],
    signal: AbortSignal,
    found: (id: string, one: Kept, open: OpenPerson | null) => void,
  ): Promise<void> {
    let since = now();
    for (const person of persons) {
      const { rows, wakeAt, open, figures } = gatherPerson(person, how());
      if (figures !== null) toTable?.put(person.contact.id, figures);
      found(person.contact.id, { packed: packer.pack(rows), wakeAt }, open);
      if (walk.state === 'walking') walk = { ...walk, done: Math.min(walk.of, walk.done + 1) };
      if (now() - since < SPAN_MS) continue;
      await pause();
      signal.throwIfAborted();
      since = now();
    }
    if (now() - toldAt >= TELL_MS) tell();
  }

  /** Looks again at some people: what they added is taken out, and what they add now is put in. */
  async function look(ids: string[]): Promise<void> {
    changed = new Set();
    const { signal } = abort;
    const found = new Map<string, Kept>();
    const open = new Map<string, OpenPerson>();
    await store.eachPerson(
      (persons) =>
        visit(persons, signal, (id, one, isOpen) => {
          found.set(id, one);
          if (isOpen !== null) open.set(id, isOpen);
        }),
      { ids },
    );
    if (signal.aborted) return;
    for (const id of new Set([...ids, ...found.keys()])) {
      const before = kept.get(id);
      if (before !== undefined) takeOut(counts, packer.unpack(before.packed));
      kept.delete(id);
      const after = found.get(id);
      if (after !== undefined) {
        putIn(counts, packer.unpack(after.packed));
        kept.set(id, after);
      }
      today.put(id, open.get(id) ?? null);
      if (after === undefined) toTable?.put(id, null);
    }
    tell();
  }

  function again(): void {
    if (wanted) run(walkAll());
  }

  function onPeople(ids: string[] | null): void {
    if (!wanted) return;
    if (ids === null && walk.state === 'walking') stale = true;
    else if (ids === null) again();
    else if (walk.state === 'walking') for (const id of ids) changed.add(id);
    else if (walkedAt !== null) run(look(ids));
  }

  const stops = [
    store.watchSession((session) => {
      me = session?.member.id ?? null;
      const before = ordersKnown;
      ordersKnown = session === null || can(session.member.roles, 'see-value');
      if (ordersKnown !== before) again();
      else if (walkedAt !== null) tell();
    }),
    store.watchWorkspace((known) => {
      const before = JSON.stringify(team.workspace);
      team = teamOf(known);
      if (JSON.stringify(team.workspace) !== before) again();
    }),
    store.watchPeople(onPeople),
  ];

  return {
    watch(seen) {
      watchers.add(seen);
      if (walkedAt !== null) tell();
      return () => watchers.delete(seen);
    },
    begin() {
      const isFresh = walkedAt !== null && now() - walkedAt < FRESH_MS;
      if (walk.state === 'walking' || isFresh) return;
      wanted = true;
      run(walkAll());
    },
    halt() {
      abort.abort();
      walk = { ...walk, state: walkedAt === null ? 'stopped' : 'done' };
      tell();
    },
    show(wantedLines) {
      today.show(wantedLines);
      if (walkedAt !== null) tell();
    },
    tick() {
      if (walkedAt === null || walk.state === 'walking') return;
      const time = now();
      if (time - walkedAt >= FRESH_MS || today.isOfAnotherDay(time)) {
        again();
        return;
      }
      const woken = [...kept].flatMap(([id, { wakeAt }]) => (wakeAt !== null && wakeAt <= time ? [id] : []));
      if (woken.length > 0) run(look(woken));
    },
    actionOf: (id) => (walkedAt === null ? undefined : today.lineOf(id)),
    stop() {
      abort.abort();
      for (const stop of stops) stop();
      watchers.clear();
    },
  };
}

const peersKey = (stage: string, market: string | null) => `${market ?? ''} ${stage}`;

function copyOf(counts: ActionCounts): ActionCounts {
  const copy: ActionCounts = new Map();
  putIn(copy, rowsOf(counts));
  return copy;
}

/** A database that closes under a walk ends it; anything else is thrown where the browser reports it. */
function run(work: Promise<void>): void {
  work.catch((error: unknown) => {
    if (error instanceof Error && (error.name === 'StoreClosedError' || error.name === 'AbortError')) return;
    queueMicrotask(() => {
      throw error;
    });
  });
}
