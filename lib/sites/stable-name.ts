// Names that a program gave on purpose (`client-email`) and names that a build or a record made (`sc-1a2b`, `row-4711`):
// only the first are the same tomorrow, and on the page of the next person.

/** How classes of style libraries begin whose names are hashes. */
const GENERATED =
  /^(?:sc|css|jsx?|jss|svelte|emotion|styled|makeStyles|Mui\w*-root|ember|react|radix|headlessui|ng|_ng\w*|v|mat|mui|chakra|tw|ext-gen|yui|gwt|isc|dijit|select2|cdk)-/i;
/** Words that say how a thing looks, not what it is. */
const LOOKS = new Set(
  (
    'text font flex grid items justify content border rounded shadow leading tracking hover focus block inline hidden truncate space ' +
    'width height color bold large small medium column columns row rows container wrapper inner outer item cell value field label ' +
    'active selected open closed visible show first last even odd left right center middle primary secondary muted light dark ' +
    'padding margin gap size background gray grey white black blue green panel block wrap link'
  ).split(' '),
);

/** Whether an attribute's value was given on purpose and says nothing of one record or person (`said`). */
export function isStableName(value: string, said: readonly string[]): boolean {
  if (value.length > 60 || !/^[A-Za-z][\w.: -]*$/.test(value) || GENERATED.test(value)) return false;
  if (isSaid(value, said)) return false;
  const segments = value.split(/[^A-Za-z\d]+/);
  return segments.some((segment) => /[A-Za-z]{2}/.test(segment)) && !segments.some(isHashed);
}

/** The same for a class, which must besides say what a thing is rather than how it looks. */
export function isStableClass(value: string, said: readonly string[]): boolean {
  if (!/^[A-Za-z][\w-]*$/.test(value) || !isStableName(value, said)) return false;
  const words = value
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .split(/[^a-z]+/);
  return (
    words.some((word) => word.length >= 4 && !LOOKS.has(word)) ||
    words.some((word) => word === 'tel' || word === 'org')
  );
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
