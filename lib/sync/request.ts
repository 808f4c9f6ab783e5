import { ErrorReply } from '../model/wire';
import type { z } from '../model/zod';
import { SyncFailure } from './failure';
import { retryAfterMs } from './retry-after';

/** What requests are made with. */
export interface Wire {
  fetch: typeof fetch;
  now: () => number;
  /** How long an answer may take, in milliseconds. */
  timeoutMs: number;
}

/** Where a request goes, and as whom. */
export interface Server {
  origin: string;
  /** Null before a device has joined. */
  token: string | null;
}

/** One request: a path from the server's root, and what is sent with POST. */
export interface Ask {
  path: string;
  body?: unknown;
  signal: AbortSignal | undefined;
}

/**
 * Makes a request and reads its answer whole, as JSON of a schema: only what parses counts as an answer.
 * @throws SyncFailure
 */
export async function ask<S extends z.ZodType>(
  wire: Wire,
  server: Server,
  request: Ask,
  schema: S,
): Promise<z.infer<S>> {
  const timeout = AbortSignal.timeout(wire.timeoutMs);
  const signal = request.signal === undefined ? timeout : AbortSignal.any([request.signal, timeout]);
  const response = await send(wire, server, { ...request, signal });
  const text = await response.text().catch((error: unknown) => {
    throw notReached(server, error);
  });
  const value = jsonOf(text);
  if (value === undefined) throw webPage(server);
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw unreadable(server, parsed.error);
  return parsed.data;
}

/**
 * Makes a request and returns its answer unread when the server took it. Nothing is sent or kept but the token.
 * @throws SyncFailure
 */
export async function send(wire: Wire, server: Server, request: Ask): Promise<Response> {
  const init: RequestInit = {
    method: request.body === undefined ? 'GET' : 'POST',
    headers: {
      ...(server.token !== null && { authorization: `Bearer ${server.token}` }),
      ...(request.body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(request.body !== undefined && { body: JSON.stringify(request.body) }),
    ...(request.signal && { signal: request.signal }),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
  };
  const { fetch } = wire;
  const response = await fetch(`${server.origin}${request.path}`, init).catch((error: unknown) => {
    throw notReached(server, error);
  });
  if (response.ok) return response;
  throw await refusal(wire, server, response);
}

/** How the server says that a token counted once: RFC 6750, section 3. One that it never knew erases nothing. */
const REVOKED = /^Bearer .*error_description="revoked"/;

/** The answer was not what this version knows. */
export function unreadable({ origin }: Server, cause?: unknown): SyncFailure {
  const message = `The server at ${origin} sent an answer that this version cannot read. Nothing is lost, trying again.`;
  return new SyncFailure('later', message, null, null, cause);
}

/** The server was not reached, or its answer broke off. */
export function notReached({ origin }: Server, cause: unknown): SyncFailure {
  return new SyncFailure('offline', `The server at ${origin} cannot be reached.`, null, null, cause);
}

function webPage({ origin }: Server): SyncFailure {
  return new SyncFailure(
    'later',
    `The server at ${origin} answered with a web page instead of data: perhaps a sign-in page of the network. Nothing is lost, trying again.`,
  ).as('portal');
}

/** What an answer that is not 2xx means. One without our error shape comes from something between us and the server. */
async function refusal(wire: Wire, server: Server, response: Response): Promise<SyncFailure> {
  const waitMs = retryAfterMs(response.headers.get('retry-after'), wire.now());
  const text = await response.text().catch(() => '');
  const parsed = ErrorReply.safeParse(jsonOf(text));
  const at = `The server at ${server.origin}`;
  const later = (message: string) =>
    new SyncFailure('later', `${message} Nothing is lost, trying again.`, waitMs);
  if (!parsed.success) {
    if (response.status === 429 || response.status === 503) return later(`${at} is busy.`).as('busy');
    return response.status < 500 ? webPage(server) : later(`${at} has a problem (${response.status}).`);
  }
  const { code, lastMid = null, message } = parsed.data.error;
  switch (code) {
    case 'gap':
    case 'cloned':
    case 'epoch':
    case 'cursor-too-old':
      return new SyncFailure(code, message, null, lastMid);
    case 'not-signed-in':
      if (REVOKED.test(response.headers.get('www-authenticate') ?? '')) {
        return new SyncFailure('revoked', 'This browser was signed out by the team.');
      }
      return new SyncFailure(
        'stop',
        'This device is signed out. What you write is kept here; join again with a new link and it is sent.',
      ).as('signed-out');
    case 'upgrade':
      return new SyncFailure('stop', message).as('version');
    case 'forbidden':
      return new SyncFailure('stop', message).as('not-allowed');
    case 'too-many-requests':
    case 'unavailable':
      return later(`${at} is busy.`).as('busy');
    case 'not-found':
    case 'bad-request':
    case 'too-large':
    case 'internal':
      return later(`${at} does not take what was sent (${message})`.replace(/\.?\)$/, ').'));
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
