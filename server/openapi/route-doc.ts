import type { ErrorCode } from '../../lib/model/wire';
import type { z } from '../../lib/model/zod';

/** Who may call a route: whoever has a device token, the operator with theirs, or anybody. */
export type Who = 'device' | 'operator' | 'anybody';

/** What a route answers with 200. */
export interface AnswerDoc {
  about: string;
  /** `application/json` unless told. */
  type?: string;
  /** Of the body, or of one line or event of it. */
  schema?: z.ZodType;
}

/**
 * What is said of a route in `/openapi.json` and `/docs`. It stands beside its route and in the list of
 * `server/openapi/route-docs.ts`; a test fails on a route without one.
 */
export interface RouteDoc {
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As the app has it, as in `/v1/devices/:id`. */
  path: string;
  /** A few words. */
  summary: string;
  /** Whole sentences. */
  about: string;
  who: Who;
  /** Its fields carry descriptions (`describe`). */
  query?: z.ZodObject;
  body?: z.ZodType;
  answer: AnswerDoc;
  /** Errors of its own, beside those of every route of its kind. */
  errors?: readonly ErrorCode[];
}
