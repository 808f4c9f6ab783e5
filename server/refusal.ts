import type { ErrorCode, ErrorReply } from '../lib/model/wire';
import { isDiskFull, isUnavailable } from './db/database-error';

/** The one HTTP status of each error code. */
export const STATUS = {
  'bad-request': 400,
  'not-signed-in': 401,
  forbidden: 403,
  'not-found': 404,
  cloned: 409,
  gap: 409,
  epoch: 409,
  'cursor-too-old': 410,
  'too-large': 413,
  upgrade: 426,
  'too-many-requests': 429,
  internal: 500,
  unavailable: 503,
} as const satisfies Record<ErrorCode, number>;

/** A request that is answered with an error the client can act on. Thrown anywhere, answered in one place. */
export class Refusal extends Error {
  override name = 'Refusal';
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly lastMid?: number,
  ) {
    super(message);
  }
}

/** The device was signed out by somebody else: it is to erase what it has. */
export class DeviceRevoked extends Refusal {
  constructor() {
    super('not-signed-in', 'This device was signed out: ask your admin for a new link.');
  }
}

/** Too much was asked; `seconds` from now it will be taken. */
export class TooManyRequests extends Refusal {
  constructor(readonly seconds: number) {
    super('too-many-requests', `Too many requests: wait ${seconds} s.`);
  }
}

/** Where there is nothing, or nothing of this team: the two cannot be told apart. */
export function nothingHere(): Refusal {
  return new Refusal('not-found', 'There is nothing here.');
}

/** The refusal that answers an error of any kind; one that is not the client's doing says nothing of the cause. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (isDiskFull(error)) {
    return new Refusal(
      'unavailable',
      "The server's disk is full; nothing was saved. Its owner must free space.",
    );
  }
  if (isUnavailable(error)) {
    return new Refusal(
      'unavailable',
      'The database cannot be reached right now; nothing is lost, try again.',
    );
  }
  return new Refusal('internal', 'The server failed; nothing was saved. Try again later.');
}

/** The one shape of every answer that is not 2xx. */
export function errorReply({ code, message, lastMid }: Refusal): ErrorReply {
  return { error: { code, message, ...(lastMid === undefined ? {} : { lastMid }) } };
}
