import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/** A phone number that was read. */
export interface ReadPhone {
  /** As it is kept and dialled from anywhere: '+44 20 7946 0018', with 'ext. 12' where there is an extension. */
  text: string;
  /** As it is written in its own country: '020 7946 0018'. */
  national: string;
  /** ISO 3166 code of two letters; null for numbers of no country, such as +800. */
  country: string | null;
}

/**
 * Reads a number as somebody typed it. Without a country code it is taken to be of `country`. Null for what is no number
 * of its country: it may be one all the same, so keep what was typed.
 * @param country ISO 3166 code of two letters, or null where none is likely
 */
export function readPhone(text: string, country: string | null): ReadPhone | null {
  // A number is never longer; what is longer is not looked through.
  if (text.length > 64) return null;
  const found = parsePhoneNumberFromString(text, country === null ? {} : { defaultCountry: asCode(country) });
  if (found?.isValid() !== true) return null;
  return {
    text: found.formatInternational(),
    national: found.formatNational(),
    country: found.country ?? null,
  };
}

/** The library takes any text and reads nothing where it does not know the country. */
function asCode(country: string): CountryCode {
  return country as CountryCode;
}
