import { z } from './zod';
import { Contact } from './contact';
import {
  ActionOutcome,
  Interaction,
  Order,
  Reversal,
  Reward,
  StageChange,
  StageKept,
  SurveyResponse,
} from './facts';
import { Bulk, BulkResult } from './bulk';
import { ADDRESS_LIMIT } from './limits';
import { RecordKey } from './record-key';
import { Id, Instant, Name } from './scalars';
import { TaughtSite } from './taught-site';
import { TeamRecord } from './team-record';
import { Member, Role, Workspace } from './workspace';

/**
 * History of the protocol. A change of any schema in this file changes its hash, which a test pins: raise the
 * version, add a line here, and pin the new hash.
 * 1: join, push, pull, snapshot, live.
 * 2: taught sites. A client of 1 was answered as before, without them.
 * 3: profile, referrer, words of consent and merges of people; rewards, stages that were kept, retired stages, tiers; what cart, quote,
 *    referral and edited note are about; how an action came to be proposed; rules that are
 *    switched off. A client of 2 was answered as before.
 * 4: markets and whose people are in which, moves from one to another, fits of the value model, rates of currencies, more
 *    inputs of values and since when each is so; which people a device holds, look-ups, bulks with what they put off, and snapshots that go on after
 *    a cut; what somebody typed and lost, in the contact; people who were erased do not come back; members
 *    who were removed, links for another browser; what a team keeps together, such as views of people. A client of 3 is answered as before: see since-4.ts.
 */
export const PROTOCOL_VERSION = 4;
/** What a server speaks: this version and the one before. */
export const SPOKEN_VERSIONS = [PROTOCOL_VERSION, PROTOCOL_VERSION - 1] as const;
/** At most so many mutations in one push. */
export const PUSH_LIMIT = 500;
/** At most so many rows in one page of a pull. */
export const PULL_LIMIT = 1000;
/** At most so many people are asked for at a time, and so many keys looked up. */
export const FETCH_LIMIT = 200;
export const LOOKUP_LIMIT = 50;

const Version = z.literal(PROTOCOL_VERSION);
/** Of a request: the client may be one version behind. */
const SpokenVersion = z.literal(SPOKEN_VERSIONS);
const Epoch = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[^\0\p{Surrogate}]*$/u, 'must be well-formed text');
const ClientId = z.string().min(1).max(64);
const Mid = z.int().min(1);
const Seq = z.int().min(0);

const Sent = {
  /** 1, 2, 3 ... a client, without gaps. */
  mid: Mid,
  /** Made once by the client: the same effect is never applied twice. */
  uuid: Id,
  recordId: Id,
  /** How long ago the edit was made, by the client's own clock. */
  ageMs: z.int().min(0),
};

const event = <K extends string, S extends z.ZodType>(kind: K, fields: S) =>
  z.strictObject({ ...Sent, op: z.literal('event'), kind: z.literal(kind), fields });

const patch = <K extends string, S extends z.ZodRawShape>(kind: K, fields: z.ZodObject<S>) =>
  z.strictObject({
    ...Sent,
    op: z.literal('patch'),
    kind: z.literal(kind),
    fields: fields.partial(),
    base: fields.partial().nullable(),
  });

/** One change on its way to the server. */
export const Mutation = z.union([
  patch('contact', Contact),
  patch('workspace', Workspace),
  patch('taught-site', TaughtSite),
  patch('team-record', TeamRecord),
  event('stage-change', StageChange),
  event('interaction', Interaction),
  event('order', Order),
  event('survey-response', SurveyResponse),
  event('action-outcome', ActionOutcome),
  event('reversal', Reversal),
  event('reward', Reward),
  event('stage-kept', StageKept),
  z.strictObject({ ...Sent, op: z.literal('delete'), kind: z.literal('contact') }),
  z.strictObject({ ...Sent, op: z.literal('delete'), kind: z.literal('taught-site') }),
  z.strictObject({ ...Sent, op: z.literal('delete'), kind: z.literal('team-record') }),
  /** Many people at once; `recordId` is the bulk's own. */
  z.strictObject({ ...Sent, op: z.literal('bulk'), kind: z.literal('contact'), fields: Bulk }),
]);
export type Mutation = z.infer<typeof Mutation>;

