// The limits of lib/model/detection.ts and scalars.ts again: those modules load zod, which a content script must not.
// test/sites/bounds.test.ts holds both to be equal.

/** At most so many people are read from the page of one person or message. */
export const CANDIDATE_LIMIT = 50;
/** At most so many rows are read from a list. */
export const ROW_LIMIT = 500;
/** The longest name that is kept. */
export const NAME_LIMIT = 200;
/** The longest phone number that is kept. */
export const PHONE_LIMIT = 64;
/** The longest stage text that is kept. */
export const STAGE_LIMIT = 100;
/** The longest sentence of evidence, and how many. */
export const EVIDENCE_LIMIT = 200;
export const EVIDENCE_COUNT = 20;
/** The longest id and account of a record key. */
export const ID_LIMIT = 512;
export const ACCOUNT_LIMIT = 254;
/** A text longer than this is prose, never an address with a name. */
export const MAILBOX_TEXT_LIMIT = 512;
/** A page of more elements than this is not read. */
export const ELEMENT_LIMIT = 60_000;
/**
 * How long one reading of a page may take, all its steps together, in milliseconds: with what the browser does meanwhile
 * (layout above all) it comes to about 100.
 */
export const TIME_LIMIT_MS = 80;
/** How long one step of it should take: a page whose thread is held for longer than 50 ms is felt to hang. */
export const STEP_LIMIT_MS = 16;
