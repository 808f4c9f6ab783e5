import type { NewSite } from './wanted';

const FIRST_IMPORT = /^import \{ /m;
const LIST = /^export const \w+: readonly Site\[\] = \[([\w\s,]*)\];$/m;

/** The list a new site belongs to, as a path within the project: a page loads the readers of one list only. */
export function listOf({ kind, host }: Pick<NewSite, 'kind' | 'host'>): string {
  const name = host === null ? 'any-host-sites' : kind === 'mail' ? 'mail-sites' : 'record-sites';
  return `lib/sites/${name}.ts`;
}

/**
 * A list of sites with one more, at its end.
 * @throws Error with one sentence where the list is not made as expected.
 */
export function withSite(list: string, { id, constant }: Pick<NewSite, 'id' | 'constant'>): string {
  const known = LIST.exec(list)?.[1];
  if (known === undefined || !FIRST_IMPORT.test(list))
    throw new Error('The list of sites is not made as expected: add the site to it by hand.');
  if (known.split(/[\s,]+/).includes(constant)) throw new Error(`The list names a site ${constant} already.`);
  const entered = list.replace(LIST, (all) => all.replace(/,?\s*\];$/, `, ${constant}];`));
  const lines = entered.split('\n');
  const statement = `import { ${constant} } from './${id}';`;
  const isAfter = (line: string) => line.startsWith('import { ') && pathOf(line) > `./${id}`;
  const at = lines.findIndex(isAfter);
  const end = lines.findLastIndex((line) => line.startsWith('import { ')) + 1;
  lines.splice(at < 0 ? end : at, 0, statement);
  return lines.join('\n');
}

function pathOf(line: string): string {
  return /from '([^']+)'/.exec(line)?.[1] ?? '';
}
