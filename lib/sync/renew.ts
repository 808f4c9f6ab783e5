import { DoneReply, TokenReply } from '../model/team-wire';
import type { Session, SyncStore } from '../store/store';
import { ask, type Server, type Wire } from './request';

/** How old a token becomes before it is changed for another. */
export const TOKEN_LIFE_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * Changes a token that is older than 30 days for another. It is kept before the server is told that it arrived, and until
 * then both count: whatever is lost on the way, one is here that works.
 * @throws SyncFailure, store errors
 */
export async function renewIfOld(
  wire: Wire,
  store: SyncStore,
  session: Session,
  signal: AbortSignal | undefined,
): Promise<void> {
  const age = session.tokenAt === undefined ? 0 : wire.now() - session.tokenAt;
  // From the future: the clock was put back.
  if (age >= 0 && age < TOKEN_LIFE_MS) return;
  const server: Server = { origin: session.server, token: session.token };
  const { token } = await ask(wire, server, { path: '/v1/token/renew', body: {}, signal }, TokenReply);
  if (!(await store.keepToken(session.token, token, wire.now()))) return;
  await ask(wire, { ...server, token }, { path: '/v1/token/confirm', body: {}, signal }, DoneReply);
}
