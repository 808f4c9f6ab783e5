import type * as TeamWire from '../../lib/model/team-wire';
import type { z } from '../../lib/model/zod';
import type { Office, OfficeAnswer } from '../../lib/panel/office';
import type { OpenStore } from '../../lib/store/open';
import type { SyncFailure } from '../../lib/sync/failure';
import { pageWire, serverOf } from './page-wire';

const OFFLINE =
  'The server cannot be reached. Members, browsers and links are changed there, so this needs a connection.';

/** The team's server, asked from this page. `revoked` is called when it says that this browser was signed out. */
export function officeOf(store: OpenStore, revoked: () => void): Office {
  async function ask<S extends z.ZodType>(
    path: string,
    body: object | undefined,
    schemaOf: (wire: typeof TeamWire) => S,
  ): Promise<OfficeAnswer<z.infer<S>>> {
    const session = await store.session();
    if (session === null) return { ok: false, message: 'Join a team first.' };
    // Late: the first drawing needs none of it.
    const [{ ask: askServer }, wire] = await Promise.all([
      import('../../lib/sync/request'),
      import('../../lib/model/team-wire'),
    ]);
    const request = { path, ...(body !== undefined && { body }), signal: undefined };
    try {
      return { ok: true, value: await askServer(pageWire, serverOf(session), request, schemaOf(wire)) };
    } catch (error) {
      const { kind } = error as SyncFailure;
      if (kind === 'revoked') revoked();
      return { ok: false, message: sentence(error) };
    }
  }

  return {
    team: () => ask('/v1/team', undefined, ({ TeamReply }) => TeamReply),
    trail: (before) =>
      ask(
        `/v1/audit${before === null ? '' : `?before=${String(before)}`}`,
        undefined,
        (wire) => wire.AuditReply,
      ),
    async invite(request) {
      const answer = await ask('/v1/invites', request, ({ InviteReply }) => InviteReply);
      if (!answer.ok) return answer;
      const { invite, token } = answer.value;
      const origin = (await store.session())?.server ?? '';
      return { ok: true, value: { invite, link: `${origin}/join#${token}` } };
    },
    async act(path, body) {
      const answer = await ask(path, body, ({ DoneReply }) => DoneReply);
      return answer.ok ? { ok: true, value: null } : answer;
    },
  };
}

/** What went wrong, for somebody who waits for it: nothing is tried again by itself. */
function sentence(error: unknown): string {
  const { kind, message } = error as SyncFailure;
  if (kind === 'offline') return OFFLINE;
  if (kind === 'stop' || kind === 'revoked') return message;
  return 'The server did not take it: perhaps somebody was faster. The list was read anew; look, and try again.';
}
