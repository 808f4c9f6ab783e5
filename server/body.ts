import { z } from '../lib/model/zod';
import { BODY_LIMIT, PROTOCOL_VERSION } from '../lib/model/wire';
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

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const part = await reader?.read();
    if (part === undefined || part.done) break;
    size += part.value.byteLength;
    if (size > BODY_LIMIT) {
      await reader?.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw new Refusal('bad-request', 'The body is not valid UTF-8.');
  }
}

/**
 * Makes sure that the client speaks our version of the protocol; says who is to be updated.
 * @throws Refusal `upgrade`.
 */
export function requireVersion(version: unknown): void {
  if (version === PROTOCOL_VERSION || typeof version !== 'number') return; // no number: the schema says so
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
