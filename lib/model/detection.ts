import { z } from './zod';
import { ADDRESS_LIMIT, NAME_LIMIT } from './limits';
import { RecordKey } from './record-key';

/** At most so many people are read from the page of one person or message. */
export const CANDIDATE_LIMIT = 50;
/** At most so many rows are read from a list. */
export const ROW_LIMIT = 500;

/** A person as a page shows them. `confidence` is 0 to 1; `evidence` says in words which part of the page said what. */
export const Detected = z.strictObject({
  name: z.string().max(NAME_LIMIT).optional(),
  email: z.string().max(ADDRESS_LIMIT).optional(),
  phone: z.string().max(64).optional(),
  company: z.string().max(NAME_LIMIT).optional(),
  /** The stage the page itself shows, in the page's words. */
  stage: z.string().max(100).optional(),
  confidence: z.number().min(0).max(1),
  evidence: z.array(z.string().max(200)).max(20),
});
export type Detected = z.infer<typeof Detected>;

/**
 * `person`: one person, see `primary`. `ask`: somebody, but the user must say whether it is this one (first of
 * `others`). `several`: several people, none of them foremost. `nobody`: a page that shows no single person.
 * `too-large`: the page was not read to its end, so nobody is named.
 */
export const DetectionStatus = z.enum(['person', 'ask', 'several', 'nobody', 'too-large']);
export type DetectionStatus = z.infer<typeof DetectionStatus>;

/**
 * What a site said of a page. `primary` is null unless the status is `person`. `fallback`: the site (or a taught rule)
 * recognised the page, but none of its own ways of reading was there, and the generic reader answered in its place.
 */
export const Detection = z
  .strictObject({
    status: DetectionStatus,
    primary: Detected.nullable(),
    others: z.array(Detected).max(CANDIDATE_LIMIT),
    key: RecordKey.nullable(),
    site: z.string().min(1).max(64),
    fallback: z.boolean(),
  })
  .refine((d) => (d.status === 'person') === (d.primary !== null), {
    path: ['primary'],
    error: 'A primary person goes with the status "person", and only with it.',
  });
export type Detection = z.infer<typeof Detection>;

/** A person in a list or inbox, with the record the row leads to where it is known. */
export const ListedPerson = z.strictObject({ ...Detected.shape, key: RecordKey.nullable() });
export type ListedPerson = z.infer<typeof ListedPerson>;
