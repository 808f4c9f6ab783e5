import type { Person } from '../model/change';
import type { StageChange } from '../model/facts';
import type { LifecycleModel } from '../model/lifecycle';
import type { Workspace } from '../model/workspace';
import { can } from '../rules/can';
import { eligibleRules } from '../rules/eligible-rules';
import { inMarket, standingMarket } from '../rules/market';
import { lookAtMove, type MoveLook } from '../rules/move-look';
import { currentStage, findStage } from '../rules/stage';
import type { ManyRow } from '../store/many-store';
import type { PanelContext } from './context';
import { knownOf } from './known-of';
import { mayDo } from './may';

export type { ManyRow };

/** Where people are to be moved: a stage of a market's model; market null: the main one. */
export interface MoveTarget {
  market: string | null;
  stage: string;
}

/** A look at many people, as long as it takes; whoever asked may break it off, and hears how far it is. */
export interface Walk {
  signal?: AbortSignal;
  progress?: (done: number, of: number) => void;
}

/** What a move of many would mean, person by person, and the people as they were then. */
export interface ManyLook {
  looks: MoveLook[];
  rows: ReadonlyMap<string, ManyRow>;
}

/** After so many people others may work. */
const PAUSE_EVERY = 25;
const pause = () => new Promise<void>((resolve) => setTimeout(resolve));

/**
 * Looks at people before they are moved. Ids that nobody here has any more are told as gone.
 * @throws the signal's reason
 */
export async function lookAtMany(
  { options, state }: PanelContext,
  ids: readonly string[],
  target: MoveTarget,
  { signal, progress }: Walk,
): Promise<ManyLook> {
  const { store } = options;
  const now = options.now();
  const { team, session, me } = state.getState();
  const { workspace } = team;
  const market = standingMarket(workspace, target.market)?.id ?? null;
  const { model } = inMarket(workspace, { market });
  const rows = new Map((await store.rowsOf(ids)).map((row) => [row.id, row]));
  const found = new Map<string, MoveLook>();
  const ordersKnown = session === null || can(session.member.roles, 'see-value');
  progress?.(0, ids.length);
  await store.eachPerson(
    async (persons) => {
      for (const person of persons) {
        const { contact } = person;
        const row = rows.get(contact.id);
        if (row === undefined) continue;
        const look = lookAtMove(person, {
          model,
          to: target.stage,
          isOfMarket: (standingMarket(workspace, contact.market)?.id ?? null) === market,
          isYours: mayDo({ session, me }, 'bulk', contact.owner) && mayDo({ session, me }, 'change-stage'),
          isJoined: row.others.length > 0,
          now,
        });
        const opens =
          look.barrier === null
            ? opensBy(person, { workspace, model, now, ordersKnown, to: target.stage })
            : [];
        found.set(contact.id, { ...look, opens });
        if (found.size % PAUSE_EVERY !== 0) continue;
        progress?.(found.size, ids.length);
        await pause();
        signal?.throwIfAborted();
      }
    },
    { ids: [...rows.keys()], ...(signal !== undefined && { signal }) },
  );
  const here = new Set([...rows.values()].flatMap(({ id, others }) => [id, ...others]));
  const lost = [...new Set(ids)].filter((id) => !here.has(id));
  return {
    looks: [
      ...found.values(),
      ...lost.map((id): MoveLook => ({ id, from: null, barrier: 'gone', doubts: [], opens: [] })),
    ],
    rows,
  };
}

/** The rules that a move would have proposed of a person and that are not proposed now. */
function opensBy(
  person: Person,
  how: { workspace: Workspace; model: LifecycleModel; now: number; ordersKnown: boolean; to: string },
): string[] {
  const { model, now, ordersKnown } = how;
  const workspace = inMarket(how.workspace, person.contact);
  const stage = findStage(model, how.to);
  if (stage === null) return [];
  const last = currentStage(person.stageChanges);
  const change: StageChange = {
    id: person.contact.id,
    contactId: person.contact.id,
    at: Math.max(now, (last?.at ?? 0) + 1),
    by: null,
    device: '~',
    number: 0,
    model: model.id,
    from: null,
    to: stage.id,
    phase: stage.phase,
    source: 'bulk',
    reason: null,
    undoes: null,
  };
  const rulesOf = (one: Person) =>
    eligibleRules(knownOf(one, { workspace, now, ordersKnown }), workspace.playbook, one).rules;
  const before = new Set(rulesOf(person).map(({ id }) => id));
  const after = rulesOf({ ...person, stageChanges: [...person.stageChanges, change] });
  return after.filter(({ id }) => !before.has(id)).map(({ id }) => id);
}
