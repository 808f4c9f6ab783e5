import { JoinReply, PROTOCOL_VERSION, type JoinRequest } from '../model/wire';
import type { Session } from '../store/store';
import type { z } from '../model/zod';
import { SyncFailure } from './failure';
import { ask } from './request';

const TIMEOUT_MS = 10_000;

/** What a link to join says, or what is wrong with it. `warning`: what the user should know before joining. */
export type JoinLink =
  { ok: true; server: string; invite: string; warning: string | null } | { ok: false; message: string };

/** A link does not let this device join; the message says why and what to do. */
export class JoinError extends Error {
  override readonly name = 'JoinError';
}

/** Reads a pasted `ORIGIN/join#TOKEN`. http is allowed, with a warning where others could read along. */
export function parseJoinLink(text: string): JoinLink {
  const wrong = (message: string): JoinLink => ({ ok: false, message });
  const pasted = text.trim();
  if (pasted === '')
    return wrong('Paste the link that you were sent. It looks like https://team.example/join#...');
  const url = URL.canParse(pasted) ? new URL(pasted) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    return wrong('This is not a link. Copy the whole link; it looks like https://team.example/join#...');
  }
  if (url.username !== '' || url.password !== '' || !/^\/join\/?$/.test(url.pathname)) {
    return wrong(
      'This link does not lead to a team. Copy the whole link; it looks like https://team.example/join#...',
    );
  }
  const invite = url.hash.slice(1);
  if (invite === '')
    return wrong('The end of the link is missing: everything behind the #. Copy the whole link.');
  if (!/^[\w.~-]{20,200}$/.test(invite))
    return wrong('The end of the link is damaged. Copy the whole link again.');
  const isReadable = url.protocol === 'http:' && !isThisComputer(url.hostname);
  const warning = `The connection to ${url.host} is not encrypted: others in the network can read along. Ask for an https link.`;
  return { ok: true, server: url.origin, invite, warning: isReadable ? warning : null };
}

/**
 * Joins a team: changes the invite of a link for a session. `name` is how the team sees the user.
 * @throws JoinError with a sentence: a wrong, used or old link, no name, or a server that is not reached
 */
export async function join(how: {
  link: string;
  name: string;
  /** What the browser calls itself, for the list of devices. */
  device?: string;
  /** The member whose changes wait here: nobody else may join, and the link stays good. */
  onlyAs?: string;
  fetch: typeof fetch;
}): Promise<Session> {
  const link = parseJoinLink(how.link);
  if (!link.ok) throw new JoinError(link.message);
  const name = how.name.trim();
  if (name === '' || name.length > 200) throw new JoinError('Type your name, at most 200 characters.');
  const body: z.infer<typeof JoinRequest> = {
    v: PROTOCOL_VERSION,
    invite: link.invite,
    name,
    ...(how.device !== undefined && { device: how.device }),
    ...(how.onlyAs !== undefined && { onlyAs: how.onlyAs }),
  };
  const wire = { fetch: how.fetch, now: () => 0, timeoutMs: TIMEOUT_MS };
  const server = { origin: link.server, token: null };
  const reply = await ask(wire, server, { path: '/v1/join', body, signal: undefined }, JoinReply).catch(
    (error: unknown) => {
      throw error instanceof SyncFailure
        ? new JoinError(whyNot(link.server, error), { cause: error })
        : error;
    },
  );
  return { server: link.server, token: reply.token, workspace: reply.workspace, member: reply.member };
}

function whyNot(server: string, { kind, message }: SyncFailure): string {
  if (kind === 'stop') return message;
  if (kind === 'offline')
    return `The server at ${server} cannot be reached. Check the network and the link, then try again.`;
  return `The server at ${server} does not answer as a Sidestage server does. Check the link, then try again.`;
}

function isThisComputer(host: string): boolean {
  return (
    host === 'localhost' ||
    host.endsWith('.localhost') ||
    host === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(host)
  );
}