/** `now`: the client's clock when it sends, so that a fact stamped by a wrong clock can be put right. */
export const PushRequest = z.strictObject({
  v: SpokenVersion,
  epoch: Epoch.nullable(),
  clientId: ClientId,
  now: z.int().min(0),
  mutations: z.array(Mutation).min(1).max(PUSH_LIMIT),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** Why a mutation can never succeed. `erased`: somebody with this address or record was erased and is not to come back. */
export const RejectionCode = z.enum(['invalid', 'forbidden', 'gone', 'unknown-record', 'exists', 'erased']);
export type RejectionCode = z.infer<typeof RejectionCode>;

/** The push envelope with its mutations unread: one bad mutation is rejected by itself, the others go on. */
export const PushEnvelope = z.strictObject({
  ...PushRequest.shape,
  mutations: z
    .array(z.looseObject({ mid: Mid, uuid: Id }))
    .min(1)
    .max(PUSH_LIMIT),
});

export const PushReply = z.strictObject({
  lastMid: z.int().min(0),
  /** `at` goes with `erased`: when. */
  rejected: z.array(z.strictObject({ mid: Mid, code: RejectionCode, at: Instant.optional() })),
  /** What became of the bulks of the push, person by person. */
  bulks: z.array(BulkResult).max(PUSH_LIMIT).optional(),
  seq: Seq,
  epoch: Epoch,
});
export type PushReply = z.infer<typeof PushReply>;

const row = <K extends string, S extends z.ZodType>(kind: K, data: S) =>
  z.strictObject({
    kind: z.literal(kind),
    id: Id,
    seq: Seq,
    deleted: z.boolean(),
    data: data.nullable(),
  });

/** A record as the server sends it; `data` is null exactly when it is deleted. */
export const Row = z.discriminatedUnion('kind', [
  row('contact', Contact),
  row('workspace', Workspace),
  row('taught-site', TaughtSite),
  row('team-record', TeamRecord),
  row('member', Member),
  row('stage-change', StageChange),
  row('interaction', Interaction),
  row('order', Order),
  row('survey-response', SurveyResponse),
  row('action-outcome', ActionOutcome),
  row('reversal', Reversal),
  row('reward', Reward),
  row('stage-kept', StageKept),
]);
export type Row = z.infer<typeof Row>;

/**
 * Which people a device is sent by themselves, as the server names it: `all`, or `team`, `mine` and `opened` where there
 * are too many, and what the member may see of them. A device holds a person whole or not at all.
 */
export const Scope = z.string().regex(/^(?:all|team|mine|opened)\/[a-z]{0,8}$/);

/**
 * Answer to `GET /v1/sync/pull?epoch&cursor&limit&scope`: rows with seq above the cursor, in order. `out`: people who
 * changed and are not sent by themselves, whether or not they were.
 */
export const PullReply = z.strictObject({
  v: Version,
  epoch: Epoch,
  rows: z.array(Row).max(PULL_LIMIT),
  out: z.array(Id).max(PULL_LIMIT).optional(),
  cursor: Seq,
  done: z.boolean(),
});
export type PullReply = z.infer<typeof PullReply>;

/**
 * First line of `GET /v1/sync/snapshot?scope` (gzip, a JSON value a line); rows and marks follow, then SnapshotEnd. What is
 * cut off goes on with `after`, the last mark, and `cursor`, that of the first line.
 */
export const SnapshotStart = z.strictObject({
  v: Version,
  epoch: Epoch,
  cursor: Seq,
  scope: Scope.optional(),
});
/** Everything up to here has come. */
export const SnapshotMark = z.strictObject({ mark: z.string().min(1).max(64) });
export const SnapshotEnd = z.strictObject({ end: z.literal(true), count: z.int().min(0) });

/** `POST /v1/people/fetch`: people with everything known of them, and of those who were merged with them. */
export const FetchRequest = z.strictObject({
  v: SpokenVersion,
  epoch: Epoch.nullable(),
  ids: z.array(Id).min(1).max(FETCH_LIMIT),
});
/** `POST /v1/people/lookup`: the same, of whoever has one of these addresses or records. */
export const LookupRequest = z.strictObject({
  v: SpokenVersion,
  epoch: Epoch.nullable(),
  keys: z
    .array(
      z.union([
        z.strictObject({ address: z.string().min(1).max(ADDRESS_LIMIT) }),
        z.strictObject({ record: RecordKey }),
      ]),
    )
    .min(1)
    .max(LOOKUP_LIMIT),
});
export type LookupKey = z.infer<typeof LookupRequest>['keys'][number];
/**
 * Answer to both: all rows of these people, who are sent by themselves from now on, no older than `seq`. `gone`: asked for,
 * and not there. `rest`: there was no room for them: ask again.
 */
export const PeopleReply = z.strictObject({
  v: Version,
  epoch: Epoch,
  seq: Seq,
  rows: z.array(Row),
  gone: z.array(Id),
  rest: z.array(Id),
});
export type PeopleReply = z.infer<typeof PeopleReply>;

/** An event of `GET /v1/sync/live`: something up to this seq is there to be pulled. */
export const LiveHint = z.strictObject({ seq: Seq });

/** `POST /v1/join`: an invite's secret for a device token, which is shown once. */
export const JoinRequest = z.strictObject({
  v: SpokenVersion,
  invite: z.string().regex(/^[\w.~-]{20,200}$/),
  name: Name,
  /** What the browser calls itself, for the list of devices. */
  device: Name.optional(),
  /** Join as this member or not at all: there are changes of theirs here that nobody else may send. */
  onlyAs: Id.optional(),
});
export const JoinReply = z.strictObject({
  token: z.string().min(20).max(300),
  workspace: z.strictObject({ id: Id, name: Name }),
  member: z.strictObject({ id: Id, name: Name, roles: z.array(Role).min(1) }),
  epoch: Epoch,
});
export type JoinReply = z.infer<typeof JoinReply>;

/** Codes of the one error shape; each goes with one HTTP status. */
export const ErrorCode = z.enum([
  'bad-request',
  'too-large',
  'not-signed-in',
  'forbidden',
  'not-found',
  'cloned',
  'gap',
  'epoch',
  'cursor-too-old',
  'upgrade',
  'too-many-requests',
  'unavailable',
  'internal',
]);
export type ErrorCode = z.infer<typeof ErrorCode>;

/** Every answer that is not 2xx. `lastMid` goes with `gap` and `cloned`. */
export const ErrorReply = z.strictObject({
  error: z.strictObject({ code: ErrorCode, message: z.string(), lastMid: z.int().optional() }),
});
export type ErrorReply = z.infer<typeof ErrorReply>;
