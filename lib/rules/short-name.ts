import type { Contact } from '../model/contact';

const HONORIFIC = /^(?:dr|prof|mr|mrs|ms|mx|herr|frau|sir|madam|rev)\.?$/i;

/** What to call a person in a greeting: the first name where it is plain which that is, else the whole name. */
export function firstName(contact: Pick<Contact, 'name'>): string | null {
  const name = contact.name?.trim() ?? '';
  if (name === '') return null;
  const [before = '', after = ''] = name.split(',').map((part) => part.trim());
  const given = name.includes(',') && isGiven(after) ? after : before;
  const first = given.split(/\s+/)[0] ?? '';
  // Only Latin, Greek and Cyrillic names are taken to begin with the given name.
  return /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}'’-]{2,}$/u.test(first) &&
    !HONORIFIC.test(first)
    ? first
    : name;
}

/** Whether what follows a comma is the given name ('Weber, Lena'), and no title or 'née Weber'. */
function isGiven(text: string): boolean {
  const first = text.split(/\s+/)[0] ?? '';
  return first !== '' && first !== first.toLowerCase() && !SUFFIX.test(first);
}
const SUFFIX = /^(?:jr|sr|ph\.?d|m\.?d|mba|esq|ing|geb|née|i{2,3}|iv)\.?$/i;

/** A longer one would be all that a sentence says. */
const SHORT_LIMIT = 40;

/** How a sentence names a person: first name, else address, else 'This person'; cut at 40 letters. */
export function shortName(contact: Pick<Contact, 'name' | 'emails'>): string {
  const name = firstName(contact) ?? contact.emails[0] ?? 'This person';
  const letters = Array.from(name.slice(0, 2 * SHORT_LIMIT + 2));
  return letters.length > SHORT_LIMIT
    ? `${letters
        .slice(0, SHORT_LIMIT - 1)
        .join('')
        .trimEnd()}…`
    : name;
}
