import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { type Browser, type Page, chromium } from 'playwright-core';
import type { Detected, Detection, ListedPerson } from '../lib/model/detection';
import { chromiumArgs, needChromium } from './chromium';
import { root } from './tool';

/** A saved page and where it was saved from. */
export interface SavedPage {
  html: Buffer;
  url: string;
  /** The user's own addresses and domains. */
  own: string[];
}

/** What the content script says of a page, every field there. */
export interface DetectedPage {
  status: Detection['status'];
  primary: Person | null;
  others: Person[];
  list: (Person & Pick<ListedPerson, 'key'>)[];
  key: Detection['key'];
  site: string;
  fallback: boolean;
}

type Person = { [Field in 'name' | 'email' | 'phone' | 'company']: string | null } & Detected;

/** What runs in the page: the code of the content script, without its watching, and with time for a slow machine. */
const IN_PAGE = `
import { look } from './lib/sites/look';
import { sites } from './lib/sites/index';
for (const field of document.querySelectorAll('[data-cap-value]')) field.value = field.getAttribute('data-cap-value');
for (const hidden of document.querySelectorAll('[data-cap-hidden]')) hidden.style.display = 'none';
const { seen: { nodes, ...detection }, list } = look(document, new URL(location.href), OWN, { sites, limitMs: 2000 });
export default { ...detection, list };
`;

let bundle: Promise<string> | null = null;

/** The code of lib/sites as one script whose value is `sidestageFound`, built once. */
function bundled(): Promise<string> {
  bundle ??= build({
    stdin: { contents: IN_PAGE, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'sidestageFound',
    target: 'es2022',
    logLevel: 'silent',
  }).then(({ outputFiles }) => outputFiles[0]?.text ?? '');
  return bundle;
}

/**
 * Loads a saved page in Chromium under its own URL, with its scripts off and nothing else answered, and reads it as the
 * content script does, in a world of its own.
 */
export async function detectIn(browser: Browser, saved: SavedPage): Promise<DetectedPage> {
  const [context = await browser.newContext({ viewport: { width: 1280, height: 900 } })] = browser.contexts();
  const page = await context.newPage();
  try {
    await open(page, saved);
    const session = await page.context().newCDPSession(page);
    const { frameTree } = await session.send('Page.getFrameTree');
    const world = await session.send('Page.createIsolatedWorld', {
      frameId: frameTree.frame.id,
      worldName: 'detect',
    });
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression: `const OWN = ${JSON.stringify(saved.own)};${await bundled()};JSON.stringify(sidestageFound.default)`,
      contextId: world.executionContextId,
      returnByValue: true,
    });
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    const found = JSON.parse(String(result.value)) as Detection & { list: ListedPerson[] };
    return {
      ...found,
      primary: found.primary === null ? null : whole(found.primary),
      others: found.others.map(whole),
      list: found.list.map(whole),
    };
  } finally {
    await page.close();
  }
}

async function open(page: Page, { html, url }: SavedPage): Promise<void> {
  let isAnswered = false;
  await page.route('**/*', (route) => {
    const isPage = route.request().isNavigationRequest() && route.request().frame() === page.mainFrame();
    if (!isPage) return route.abort();
    // A page that sends itself elsewhere is told that nothing is there, and stays.
    if (isAnswered) return route.fulfill({ status: 204 });
    isAnswered = true;
    const headers = {
      'content-type': isUtf8(html) ? 'text/html; charset=utf-8' : 'text/html',
      'content-security-policy': "script-src 'none'; object-src 'none'",
    };
    return route.fulfill({ status: 200, headers, body: html });
  });
  await page.goto(url, { waitUntil: 'load', timeout: 30_000 });
}

/** Saved pages are UTF-8 unless they cannot be: then the browser finds out from the page itself. */
function isUtf8(bytes: Buffer): boolean {
  return !bytes.toString('utf8').includes('\uFFFD');
}

function whole<P extends Detected>(person: P): P & Person {
  return { name: null, email: null, phone: null, company: null, ...person };
}

const USAGE = 'Usage: npm run -s detect -- FILE.html --url URL [--own ADDRESS]...';

/** Reads the command line. @throws Error with one sentence that says what is wrong. */
export function readArguments(args: string[]): SavedPage {
  const { values, positionals } = parsed(args);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(`Name one saved page. ${USAGE}`);
  // npm runs scripts in the project's folder; a path is meant from where the user stands.
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  if (!existsSync(path) || !statSync(path).isFile()) throw new Error(`There is no file ${file}.`);
  const url = values.url ?? '';
  if (!/^https?:\/\/./i.test(url) || !URL.canParse(url)) {
    throw new Error(
      `--url must be the address the page was saved from, beginning with http:// or https://. ${USAGE}`,
    );
  }
  return { html: readFileSync(path), url, own: values.own ?? [] };
}

function parsed(args: string[]) {
  try {
    const options = { url: { type: 'string' }, own: { type: 'string', multiple: true } } as const;
    return parseArgs({ args, allowPositionals: true, options });
  } catch {
    throw new Error(`One of the options is not known or has no value. ${USAGE}`);
  }
}

/** Starts Chromium for reading saved pages. @throws Error with one sentence where there is none. */
export async function startChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: needChromium(), headless: true, args: chromiumArgs });
}

async function main(args: string[]): Promise<number> {
  let browser: Browser | null = null;
  try {
    const saved = readArguments(args);
    browser = await startChromium();
    console.log(JSON.stringify(await detectIn(browser, saved), null, 2));
    return 0;
  } catch (error) {
    console.error(error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error));
    return 2;
  } finally {
    await browser?.close();
  }
}

if (process.argv[1]?.endsWith('detect.ts') === true) process.exitCode = await main(process.argv.slice(2));
