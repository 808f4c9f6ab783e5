import type { PeopleFilter } from '../../model/people-filter';
import { marketOf, marketsOf } from '../../rules/market';
import { withLapsed } from '../../rules/stage-model';
import type { ContactRow, Stop, Store } from '../../store/store';
import type { ManyStore } from '../../store/many-store';
import { stageOfRow } from '../found';
import { displayName } from '../person-view';
import { memberName, teamOf, type Team } from '../team';
import { matcherOf, plainText, type KeptRow } from './people-match';
import { inOrder, type OrderHow } from './people-order';
import type { PeopleQuery } from './people-query';
import type { PeopleRow, PersonFigures, StageStat, StalledRow } from './people-row';
import { stageStats, stalledOf } from './stage-stats';

/** A part of the people who match. */
export interface PeoplePage {
  rows: PeopleRow[];
  /** How many match, and how many there are. */
  total: number;
  of: number;
}

/** What has changed: read again. `reading`: contacts are still being read; null once all are here. */
export interface PeopleNews {
  reading: { done: number; of: number } | null;
}

/** People who stall: the first of them, by what is at stake, and how many there are. */
export interface StalledPage {
  rows: StalledRow[];
  total: number;
}

/** Everybody in memory, away from the drawing path: filtered, sorted and counted there. */
export interface PeopleIndex {
  watch(seen: (news: PeopleNews) => void): Stop;
  /** Reads everybody, unless that was done. */
  begin(): void;
  page(query: PeopleQuery, from: number, count: number): Promise<PeoplePage>;
  /** The ids of those who match, in the query's order; of all of them, or from one place up to another. */
  ids(query: PeopleQuery, from?: number, to?: number): Promise<string[]>;
  /** Keeps these people as a list that a query can name; the list before it is forgotten. */
  among(ids: readonly string[]): Promise<number>;
  stalled(filter: PeopleFilter, count: number): Promise<StalledPage>;
  /** Of every stage of every market. */
  stats(): Promise<StageStat[]>;
  /** Where people came from, the most frequent first. */
  channels(): Promise<string[]>;
}

/** What it is made with. `pause` lets others work in between. */
export interface PeopleIndexOptions {
  store: Pick<Store, 'eachRow' | 'countPeople' | 'watchPeople' | 'watchWorkspace'> &
    Pick<ManyStore, 'rowsOf'>;
  now: () => number;
  pause: () => Promise<void>;
  actionOf: (id: string) => { rule: string; title: string } | null | undefined;
}

/** An index in this very thread, with what its host tells it. */
export interface PeopleIndexHere extends PeopleIndex {
  putFigures(id: string, figures: PersonFigures | null): void;
  /** What to do next has changed of anybody. */
  ranked(): void;
  stop(): void;
}

/** News are told at most so often. */
const TELL_MS = 400;
/** So many answers are kept: the table asks for the same again and again. */
const ANSWERS = 6;

