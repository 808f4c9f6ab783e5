import { z } from './zod';

/** A record's id: a UUID, version 7 where the record is a fact, so that ids sort by the time they were made. */
export const Id = z.uuid();
export type Id = z.infer<typeof Id>;

/** A moment, in milliseconds since 1970-01-01 UTC. */
export const Instant = z.int().min(0).max(8.64e15);
export type Instant = z.infer<typeof Instant>;

/** ISO 4217 currency code, upper case. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);
export type Currency = z.infer<typeof Currency>;

/** An amount of money in integer minor units (cents for EUR), with its ISO 4217 currency. */
export const Money = z.strictObject({ minor: z.int(), currency: Currency });
export type Money = z.infer<typeof Money>;

/** The longest e-mail address that can be delivered to (RFC 5321 section 4.5.3.1.3, less the angle brackets). */
export const ADDRESS_LIMIT = 254;
/** The longest local part of an e-mail address (RFC 5321 section 4.5.3.1.1). */
export const LOCAL_PART_LIMIT = 64;
/** The longest name of a person or company that is kept. */
export const NAME_LIMIT = 200;
/** The longest text a person may type in one place: a note, a comment. */
export const TEXT_LIMIT = 10_000;

/** A name of a person, company or thing: 1 to 200 characters. */
export const Name = z.string().min(1).max(NAME_LIMIT);
/** Free text typed by a person. */
export const Text = z.string().max(TEXT_LIMIT);
