// Names that a program gave on purpose (`client-email`) and names that a build or a record made (`sc-1a2b`, `row-4711`):
// only the first are the same tomorrow, and on the page of the next person.

/** How classes of style libraries begin whose names are hashes. */
const GENERATED =
  /^(?:sc|css|jsx?|jss|svelte|emotion|styled|makeStyles|Mui\w*-root|ember|react|radix|headlessui|ng|_ng\w*|v|mat|mui|chakra|tw|ext-gen|yui|gwt|isc|dijit|select2|cdk)-/i;
/**
 * Words of records and messages. A class or an id needs one: a build also makes up names that look like words (`xadobe`).
 */
const WORDS = new Set(
  (
    'name names fullname firstname lastname surname title subtitle heading headline header mail email emails mailto phone phones tel ' +
    'telephone mobile cell company organisation organization org account firm employer client clients customer customers contact ' +
    'contacts person people user member profile record detail details subject sender from recipient requester requestor reporter ' +
    'stage status state phase step pipeline lifecycle lead leads deal ticket case patient donor guest student candidate subscriber ' +
    'buyer kunde kunden kontakt ansprechpartner firma telefon absender betreff vorname nachname cliente clientes contacto contactos ' +
    'correo empresa telefono nombre asunto client nom prenom courriel entreprise societe expediteur sujet info summary card about bio ' +
    'identity avatar author'
  ).split(' '),
);

/** Whether an attribute's value was given on purpose and says nothing of one record or person (`said`). */
export function isStableName(value: string, said: readonly string[]): boolean {
  if (value.length > 60 || !/^[A-Za-z][\w.: -]*$/.test(value) || GENERATED.test(value)) return false;
  if (isSaid(value, said)) return false;
  const segments = value.split(/[^A-Za-z\d]+/);
  return segments.some((segment) => /[A-Za-z]{2}/.test(segment)) && !segments.some(isHashed);
}

/** The same for a class or an id, which must besides say what a thing is. */
export function isTellingName(value: string, said: readonly string[]): boolean {
  if (!/^[A-Za-z][\w-]*$/.test(value) || !isStableName(value, said)) return false;
  const words = value
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return words.some((word) => WORDS.has(word));
}

/** Whether a text repeats what was read of a person: their name, address, number or id. */
export function isSaid(text: string, said: readonly string[]): boolean {
  const plain = text.toLowerCase();
  return said.some((one) => one.length > 2 && plain.includes(one));
}

/** The words of what was read of a person, as they may turn up in names of a page. */
export function saidWords(values: readonly string[]): string[] {
  const words = values.flatMap((value) => [value, ...value.split(/[^\p{L}\d]+/u)]);
  return [...new Set(words.map((word) => word.trim().toLowerCase()).filter((word) => word.length > 2))];
}

/** A piece of a name that no person wrote: digits within letters, many digits, a mix of cases, letters without a vowel. */
function isHashed(segment: string): boolean {
  if (/\d{2}/.test(segment) || /\d[A-Za-z]/.test(segment)) return true;
  const letters = segment.replace(/\d/g, '');
  if (letters.length >= 5 && !/[aeiouy]/i.test(letters)) return true;
  const turns = letters.match(/[a-z][A-Z]|[A-Z][A-Z][a-z]/g)?.length ?? 0;
  return turns >= 2 && letters.length <= turns * 3 + 1;
}
