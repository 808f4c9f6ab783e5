import { addressKey } from '../model/address';
import { can } from '../rules/can';
import type { ContactRow } from '../store/store';
import type { PanelContext } from './context';
import { createGlances } from './glances';
import { seenIdentity, type SeenPerson } from './seen';
import type { Glimpse } from './state';

/** Finds out whom of a page's people the team knows. */
export interface Glimpsing {
  /** The page shows these people. */
  look(people: SeenPerson[]): void;
  /** Looks them up again: somebody may have come with a sync. */
  again(): void;
  stop(): void;
}

/** Changes that come one after another are looked up once. */
const SOON_MS = 120;

/** Makes it; what is found stands in `glimpses`, first who they are, then what their value and next action are. */
export function createGlimpsing({ state, options }: PanelContext): Glimpsing {
  const { store } = options;
  let round = 0;

  async function find(people: SeenPerson[]): Promise<void> {
    const mine = (round += 1);
    if (people.length === 0) return;
    const found = await whoAre(people);
    if (mine !== round) return;
    const known = new Map(state.getState().glimpses.map(({ row, more }) => [row?.id, more]));
    const glimpses = people.map((seen, at): Glimpse => {
      const rows = found[at] ?? [];
      const row = rows.length === 1 ? (rows[0] ?? null) : null;
      return { seen, row, isDoubtful: rows.length > 1, more: known.get(row?.id) ?? null };
    });
    state.setState({ glimpses });
    const { team, session, learnt } = state.getState();
    const ids = glimpses.flatMap(({ row }) => row?.id ?? []);
    const glances = createGlances({
      store,
      team,
      now: options.now(),
      ordersKnown: session === null || can(session.member.roles, 'see-value'),
      counts: learnt,
    });
    await glances(ids, (some) => {
      if (mine !== round) return false;
      state.setState({
        glimpses: state.getState().glimpses.map((one) => {
          const more = one.row === null ? undefined : some.get(one.row.id);
          return more === undefined ? one : { ...one, more };
        }),
      });
      return true;
    });
  }

  /** By record and address, as for one person: where they lead to different people, that is a doubt. */
  async function whoAre(people: SeenPerson[]): Promise<ContactRow[][]> {
    const keys = people.map(({ email }) => (email === undefined ? '' : (addressKey(email) ?? '')));
    const byAddress = await store.findByAddresses(keys);
    const byKey = await Promise.all(
      people.map(({ key }) => (key === null ? Promise.resolve([]) : store.findByKey(key))),
    );
    return people.map((_, at) => {
      const [one, other] = [byKey[at] ?? [], byAddress[at] ?? []];
      const both = one.filter(({ id }) => other.some((row) => row.id === id));
      return both.length > 0 ? both : [...one, ...other];
    });
  }

  const again = () => void find(state.getState().glimpses.map(({ seen }) => seen));
  let soon: ReturnType<typeof setTimeout> | undefined;
  const stop = store.watchPeople((ids) => {
    const { glimpses } = state.getState();
    const isShown = (id: string) => glimpses.some(({ row }) => row?.id === id);
    if (glimpses.length === 0) return;
    if (ids !== null && !ids.some(isShown) && glimpses.every(({ row }) => row !== null)) return;
    clearTimeout(soon);
    soon = setTimeout(again, SOON_MS);
  });

  return {
    look(people) {
      round += 1;
      // Whoever stays in the list stays as they were, until they were looked up again.
      const known = new Map(state.getState().glimpses.map((one) => [seenIdentity(one.seen), one]));
      const glimpses = people.map((seen): Glimpse => {
        const before = known.get(seenIdentity(seen));
        return { row: null, isDoubtful: false, more: null, ...before, seen };
      });
      state.setState({ glimpses });
      void find(people);
    },
    again,
    stop() {
      clearTimeout(soon);
      stop();
    },
  };
}
