import type { Random } from './random';

/**
 * Ranges that regulators set aside for films and books, so that no number here can ring anywhere. `#` is any digit.
 * United Kingdom: Ofcom, numbers for use in TV and radio drama. North America: NANPA, 555-0100 to 555-0199.
 * Germany: Bundesnetzagentur, 'Drama Numbers'. France: Arcep, numbers for audiovisual works. Sweden: PTS, fictitious
 * numbers. Ireland: ComReg, 020 91. Australia: ACMA, numbers for use in radio and television.
 */
const FICTION = {
  english: ['+44 20 7946 0###', '+44 161 496 0###', '+44 7700 900###', '+1 212 555 01##', '+1 312 555 01##'],
  irish: ['+353 20 91# ####'],
  german: ['+49 30 23125 ###', '+49 40 66969 ###', '+49 89 99998 ###', '+49 69 90009 ###'],
  french: ['+33 1 99 00 ## ##'],
  swedish: ['+46 8 465 004 ##'],
  worldwide: ['+44 20 7946 0###', '+1 646 555 01##', '+1 415 555 01##', '+61 2 5550 ####'],
} as const;

/** Whose reserved numbers a person has. */
export type PhoneRange = keyof typeof FICTION;

/** A telephone number that is reserved for fiction. */
export function fictionalPhone(range: PhoneRange, random: Random): string {
  return random.pick(FICTION[range]).replaceAll(/#/g, () => String(random.whole(0, 9)));
}
