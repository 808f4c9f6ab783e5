import type { Change } from '../model/change';
import { newContact } from '../rules/contact';
import { inMarket } from '../rules/market';
import { findStage } from '../rules/stage';
import { peopleText } from '../rules/shown-rate';
import { act } from './acting';
import type { PanelContext } from './context';
import type { MoveTarget } from './many-look';
import type { SeenPerson } from './seen';

/** At most so many are added at once: each is two entries of the outbox. */
export const ADD_LIMIT = 500;

/**
 * Adds people who are not known, in a stage, as one act. Their ids; none where it was not saved.
 */
export async function addListed(
  context: PanelContext,
  seen: readonly SeenPerson[],
  { market, stage }: MoveTarget,
): Promise<string[]> {
  const { team, me } = context.state.getState();
  const { model } = inMarket(team.workspace, { market });
  const to = findStage(model, stage);
  if (to === null || seen.length === 0) return [];
  // The stage they are added in is the first of a model that has only this one.
  const how = { owner: me, market, model: { ...model, stages: [to], retired: [] }, source: 'bulk' as const };
  const changes = seen
    .slice(0, ADD_LIMIT)
    .flatMap((one): Change[] => newContact(one, { ...how, key: one.key }, context.actor()));
  const ids = changes.filter((change) => change.op === 'patch').map(({ id }) => id);
  const text = `Added ${peopleText(ids.length)} in ${to.label}`;
  return (await act(context, changes, { text, undo: { kind: 'added-many', ids } })) ? ids : [];
}
