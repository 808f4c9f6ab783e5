import type { Person } from '../model/change';
import type { ActionCounts } from '../rules/action-counts';
import { fitFor } from '../rules/market-fit';
import { marketOf } from '../rules/market';
import type { StageFigures, Store } from '../store/store';
import { estimateValue } from '../value/estimate';
import { knownOf } from './known-of';
import { isoDay } from './day-input';
import { shownActions } from './shown-actions';
import { teamFor, type Team } from './team';

/** What a list says of somebody besides who they are. */
export interface Glance {
  /** The revenue to expect over the team's horizon; null where there is no estimate, or the user is not shown it. */
  value: { minor: number; currency: string } | null;
  /** The title of the action that stands first for them. */
  action: string | null;
}

/** With what people of a list are looked at. */
export interface GlanceHow {
  store: Store;
  team: Team;
  now: number;
  ordersKnown: boolean;
  /** What actions are ranked by; null until that is known. */
  counts: ActionCounts | null;
}

/** Others may work after so many people. */
const PAUSE_EVERY = 10;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/** Looks at people of a list, and tells some after some; `tell` answers whether to go on. */
export function createGlances(how: GlanceHow) {
  const { store, team, now, ordersKnown, counts } = how;
  const figures = new Map<string, Promise<StageFigures>>();

  async function glance(person: Person): Promise<Glance> {
    const { workspace } = teamFor(team, person.contact);
    const evidence = knownOf(person, { workspace, now, ordersKnown });
    const ranking = counts === null ? null : { counts, drawn: true };
    const [first] = shownActions(evidence, workspace.playbook, person, { ranking, day: isoDay(now) });
    const action = first?.rule.title ?? null;
    if (!ordersKnown) return { value: null, action };
    const market = marketOf(team.workspace, person.contact).id;
    const stage = evidence.stage?.id ?? null;
    const name = `${market ?? ''} ${stage ?? ''}`;
    if (stage !== null && !figures.has(name)) figures.set(name, store.stageFigures(stage, market));
    const peers = stage === null ? null : ((await figures.get(name)) ?? null);
    const fit = fitFor(workspace, person.contact);
    const estimate = estimateValue({ person, evidence, workspace, peers, now, fit });
    const { base } = estimate.revenue;
    return {
      value: estimate.method === 'none' ? null : { minor: base, currency: estimate.currency },
      action,
    };
  }

  return async (
    ids: readonly string[],
    tell: (some: ReadonlyMap<string, Glance>) => boolean,
  ): Promise<void> => {
    if (ids.length === 0) return;
    const abort = new AbortController();
    let some = new Map<string, Glance>();
    try {
      await store.eachPerson(
        async (persons) => {
          for (const [at, person] of persons.entries()) {
            some.set(person.contact.id, await glance(person));
            if (at % PAUSE_EVERY !== PAUSE_EVERY - 1) continue;
            await pause();
          }
          if (!tell(some)) abort.abort();
          some = new Map();
        },
        { ids, signal: abort.signal },
      );
    } catch (error) {
      if (!abort.signal.aborted) throw error;
    }
  };
}
