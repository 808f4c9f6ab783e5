import type { NewSite } from './wanted';

const HOSTED_END = /^ {2}\/\/ On any host.*$/m;
const LAST = /^ {2}generic,$/m;
const FIRST_IMPORT = /^import \{ /m;

/**
 * The list of sites with one more: a site of one host above those that run on any host, each before the generic reader.
 * @throws Error with one sentence where the list is not made as expected.
 */
export function withSite(
  list: string,
  { id, constant, host }: Pick<NewSite, 'id' | 'constant' | 'host'>,
): string {
  const place = host === null ? LAST : HOSTED_END.test(list) ? HOSTED_END : LAST;
  if (!place.test(list) || !FIRST_IMPORT.test(list))
    throw new Error(
      'lib/sites/index.ts has no line "generic," to stand before: add the site to the list by hand.',
    );
  if (new RegExp(`^ {2}${constant},$`, 'm').test(list))
    throw new Error(`lib/sites/index.ts names a site ${constant} already.`);
  const entered = list.replace(place, (line) => `  ${constant},\n${line}`);
  const lines = entered.split('\n');
  const statement = `import { ${constant} } from './${id}';`;
  const isAfter = (line: string) => line.startsWith('import { ') && pathOf(line) > `./${id}`;
  const at = lines.findIndex(isAfter);
  const end = lines.findLastIndex((line) => line.startsWith('import ')) + 1;
  lines.splice(at < 0 ? end : at, 0, statement);
  return lines.join('\n');
}

function pathOf(line: string): string {
  return /from '([^']+)'/.exec(line)?.[1] ?? '';
}
