import type { PhoneRange } from './phone-numbers';

/** A word as it is written, and in Latin letters where an address needs it so. */
export type Word = string | readonly [written: string, latin: string];

/** Names of one language: how many people of the sample have one, and what they are made of. All are invented. */
export interface Tongue {
  language: string;
  people: number;
  given: readonly Word[];
  family: readonly Word[];
  familyFirst?: boolean;
  companies: readonly Word[];
  phones: PhoneRange;
}

/** The words of a list that is written with commas. */
export const words = (text: string): string[] => text.split(', ');
