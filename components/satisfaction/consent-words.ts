import type { Contact } from '../../lib/model/contact';
import { dateText } from '../../lib/panel/time-text';

/** Whether the person agreed to be written to, and since when, in a sentence. */
export function consentWords(
  { consent, doNotContact }: Pick<Contact, 'consent' | 'doNotContact'>,
  now: number,
  locale: string,
): string {
  if (doNotContact) return 'Asked not to be contacted.';
  const since = consent.at === null ? '' : `, ${dateText(consent.at, now, locale)}`;
  if (consent.marketing === 'yes') return `Agreed to marketing${since}.`;
  return consent.marketing === 'no' ? `Said no to marketing${since}.` : 'Consent to marketing is not known.';
}
