import { z } from './zod';
import { RecordType } from './record-key';
import { Id, Instant, Name } from './scalars';
import { SELECTOR_LIMIT } from './simple-selector';

/** At most so many ways to find one field. */
export const LADDER_LIMIT = 4;
/** The longest label beside a value. */
export const LABEL_LIMIT = 60;

/** Kept as text: what is no simple selector (`isSimpleSelector`) is passed over when a page is read. */
const Selector = z.string().max(SELECTOR_LIMIT);

/**
 * One way to find a value on a page. `mark`: by a name the program gave it. `label`: from the label beside it, so many
 * elements up, so many siblings on, and down again. `place`: by where it stands, which says least.
 */
export const Pointer = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('mark'), selector: Selector }),
  z.strictObject({
    by: z.literal('label'),
    label: z.string().min(1).max(LABEL_LIMIT),
    up: z.int().min(0).max(4),
    next: z.int().min(0).max(3),
    /** Empty: the element that was reached is the value. */
    below: Selector,
  }),
  z.strictObject({ by: z.literal('place'), selector: Selector }),
]);
export type Pointer = z.infer<typeof Pointer>;

/** What can be pointed at, in the order it is asked for. */
export const TaughtField = z.enum(['name', 'email', 'stage', 'phone', 'company']);
export type TaughtField = z.infer<typeof TaughtField>;

const Ladder = z.array(Pointer).max(LADDER_LIMIT);

/** How each field is found, the surest way first; empty for a field that was not shown. */
export const TaughtFields = z.strictObject({
  name: Ladder,
  email: Ladder,
  stage: Ladder,
  phone: Ladder,
  company: Ladder,
});
export type TaughtFields = z.infer<typeof TaughtFields>;

/** One part of a URL: a word that is always there, the id of the record, or anything. */
export const UrlPart = z.discriminatedUnion('is', [
  z.strictObject({ is: z.literal('text'), text: z.string().max(200) }),
  z.strictObject({ is: z.literal('id') }),
  z.strictObject({ is: z.literal('any') }),
]);
export type UrlPart = z.infer<typeof UrlPart>;

/** The shape of the URLs a rule is for: parts of the path, of a path in the hash, and parameters. */
export const PageShape = z.strictObject({
  path: z.array(UrlPart).max(20),
  hash: z.array(UrlPart).max(20),
  query: z.array(z.strictObject({ name: z.string().min(1).max(64), part: UrlPart })).max(10),
});
export type PageShape = z.infer<typeof PageShape>;

/**
 * A site that somebody of the team showed how to read: where the fields stand on pages of one shape. Nothing of a person
 * is in it. Each field is merged by itself.
 */
export const TaughtSite = z.strictObject({
  id: Id,
  /** `https://crm.example`: the rule is for pages of this origin only. */
  origin: z.string().regex(/^https?:\/\/[^/\s?#]{1,253}$/),
  /** What the user calls it. */
  label: Name,
  pages: PageShape,
  /** What the id in the URL is the id of; null where the URL has none. */
  record: RecordType.nullable(),
  fields: TaughtFields,
  /** The member who showed it; nobody where there is no team. */
  by: Id.nullable(),
  at: Instant,
  enabled: z.boolean(),
});
export type TaughtSite = z.infer<typeof TaughtSite>;

/** At most so many rules are kept for one origin. */
export const RULE_LIMIT = 20;

/** A rule as a content script gets it; `evidence` says who showed it and when. */
export const TaughtRule = z.strictObject({
  ...TaughtSite.pick({ id: true, pages: true, record: true, fields: true }).shape,
  evidence: z.string().min(1).max(200),
});
export type TaughtRule = z.infer<typeof TaughtRule>;
