import type { BulkChange } from '../model/change';
import type { Quiet } from '../model/facts';
import { givePlan, type GivePlan } from '../rules/give-plan';
import { giveMany, moveMany } from '../rules/make-bulk';
import { inMarket } from '../rules/market';
import { findStage } from '../rules/stage';
import { peopleText } from '../rules/shown-rate';
import type { KeptBulk, ManyRow } from '../store/many-store';
import type { Stop } from '../store/store';
import { announce } from './acting';
import type { PanelContext } from './context';
import type { ListedFate } from './listed-people';
import type { ManyLook, MoveTarget, Walk } from './many-look';
import { mayDo } from './may';
import { operationsOf, type Operation } from './operations';
import type { SeenPerson } from './seen';
import { memberName } from './team';

/** What became of a change of many: `changed`: of these people something else is true than was read; nothing was done. */
export type ManyDone =
  | { state: 'done'; ids: string[] }
  | { state: 'changed'; ids: string[] }
  | { state: 'stopped' }
  | { state: 'not-saved' };

/** How people are moved: those of a look whom the user left in, and with what. */
export interface ManyMove extends MoveTarget {
  ids: readonly string[];
  reason: string | null;
  quiet: Quiet | null;
}

/** Changes of many people as one: one entry of the outbox, one step to take back. */
export interface BulkCommands {
  /** Looks at people before they are moved. @throws the signal's reason */
  lookAtMany(ids: readonly string[], target: MoveTarget, walk?: Walk): Promise<ManyLook>;
  /** Moves people as they were read; broken off before it is committed, nothing was done. */
  moveMany(look: ManyLook, move: ManyMove, walk?: Walk): Promise<ManyDone>;
  /** Whom giving these people to members would give what; null is nobody. */
  planGive(ids: readonly string[], owners: readonly (string | null)[]): Promise<GivePlan>;
  giveMany(plan: GivePlan, walk?: Walk): Promise<ManyDone>;
  /** Takes an operation back: whoever was changed since stays as they are. */
  undoOperation(ids: readonly string[]): Promise<void>;
  /** What was done to many people on this device, the newest first. */
  watchOperations(seen: (operations: Operation[]) => void): Stop;
  /** People by id, for lists. */
  rowsOf(ids: readonly string[]): Promise<ManyRow[]>;
  /** Everybody whom a member looks after. */
  peopleOfOwner(owner: string | null): Promise<string[]>;
  /** What each line of a pasted list is. */
  findListed(text: string): Promise<ListedFate[]>;
  /** Adds people of a page or a list who are not known, in a stage; their ids, or null where nothing was done. */
  addListed(seen: readonly SeenPerson[], target: MoveTarget): Promise<string[] | null>;
  /** Calls back when some of these people change, with their ids; null where anybody may have. */
  watchMany(seen: (ids: string[] | null) => void): Stop;
}

/** Works offline: the effect is here at once, and the server says of each person what became of them. */
export function bulkCommands(context: PanelContext): BulkCommands {
  const { options, state } = context;
  const { store } = options;

  async function save(changes: BulkChange[], walk: Walk, text: string): Promise<ManyDone> {
    const ids = changes.map(({ id }) => id);
    if (!(await context.commit(changes, walk)))
      return walk.signal?.aborted === true ? { state: 'stopped' } : { state: 'not-saved' };
    announce(context, text, { kind: 'bulk', ids });
    return { state: 'done', ids };
  }

  return {
    // Their code comes when it is needed: most pages are about one person.
    lookAtMany: async (ids, target, walk = {}) =>
      (await import('./many-look')).lookAtMany(context, ids, target, walk),
    async moveMany(look, { ids, market, stage, reason, quiet }, walk = {}) {
      const wanted = new Set(ids);
      const rows = (await store.rowsOf(ids)).filter(({ id }) => wanted.has(id));
      const changed = changedRows(look, ids, rows);
      if (changed.length > 0) return { state: 'changed', ids: changed };
      const { model } = inMarket(state.getState().team.workspace, { market });
      const change = moveMany(rows, stage, { model, reason, quiet }, context.actor());
      if (change === null) return { state: 'changed', ids: [...ids] };
      const to = findStage(model, stage)?.label ?? stage;
      return save([change], walk, `Moved ${peopleText(ids.length)} to ${to}`);
    },
    async planGive(ids, owners) {
      const { session, me } = state.getState();
      const rows = await store.rowsOf(ids);
      const isYours = (owner: string | null) =>
        mayDo({ session, me }, 'bulk', owner) && mayDo({ session, me }, 'change-owner', owner);
      return givePlan(
        rows.map(({ id, owner }) => ({ id, owner, isYours: isYours(owner) })),
        owners,
      );
    },
    async giveMany({ gets, from }, walk = {}) {
      const before = new Map(from.flatMap(({ owner, ids }) => ids.map((id) => [id, owner] as const)));
      const rows = await store.rowsOf([...before.keys()]);
      const here = new Map(rows.map((row) => [row.id, row]));
      const changed = [...before].filter(([id, owner]) => here.get(id)?.owner !== owner).map(([id]) => id);
      if (changed.length > 0) return { state: 'changed', ids: changed };
      const changes = gets
        .map(({ owner, ids }) =>
          giveMany(
            ids.flatMap((id) => here.get(id) ?? []),
            owner,
            context.actor(),
          ),
        )
        .filter((change) => change !== null);
      const { team, me } = state.getState();
      const names = gets.map(({ owner }) => memberName(team, me, owner)).join(', ');
      return save(changes, walk, `Gave ${peopleText(before.size)} to ${names}`);
    },
    undoOperation: async (ids) => (await import('./bulk-undo')).undoBulks(context, ids),
    watchOperations(seen) {
      let bulks: KeptBulk[] | null = null;
      const tell = () => {
        if (bulks !== null) seen(operationsOf(bulks, state.getState()));
      };
      const stops = [
        store.watchBulks((all) => {
          bulks = all;
          tell();
        }),
        state.subscribe((now, before) => {
          if (now.team !== before.team || now.session !== before.session) tell();
        }),
      ];
      return () => {
        for (const stop of stops) stop();
      };
    },
    rowsOf: (ids) => store.rowsOf(ids),
    peopleOfOwner: (owner) => store.peopleOfOwner(owner),
    findListed: async (text) => (await import('./listed-people')).findListed(store, text),
    addListed: async (seen, target) => (await import('./add-many')).addListed(context, seen, target),
    watchMany: (seen) => store.watchPeople(seen),
  };
}

/** Who is not as they were read: gone, in another stage or market, or with another owner. BK7 */
function changedRows({ rows }: ManyLook, ids: readonly string[], now: readonly ManyRow[]): string[] {
  const asRead = (row: ManyRow | undefined) =>
    row === undefined ? null : [row.leadId, row.market, row.owner, row.others.length].join(' ');
  const is = new Map(now.map((row) => [row.id, row]));
  return ids.filter((id) => !is.has(id) || asRead(rows.get(id)) !== asRead(is.get(id)));
}
