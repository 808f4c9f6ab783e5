import type { z } from '../lib/model/zod';
import { BODY_LIMIT } from '../lib/model/limits';
import { PROTOCOL_VERSION, SPOKEN_VERSIONS } from '../lib/model/wire';
import { Refusal } from './refusal';

/**
 * Reads a request's body as JSON: at most BODY_LIMIT bytes, however it is sent, not compressed, valid UTF-8.
 * @throws Refusal `too-large` or `bad-request`.
 */
export async function readJson(request: Request): Promise<{ text: string; value: unknown }> {
  const encoding = request.headers.get('content-encoding') ?? 'identity';
  if (encoding !== 'identity') throw new Refusal('bad-request', 'Send the body uncompressed.');
  if (Number(request.headers.get('content-length') ?? 0) > BODY_LIMIT) throw tooLarge();
  const text = await readText(request);
  try {
    return { text, value: JSON.parse(text) as unknown };
  } catch {
    throw new Refusal('bad-request', 'The body is not valid JSON.');
  }
}

function tooLarge(): Refusal {
  return new Refusal('too-large', 'The body is larger than 1 MiB: send less at a time.');
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

async function readText(request: Request): Promise<string> {
  // Where the length is told, the connection does not give more than that: no need to watch each piece.
  const isLengthKnown = request.headers.has('content-length') && !request.headers.has('transfer-encoding');
  const bytes = isLengthKnown ? await request.arrayBuffer() : await readPieces(request);
  try {
    return utf8.decode(bytes);
  } catch {
    throw new Refusal('bad-request', 'The body is not valid UTF-8.');
  }
}

async function readPieces(request: Request): Promise<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const piece = await reader?.read();
    if (piece === undefined || piece.done) return Buffer.concat(pieces);
    size += piece.value.byteLength;
    if (size > BODY_LIMIT) {
      await reader?.cancel().catch(() => undefined);
      throw tooLarge();
    }
    pieces.push(piece.value);
  }
}

/**
 * Makes sure that the client speaks our version of the protocol or the one before; says who is to be updated.
 * @throws Refusal `upgrade`.
 */
export function requireVersion(version: unknown): void {
  if (typeof version !== 'number') return; // the schema says so
  if (SPOKEN_VERSIONS.some((spoken) => spoken === version)) return;
  throw new Refusal(
    'upgrade',
    version > PROTOCOL_VERSION
      ? 'This server is older than your Sidestage: ask its owner to update it.'
      : 'Your Sidestage is too old for this server: update the extension.',
  );
}

/**
 * Parses what a request sent; the message names the first field that is wrong.
 * @throws Refusal `upgrade` or `bad-request`.
 */
export function parseRequest<S extends z.ZodType>(schema: S, value: unknown): z.infer<S> {
  if (typeof value === 'object' && value !== null && 'v' in value) requireVersion(value.v);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.map(String).join('.') ?? '';
  throw new Refusal('bad-request', `${path === '' ? 'The request' : path}: ${issue?.message ?? 'invalid'}`);
}

const WHOLE = /^\d{1,15}$/;

/**
 * A whole number of a query string, or `missing` where it is not there.
 * @throws Refusal `bad-request`.
 */
export function queryNumber(url: URL, name: string, missing: number): number {
  const text = url.searchParams.get(name);
  if (text === null) return missing;
  if (!WHOLE.test(text)) throw new Refusal('bad-request', `${name}: must be a whole number.`);
  return Number(text);
}
