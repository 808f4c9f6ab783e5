import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { listOf, withSite } from './new-site/list';
import { pagesOf } from './new-site/pages';
import { siteFile } from './new-site/site-file';
import { isKind, nameOf, type NewSite } from './new-site/wanted';
import { root } from './tool';

const USAGE =
  'Usage: npm run new-site -- NAME [--kind record|desk|mail] [--label "What users call it"] [--host HOST]';
const PAGES = 'test/fixtures/pages/sites';

/**
 * Reads the command line.
 * @throws Error with one sentence that says what is wrong.
 */
export function readWish(args: string[]): NewSite {
  const { values, positionals } = parsed(args);
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0)
    throw new Error(`Give the site one name, such as acme-desk. ${USAGE}`);
  const kind = values.kind ?? 'record';
  if (!isKind(kind)) throw new Error(`--kind is record, desk or mail, not "${kind}".`);
  const host = values.host ?? null;
  if (host !== null && !/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/.test(host))
    throw new Error(`--host is a host such as app.acme.example, without https:// and path, not "${host}".`);
  return { ...nameOf(id, values.label), kind, host };
}

function parsed(args: string[]) {
  try {
    const options = {
      kind: { type: 'string' },
      label: { type: 'string' },
      host: { type: 'string' },
    } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch {
    throw new Error(`One of the options is not known or has no value. ${USAGE}`);
  }
}

/**
 * Writes a new site into a copy of this project: its file, its pages and its line in the list; all of it or nothing.
 * Returns what was written, as paths within the project.
 * @throws Error with one sentence where the site is there already or the list cannot be read.
 */
export async function writeSite(site: NewSite, folder: string = root): Promise<string[]> {
  const file = `lib/sites/${site.id}.ts`;
  const pages = join(folder, PAGES);
  const isTaken = (existsSync(pages) ? readdirSync(pages) : []).find((page) =>
    page.startsWith(`${site.id}-`),
  );
  if (existsSync(join(folder, file)))
    throw new Error(`There is a file ${file} already: choose another name.`);
  if (isTaken !== undefined)
    throw new Error(`There are pages of a site ${site.id} already: ${PAGES}/${isTaken}.`);
  const listPath = listOf(site);
  const list = readFileSync(join(folder, listPath), 'utf8');
  const texts = new Map([
    [file, await tidy(siteFile(site), file)],
    ...pagesOf(site).map(({ name, html }) => [`${PAGES}/${site.id}-${name}.html`, html] as const),
    // Last, so that the list never names a file that is not there.
    [listPath, await tidy(withSite(list, site), listPath)],
  ]);
  const written: string[] = [];
  try {
    for (const [path, text] of texts) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      if (path !== listPath) written.push(path);
      writeFileSync(join(folder, path), text);
    }
  } catch (error) {
    for (const path of written) rmSync(join(folder, path), { force: true });
    writeFileSync(join(folder, listPath), list);
    throw error;
  }
  return [...texts.keys()];
}

async function tidy(text: string, path: string): Promise<string> {
  return format(text, { ...(await resolveConfig(join(root, path))), filepath: path });
}

async function main(args: string[]): Promise<number> {
  try {
    const site = readWish(args);
    const written = await writeSite(site);
    console.log(`Wrote ${written.join('\n      ')}\n`);
    console.log(`See it read:  npm run site -- ${site.id}`);
    console.log(
      'Then put real pages and selectors in their place: CONTRIBUTING.md, "A new site in ten minutes".',
    );
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 2;
  }
}

if (process.argv[1]?.endsWith('new-site.ts') === true) process.exitCode = await main(process.argv.slice(2));
