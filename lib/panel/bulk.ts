import { giveMany, moveMany, undoMany, type BulkPerson } from '../rules/make-bulk';
import { inMarket } from '../rules/market';
import type { PanelContext } from './context';

/** Changes of many people as one: one entry of the outbox, one step to take back. */
export interface BulkCommands {
  /** Gives people to a member, or to nobody. Returns the name of the bulk; null where nothing was to be done, or saved. */
  giveMany(ids: readonly string[], owner: string | null): Promise<string | null>;
  /** Moves people of one market (null: the main one) to a stage of its model. */
  moveMany(
    ids: readonly string[],
    to: { market: string | null; stage: string; reason: string | null },
  ): Promise<string | null>;
  /** Takes a bulk back: whoever was changed since stays as they are. */
  undoMany(bulkId: string): Promise<string | null>;
}

/** Works offline: the effect is here at once, and the server says of each person what became of them (`watchBulk`). */
export function bulkCommands(context: PanelContext): BulkCommands {
  const { options, state } = context;
  const people = async (ids: readonly string[]): Promise<BulkPerson[]> => {
    const wanted = new Set(ids);
    return (await options.store.contactRows()).filter(({ id }) => wanted.has(id));
  };
  const save = async (change: ReturnType<typeof giveMany>): Promise<string | null> =>
    change !== null && (await context.commit([change])) ? change.id : null;
  return {
    giveMany: async (ids, owner) => save(giveMany(await people(ids), owner, context.actor())),
    async moveMany(ids, { market, stage, reason }) {
      const { model } = inMarket(state.getState().team.workspace, { market });
      return save(moveMany(await people(ids), stage, { model, reason }, context.actor()));
    },
    undoMany: (bulkId) => save(undoMany(bulkId, context.actor())),
  };
}
