import { reading, writing, type StoreContext } from './context';
import { StoreSignedOutError } from './errors';
import { getMeta, positionOf } from './meta';
import type { Position } from './meta-rows';

/** This device's position, which this page's sync works for from now on; part of the caller's transaction. */
export async function takePosition(context: StoreContext): Promise<Position> {
  const position = await positionOf(context.db, context.newId);
  context.lease = position.clientId;
  return position;
}

/**
 * This device's position, which this page's sync works for from now on. It mostly exists: then nothing is locked.
 * @throws StoreReadOnlyError, StoreClosedError
 */
export async function position(context: StoreContext): Promise<Position> {
  const known = context.readOnly ? undefined : await reading(() => getMeta(context.db, 'position'));
  if (known === undefined) return writing(context, () => takePosition(context));
  context.lease = known.clientId;
  return known;
}

/**
 * The position sync took, or takes now; part of the caller's transaction.
 * @throws StoreSignedOutError when it is another's by now: what sync brings was meant for the one before
 */
export async function heldPosition(context: StoreContext): Promise<Position> {
  if (context.lease === null) return takePosition(context);
  const position = await getMeta(context.db, 'position');
  if (position === undefined || position.clientId !== context.lease) throw new StoreSignedOutError();
  return position;
}
