// Without zod: the panel draws before it is loaded.

/** The longest e-mail address that can be delivered to (RFC 5321 section 4.5.3.1.3, less the angle brackets). */
export const ADDRESS_LIMIT = 254;
/** The longest local part of an e-mail address (RFC 5321 section 4.5.3.1.1). */
export const LOCAL_PART_LIMIT = 64;
/** The longest name of a person or company that is kept. */
export const NAME_LIMIT = 200;
/** The longest text a person may type in one place: a note, a comment. */
export const TEXT_LIMIT = 10_000;
/** At most so many bytes in the body of one request. */
export const BODY_LIMIT = 1024 * 1024;
