/** What a site is for: a CRM's records, a support desk's tickets, or mail. */
export type Kind = 'record' | 'desk' | 'mail';

/** A site somebody wants to write. */
export interface NewSite {
  /** The name of its file, as in `acme-desk`. */
  id: string;
  /** The same as a name in code: `acmeDesk`. */
  constant: string;
  /** What users call it. */
  label: string;
  kind: Kind;
  /** Where it runs; null for a program that anybody can host. */
  host: string | null;
}

/** Whether a word is a kind of site. */
export function isKind(word: string): word is Kind {
  return word === 'record' || word === 'desk' || word === 'mail';
}

/** Words that cannot name a constant. */
const RESERVED = new Set(
  (
    'await break case catch class const continue debugger default delete do else enum export extends false finally for function if ' +
    'implements import in instanceof interface let new null package private protected public return static super switch this ' +
    'throw true try typeof var void while with yield site sites'
  ).split(' '),
);

/**
 * The names a site goes by.
 * @throws Error with one sentence for a name that cannot be one.
 */
export function nameOf(id: string, label?: string): Pick<NewSite, 'id' | 'constant' | 'label'> {
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) || id.length > 40)
    throw new Error(
      `A site's name is small letters and digits with hyphens between, such as acme-desk, not "${id}".`,
    );
  const constant = id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
  if (RESERVED.has(constant))
    throw new Error(`A site cannot be called ${id}: the word means something else in code.`);
  const shown =
    label ?? id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => ` ${letter.toUpperCase()}`).trim();
  if (!/^[\p{L}\d][\p{L}\d .-]{0,60}$/u.test(shown))
    throw new Error(`--label is what users call the program, in letters and digits, not "${shown}".`);
  return { id, constant, label: shown };
}
