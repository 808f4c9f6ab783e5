import { addressKey } from '../model/address';
import type { Change } from '../model/change';
import { LOOKUP_LIMIT, type LookupKey } from '../model/wire';
import { newContact } from '../rules/contact';
import { inMarket } from '../rules/market';
import { findStage } from '../rules/stage';
import { peopleText } from '../rules/shown-rate';
import { act, announce } from './acting';
import type { LookupAnswer, PanelContext } from './context';
import type { MoveTarget } from './many-look';
import type { SeenPerson } from './seen';

/** At most so many are added at once: each is two entries of the outbox. */
export const ADD_LIMIT = 500;

/**
 * Adds people who are not known, in a stage, as one act. Their ids; null where nothing was done. Where this device holds
 * some of the team's people only, its server is asked first: who is found is there from then on, and is not added.
 */
export async function addListed(
  context: PanelContext,
  seen: readonly SeenPerson[],
  { market, stage }: MoveTarget,
): Promise<string[] | null> {
  const { team, me } = context.state.getState();
  const { model } = inMarket(team.workspace, { market });
  const to = findStage(model, stage);
  if (to === null || seen.length === 0) return null;
  const all = seen.slice(0, ADD_LIMIT);
  const unknown = await unknownToTeam(context, all);
  if (unknown === null) {
    announce(
      context,
      'Nobody was added: not all of the team’s people are on this device, and the server cannot be reached.',
      null,
    );
    return null;
  }
  const known = all.length - unknown.length;
  const already =
    known === 0 ? '' : `${peopleText(known)} ${known === 1 ? 'was' : 'were'} known to the team already.`;
  if (unknown.length === 0) {
    announce(context, already, null);
    return [];
  }
  // The stage they are added in is the first of a model that has only this one.
  const how = { owner: me, market, model: { ...model, stages: [to], retired: [] }, source: 'bulk' as const };
  const changes = unknown.flatMap((one): Change[] =>
    newContact(one, { ...how, key: one.key }, context.actor()),
  );
  const ids = changes.filter((change) => change.op === 'patch').map(({ id }) => id);
  const text = `Added ${peopleText(ids.length)} in ${to.label}${already === '' ? '' : `. ${already}`}`;
  return (await act(context, changes, { text, undo: { kind: 'added-many', ids } })) ? ids : null;
}

/** Those of these whom the rest of a large team does not have either; null where its server cannot be asked. */
async function unknownToTeam(
  { options, state }: PanelContext,
  seen: readonly SeenPerson[],
): Promise<readonly SeenPerson[] | null> {
  const { store } = options;
  if (state.getState().session === null || !(await store.isPart())) return seen;
  const isHere = async (key: LookupKey) =>
    (await ('record' in key ? store.findByKey(key.record) : store.findByAddress(key.address))).length > 0;
  const keys = seen.flatMap(keysOf);
  for (let at = 0; at < keys.length; at += LOOKUP_LIMIT) {
    let asked = keys.slice(at, at + LOOKUP_LIMIT);
    let answer: LookupAnswer = 'found';
    // Of many who are found the server sends as many as there is room for: the others are asked for again.
    while (answer === 'found' && asked.length > 0) {
      answer = await options.lookUp(asked);
      if (answer === 'not-reached') return null;
      const here = await Promise.all(asked.map(isHere));
      if (!here.includes(true)) break;
      asked = asked.filter((_, one) => here[one] !== true);
    }
  }
  const here = await Promise.all(
    seen.map(async (one) => (await Promise.all(keysOf(one).map(isHere))).includes(true)),
  );
  return seen.filter((_, at) => here[at] !== true);
}

function keysOf({ email, key }: SeenPerson): LookupKey[] {
  const address = email === undefined ? null : addressKey(email);
  return [...(address === null ? [] : [{ address }]), ...(key === null ? [] : [{ record: key }])];
}
