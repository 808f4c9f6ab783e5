import { grownMutation } from '../../lib/model/grown';
import { SINCE_4 } from '../../lib/model/since-4';
import { PUSH_LIMIT, PushEnvelope, type Mutation } from '../../lib/model/wire';
import type { z } from '../../lib/model/zod';
import { parseRequest } from '../body';
import { hasOddText } from '../odd-text';
import { Refusal } from '../refusal';
import { readMutation } from './read-mutation';

/** A mutation of a push with what can be read of it: null where it can never succeed. */
export interface Queued {
  mid: number;
  uuid: string;
  mutation: Mutation | null;
}

/** A push as it was read from the wire. */
export interface Push extends Pick<z.infer<typeof PushEnvelope>, 'v' | 'clientId' | 'epoch' | 'now'> {
  queue: Queued[];
}

const Head = PushEnvelope.omit({ mutations: true });
const Loose = PushEnvelope.pick({ mutations: true });

/**
 * Reads the body of a push. A mutation that can never succeed is kept as such; only where its number or uuid cannot be
 * read is the whole push refused. The mutations are read once, by their own schemas: they are most of the work.
 * @throws Refusal `too-large`, `upgrade` or `bad-request`.
 */
export function readPush({ text, value }: { text: string; value: unknown }): Push {
  const { mutations, ...head } = Object(value) as { mutations?: unknown };
  if (!Array.isArray(mutations) || mutations.length === 0) return refused(value);
  if (mutations.length > PUSH_LIMIT) {
    throw new Refusal('too-large', `Send at most ${PUSH_LIMIT} mutations at a time.`);
  }
  const { v, clientId, epoch, now } = parseRequest(Head, head);
  const isOdd = mayHoldOddText(text);
  if (isOdd && hasOddText(clientId)) throw new Refusal('bad-request', 'clientId: must be well-formed text.');
  const queue = mutations.map((raw: unknown): Queued => {
    const mutation =
      isOdd && hasOddText(raw) ? null : readMutation(v < 4 ? grownMutation(SINCE_4, raw) : raw);
    const { mid, uuid } = mutation ?? numberOf(raw, value);
    return { mid, uuid: uuid.toLowerCase(), mutation };
  });
  return { v, clientId, epoch, now, queue };
}

function numberOf(raw: unknown, value: unknown): { mid: number; uuid: string } {
  const [read] = Loose.safeParse({ mutations: [raw] }).data?.mutations ?? [];
  return read ?? refused(value);
}

/** Says what is wrong with a push, by the schema of the whole. */
function refused(value: unknown): never {
  parseRequest(PushEnvelope, value);
  throw new Refusal('bad-request', 'The request cannot be read.');
}

/** Whether a body has an escape for NUL or for half a surrogate pair, neither of which the database takes. */
function mayHoldOddText(body: string): boolean {
  return /\\u(?:0000|d[89a-f])/i.test(body);
}
