import { findMailbox } from './mailbox';
import { NAME_LIMIT } from './bounds';
import { oneLine } from './text';

/** Characters that do not show, or that turn what follows around: they make one name look like another. */
const UNSEEN = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
/** What a program puts before a name in a heading: 'User: Nora Quell'. */
const KIND =
  /^(?:user|contact|customer|person|lead|benutzer|kontakt|kunde|usuario|contacto|cliente|utilisateur|client) ?: (?=\p{L})/iu;
/** What stands behind the comma of a company or a title rather than of a family name. */
const NO_FIRST_NAME =
  /^(?:inc|ltd|llc|llp|plc|corp|co|gmbh|ag|kg|ug|se|sa|sas|sarl|srl|spa|bv|nv|ab|as|oy|jr|sr|ii|iii|iv|phd|md|mba|cpa|esq|dds|msc|bsc|ma|ba)\.?$/i;

/**
 * A name as a person reads it: unseen characters and quotes gone, 'Last, First' turned around. Null for what is no name:
 * nothing, an address, only digits or signs.
 */
export function readName(text: string | null | undefined): string | null {
  if (text === null || text === undefined || text.length > 4 * NAME_LIMIT) return null;
  const plain = oneLine(text.replace(/[\t\n\r]/g, ' ').replace(UNSEEN, '')).replace(
    /^["'“”„]+|["'“”„,;:]+$/g,
    '',
  );
  const name = plain.replace(KIND, '');
  if (!/\p{L}/u.test(plain) || findMailbox(plain) !== null || plain.includes('@')) return null;
  return turned(name).slice(0, NAME_LIMIT);
}

/** 'Okafor, Adaeze (Ministry)' becomes 'Adaeze Okafor (Ministry)'; a company or a title behind the comma stays. */
function turned(name: string): string {
  const paren = name.indexOf('(');
  const base = (paren < 0 ? name : name.slice(0, paren)).trim();
  const parts = base.split(',').map((part) => part.trim());
  const [last, first] = parts;
  if (parts.length !== 2 || last === undefined || first === undefined) return name;
  const isName = (part: string) =>
    /^\p{L}[\p{L}\p{M}.'’\- ]{0,60}$/u.test(part) && part.split(' ').length <= 3;
  if (!isName(last) || !isName(first) || NO_FIRST_NAME.test(first) || /\b(?:and|und|et|y|e)\b/i.test(first))
    return name;
  return `${first} ${last}${paren < 0 ? '' : ` ${name.slice(paren)}`}`;
}

/**
 * The address that a display name pretends to be, where it is not the address it stands for: `"nora@ferngate.example"
 * <k.lender@quickdeal.example>`. Null for an honest name.
 */
export function otherAddressIn(name: string | null, email: string): string | null {
  const shown = name === null ? null : (findMailbox(name)?.email ?? null);
  return shown === null || shown === email ? null : shown;
}

/** Headings that look like names and are parts of a record in every program. */
const PARTS = new Set(
  (
    'status|details|overview|summary|about|profile|information|personal info|personal information|personal details|contact|' +
    'contact info|contact information|contact details|background info|general|general information|tags|tasks|notes|activity|' +
    'activities|history|timeline|emails|phones|addresses|documents|files|attachments|deals|companies|contacts|tickets|inbox|' +
    'sent|drafts|home|dashboard|settings|search|messages|conversation|requester|customer|customers|people|users|related|' +
    'details zum kontakt|kontakt|kontakte|übersicht|allgemein|persönliche angaben|kontaktdaten|notizen|aufgaben|verlauf|' +
    'posteingang|personen|kunden|resumen|detalles|información|información de contacto|notas|tareas|clientes|contactos|bandeja de entrada|' +
    'aperçu|détails|coordonnées|informations|informations personnelles|remarques|tâches|clients|boîte de réception|mail|e-mail|email|webmail'
  ).split('|'),
);

/** Whether a text can be a person's name: a few words, no digits, not a sentence. Used where nothing says it is one. */
export function looksLikeName(text: string): boolean {
  const words = text.split(' ');
  if (words.length > 5 || text.length > 60 || /[\d@/\\|#<>=_*+!?{}[\]…]/.test(text)) return false;
  return (
    /^\p{L}/u.test(text) &&
    !PARTS.has(text.toLowerCase()) &&
    !/[.:;]$/.test(text) &&
    words.some((word) => word.length > 1)
  );
}

/** Whether a name and an address can be one person's: a word of the name stands in the address, or its initials do. */
export function nameFits(name: string, email: string): boolean {
  const local = folded(email.slice(0, email.lastIndexOf('@')).split('+', 1)[0] ?? '');
  const words = folded(name)
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '');
  if (words.some((word) => word.length >= 3 && local.includes(word))) return true;
  const letters = local.replace(/[^\p{L}]/gu, '');
  const initials = words.map((word) => word[0] ?? '').join('');
  if (words.length >= 2 && letters === initials) return true;
  return words.some((word) => word.length === 2 && local.split(/[^\p{L}]+/u).includes(word));
}

/** Whether a part of a URL was made of a name: `tomas-o-briain` of 'Tomás Ó Briain'. */
export function isSlugOf(slug: string, name: string): boolean {
  const letters = (text: string) => folded(text).replace(/[^\p{L}]/gu, '');
  return letters(slug).length >= 4 && letters(slug) === letters(name);
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