export function createPeopleIndex({ store, now, pause, actionOf }: PeopleIndexOptions): PeopleIndexHere {
  const watchers = new Set<(news: PeopleNews) => void>();
  const figures = new Map<string, PersonFigures>();
  let kept = new Map<string, KeptRow>();
  let all: KeptRow[] | null = null;
  let orders = new Map<string, KeptRow[]>();
  let answers = new Map<string, KeptRow[]>();
  let stats: StageStat[] | null = null;
  /** The people behind a number that is looked at. */
  let list: { number: number; ids: ReadonlySet<string> } = { number: 0, ids: new Set() };
  let team: Team = teamOf({ workspace: null, members: [] });
  let reading: PeopleNews['reading'] = null;
  let isBegun = false;
  /** Everybody was looked at: before that nobody is called stuck. */
  let isWalked = false;
  let abort = new AbortController();
  let telling: ReturnType<typeof setTimeout> | null = null;

  function tellSoon(): void {
    telling ??= setTimeout(() => {
      telling = null;
      for (const seen of watchers) seen({ reading });
    }, TELL_MS);
  }

  /** Somebody came, went or changed. */
  function changed(): void {
    all = null;
    orders = new Map();
    answers = new Map();
    stats = null;
    tellSoon();
  }

  function put(into: Map<string, KeptRow>, contact: ContactRow): void {
    const { id, company, emails } = contact;
    const name = displayName(contact);
    const stage = stageOfRow(contact, team);
    const [plainName, plainCompany] = [plainText(name), plainText(company ?? '')];
    into.set(id, {
      row: {
        id,
        name,
        company,
        market: marketOf(team.workspace, contact).id,
        stage: stage?.id ?? null,
        phase: stage?.phase ?? null,
        since: contact.since,
        owner: contact.owner,
        channel: contact.source?.channel ?? null,
        createdAt: contact.createdAt,
        figures: figures.get(id) ?? null,
        action: actionOf(id),
      },
      search: `${plainName} ${plainCompany} ${emails.join(' ').toLowerCase()}`,
      name: plainName,
      company: plainCompany,
    });
  }

  async function readAll(): Promise<void> {
    abort.abort();
    const mine = (abort = new AbortController());
    reading = { done: 0, of: await store.countPeople() };
    // Who is here stays until all have come; at first what has come is shown at once.
    const into = kept.size === 0 ? kept : new Map<string, KeptRow>();
    try {
      await store.eachRow(async (rows) => {
        for (const row of rows) put(into, row);
        if (reading !== null) reading = { ...reading, done: reading.done + rows.length };
        if (into === kept) changed();
        await pause();
      }, mine.signal);
    } catch (error) {
      if (mine.signal.aborted) return;
      throw error;
    }
    kept = into;
    reading = null;
    changed();
  }

  async function readSome(ids: readonly string[]): Promise<void> {
    const rows = new Map((await store.rowsOf(ids)).map((row) => [row.id, row]));
    for (const id of ids) if (!rows.has(id)) kept.delete(id);
    for (const row of rows.values()) put(kept, row);
    changed();
  }

  const orderHow = (): OrderHow => {
    const ranks = new Map(
      marketsOf(team.workspace).flatMap(({ id, model }, market) =>
        withLapsed(model).stages.map((stage, at) => [`${id ?? ''} ${stage.id}`, market * 100 + at] as const),
      ),
    );
    const tiers = team.workspace.tiers.map(({ id }) => id);
    return {
      stageRank: (stage, market) => (stage === null ? null : (ranks.get(`${market ?? ''} ${stage}`) ?? null)),
      memberName: (id) => (id === null ? null : plainText(memberName(team, null, id))),
      marketName: (id) => plainText(marketOf(team.workspace, { market: id }).label),
      tierRank: (id) => (id === null ? null : tiers.indexOf(id)),
    };
  };

  function matching({ filter, sort, list: wanted }: PeopleQuery): KeptRow[] {
    const name = JSON.stringify([filter, sort, wanted]);
    const known = answers.get(name);
    if (known !== undefined) return known;
    all ??= [...kept.values()];
    const order = orders.get(JSON.stringify(sort)) ?? inOrder(all, sort, orderHow());
    orders.set(JSON.stringify(sort), order);
    const listed =
      wanted === undefined
        ? order
        : order.filter(({ row }) => wanted === list.number && list.ids.has(row.id));
    const found = Object.keys(filter).length === 0 ? listed : listed.filter(matcherOf(filter, now()));
    answers.set(name, found);
    for (const oldest of answers.keys()) {
      if (answers.size <= ANSWERS) break;
      answers.delete(oldest);
    }
    return found;
  }

  const statsNow = () => (stats ??= stageStats(kept.values(), team, { now: now(), isWalked }));

  const stops = [
    store.watchWorkspace((known) => {
      const before = JSON.stringify([team.workspace.model, team.workspace.markets]);
      team = teamOf(known);
      if (before === JSON.stringify([team.workspace.model, team.workspace.markets])) changed();
      else if (isBegun) void readAll();
    }),
    store.watchPeople((ids) => {
      if (!isBegun) return;
      if (ids === null || reading !== null) void readAll();
      else void readSome(ids);
    }),
  ];

  return {
    watch(seen) {
      watchers.add(seen);
      seen({ reading });
      return () => watchers.delete(seen);
    },
    begin() {
      if (isBegun) return;
      isBegun = true;
      void readAll();
    },
    page(query, from, count) {
      const found = matching(query);
      const rows = found.slice(from, from + count).map(({ row }) => row);
      return Promise.resolve({ rows, total: found.length, of: kept.size });
    },
    ids: (query, from = 0, to = Infinity) =>
      Promise.resolve(
        matching(query)
          .slice(from, to)
          .map(({ row }) => row.id),
      ),
    among(ids) {
      list = { number: list.number + 1, ids: new Set(ids) };
      return Promise.resolve(list.number);
    },
    stalled(filter, count) {
      const test = matcherOf(filter, now());
      const found = stalledOf([...kept.values()].filter(test), statsNow(), now());
      return Promise.resolve({ rows: found.slice(0, count), total: found.length });
    },
    stats: () => Promise.resolve(statsNow()),
    channels() {
      const counts = new Map<string, number>();
      for (const { row } of kept.values()) {
        if (row.channel !== null) counts.set(row.channel, (counts.get(row.channel) ?? 0) + 1);
      }
      return Promise.resolve([...counts].sort((a, b) => b[1] - a[1]).map(([channel]) => channel));
    },
    putFigures(id, known) {
      if (known === null) figures.delete(id);
      else figures.set(id, known);
      const one = kept.get(id);
      if (one === undefined) return;
      one.row = { ...one.row, figures: known, action: actionOf(id) };
      changed();
    },
    ranked() {
      isWalked = true;
      for (const [id, one] of kept) one.row = { ...one.row, action: actionOf(id) };
      changed();
    },
    stop() {
      abort.abort();
      if (telling !== null) clearTimeout(telling);
      for (const stop of stops) stop();
      watchers.clear();
    },
  };
}
