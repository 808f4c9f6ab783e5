import { z } from './zod';
import { NAME_LIMIT, TEXT_LIMIT } from './limits';

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

/** A name of a person, company or thing: 1 to 200 characters. */
export const Name = z.string().min(1).max(NAME_LIMIT);
/** Free text typed by a person. */
export const Text = z.string().max(TEXT_LIMIT);
