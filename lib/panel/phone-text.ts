import { readPhone } from '../model/phone';

/** What to say of a number that is being typed; `isRead`: whether it was understood. */
export interface PhoneSays {
  text: string;
  isRead: boolean;
}

/**
 * How a number was understood: 'United Kingdom: 020 7946 0018'; or that it is kept as typed. Null while there is too
 * little to say anything.
 * @param locale BCP 47 tag by which countries are named
 */
export function phoneSays(typed: string, country: string | null, locale: string): PhoneSays | null {
  const text = typed.trim();
  if (text.replace(/\D/g, '').length < 3 && text.length < 5) return null;
  const read = readPhone(text, country);
  if (read === null) return { text: 'Not read as a number: it is kept as you typed it.', isRead: false };
  if (read.country === null) return { text: `International: ${read.text}`, isRead: true };
  const name = new Intl.DisplayNames(locale, { type: 'region' }).of(read.country) ?? read.country;
  return { text: `${name}: ${read.national}`, isRead: true };
}

/** The country that a number without a country code is likely of: that of the person's other numbers, else of the locale. */
export function likelyCountry(phones: string[], locale: string): string | null {
  for (const phone of phones) {
    const country = readPhone(phone, null)?.country ?? null;
    if (country !== null) return country;
  }
  return new Intl.Locale(locale).maximize().region ?? null;
}
