import { z } from './zod';
import { ADDRESS_LIMIT } from './limits';
import { Id, Instant, Name } from './scalars';
import { RecordKey } from './record-key';

/** Whether a person agreed to be sent marketing, and since when; `unknown` is never read as yes. */
export const Consent = z.strictObject({
  marketing: z.enum(['yes', 'no', 'unknown']),
  at: Instant.nullable(),
  /** How they put it, or where it was said. */
  words: z.string().max(500).optional(),
});
export type Consent = z.infer<typeof Consent>;

/** Where a person came from. */
export const Source = z.strictObject({
  channel: z.string().max(64),
  campaign: z.string().max(200).nullable(),
  /** Who recommended the team to them, as somebody put it. */
  referrer: z.string().max(200).nullable(),
  at: Instant.nullable(),
});
export type Source = z.infer<typeof Source>;

/** What is known of what a person wants. */
export const ProfileTopic = z.enum(['interests', 'goals', 'criteria', 'competitors', 'shops', 'timing']);
export type ProfileTopic = z.infer<typeof ProfileTopic>;

/** One thing that was learnt of a person. */
export const ProfileEntry = z.strictObject({
  id: Id,
  topic: ProfileTopic,
  text: z.string().min(1).max(500),
  at: Instant,
  /** Who or what said it: 'call with Dana', 'web form'. */
  origin: z.string().max(200),
});
export type ProfileEntry = z.infer<typeof ProfileEntry>;

const Fields = {
  name: Name.nullable(),
  /** Addresses as the person writes them, the one to use first; compared by `addressKey`. */
  emails: z.array(z.string().min(3).max(ADDRESS_LIMIT)).max(20),
  phones: z.array(z.string().min(2).max(64)).max(20),
  company: Name.nullable(),
  title: Name.nullable(),
  /** The member who looks after this person, or nobody. */
  owner: Id.nullable(),
  consent: Consent,
  doNotContact: z.boolean(),
  /** Records of other programs that are known to be this person. */
  keys: z.array(RecordKey).max(50),
  source: Source.nullable(),
  profile: z.array(ProfileEntry).max(100),
};

/** The fields that people type or choose themselves, one by one: what of them is lost is shown to who wrote it. CF1 */
export const TYPED_FIELDS = [
  'name',
  'emails',
  'phones',
  'company',
  'title',
  'owner',
  'consent',
  'doNotContact',
  'source',
  'profile',
] as const satisfies (keyof typeof Fields)[];
export type TypedField = (typeof TYPED_FIELDS)[number];

const lostEdit = <K extends TypedField>(field: K) =>
  z.strictObject({
    field: z.literal(field),
    mine: Fields[field],
    /** What it was before both; absent where that is not known. */
    original: Fields[field].optional(),
    /** Whose it is, and when it was typed, by the server's clock. */
    by: Id,
    at: Instant,
    /** Who wrote what counts instead, and when; nobody: a file or another program. */
    over: z.strictObject({ by: Id.nullable(), at: Instant }),
  });

/** What somebody typed into a field and another edit replaced unseen; it stays until its author settles it. CF1 */
export const LostEdit = z.discriminatedUnion('field', [
  lostEdit('name'),
  lostEdit('emails'),
  lostEdit('phones'),
  lostEdit('company'),
  lostEdit('title'),
  lostEdit('owner'),
  lostEdit('consent'),
  lostEdit('doNotContact'),
  lostEdit('source'),
  lostEdit('profile'),
]);
export type LostEdit = z.infer<typeof LostEdit>;

/** At most so many lost edits of a person are kept, the latest. */
export const LOST_LIMIT = 50;

/** What a merge changed of the person who is shown: by it the merge can be taken back at any later time. */
export const MergeRecord = z.strictObject({
  into: Id,
  at: Instant,
  by: Id.nullable(),
  /** The fields of that person that were changed, as they were before. */
  before: z.strictObject(Fields).partial(),
});
export type MergeRecord = z.infer<typeof MergeRecord>;

/**
 * A person the team deals with. Each field is merged by itself (last writer wins), so two people may edit different
 * fields of one person at once. The stage is not a field: it is derived from the stage changes.
 */
export const Contact = z.strictObject({
  id: Id,
  ...Fields,
  /**
   * The person this one was found to be: both are shown as that one. It counts only while that one is there; of people
   * who were merged in a circle the one with the smallest id is shown.
   */
  mergedInto: Id.nullable(),
  /** Of the merge that holds; absent where there never was one. */
  merge: MergeRecord.nullable().optional(),
  createdAt: Instant,
  /** The market they belong to; null, or one that is not there any more: the workspace's main one. */
  market: Id.nullable(),
  /** Written by the server alone; absent where nothing was lost. */
  lost: z.array(LostEdit).max(LOST_LIMIT).optional(),
});
export type Contact = z.infer<typeof Contact>;
