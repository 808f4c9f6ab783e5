import { BlankWords } from './blank-words';
import { sites as allSites } from './index';
import { buildPage, readableDocument, rootsOf } from './page';
import type { Page, Site } from './site';
import { timeBudget, TooLarge } from './too-large';
import { isVisible } from './visible';

/** A report is at most so long, in characters. */
export const REPORT_LIMIT = 60_000;
const DEPTH_LIMIT = 60;
const CHILD_LIMIT = 400;
const CLASS_LIMIT = 4;
const TIME_MS = 3_000;

/** Elements that show nothing a reader of pages looks at. */
const LEFT_OUT = new Set('SCRIPT STYLE NOSCRIPT TEMPLATE LINK META PATH'.split(' '));
/** Attributes that programs write for themselves; of all others only the name is told. */
const TOLD = new Set(
  'role type id class for slot part itemprop autocomplete scope field field-name hidden aria-hidden aria-current aria-selected open'.split(
    ' ',
  ),
);
const TOLD_DATA =
  /^data-(?:test|qa|cy|selenium|automation|hook|component|element|section|slot|state|type|kind|role|view|action|field|property|profile-property|col|scope|module|table-external|shortcut|log-name|app-section|target|controller|part)(?:-?id|-[a-z-]+|umn)?$/;
const FIELDS = 'input, textarea, select, button, form, fieldset, iframe, slot, meta';
const LEGEND = [
  'All text is blanked: ▒ stands for a few letters, ▒▒ for a word or two, ▒▒▒ for a line, ▒▒▒▒ for a sentence, ▒▒▒▒▒ for more.',
  '@ after it: it was an address. # after it: mostly digits. In names, # was an id and ~ a word that the page shows.',
];

/**
 * The shape of a page with all of its text blanked, for whoever mends the reading of its site: tags, roles, names of
 * attributes, and values that are a program's own names. No text, address, number or id of the page is in it, nor its
 * full URL. At most REPORT_LIMIT characters.
 */
export function pageReport(document: Document, url: URL, sites: readonly Site[] = allSites): string {
  const words = new BlankWords();
  const head = ['Sidestage page report', ...LEGEND];
  let page: Page;
  try {
    page = buildPage(document, url, [], timeBudget({ limitMs: TIME_MS }));
  } catch (error) {
    if (error instanceof TooLarge) return [...head, 'The page is too large to be told.'].join('\n');
    throw error;
  }
  for (const frame of page.frames) for (const root of rootsOf(frame)) sayAll(root, words);
  const site = sites.find((candidate) => candidate.recognises(page));
  const shape = new Shape(words);
  const { body } = document as { body: HTMLElement | null };
  const lines = body === null ? [] : shape.lines(body, 0);
  const all = [
    ...head,
    `Site: ${site?.id ?? 'none'}`,
    `Page: ${urlPattern(url, site?.origins ?? [], words)}`,
    '',
    ...lines,
  ].join('\n');
  if (all.length <= REPORT_LIMIT && !shape.isCut) return all;
  const cut = '\nCut off here: the page has more.';
  const kept = all.slice(0, REPORT_LIMIT - cut.length);
  return kept.slice(0, Math.max(kept.lastIndexOf('\n'), 0)) + cut;
}

/** Every text of a tree, and what attributes hold that people read, is a text of the page. */
function sayAll(root: Document | ShadowRoot, words: BlankWords): void {
  if (root.nodeType === Node.DOCUMENT_NODE) words.say((root as Document).title);
  for (const element of root.querySelectorAll('*')) {
    for (const { name, value } of element.attributes)
      if (!isTold(element, name)) words.say(value.slice(0, 2_000));
    if (isField(element)) words.say(element.value.slice(0, 2_000));
    for (let node = element.firstChild; node !== null; node = node.nextSibling) {
      if (node.nodeType === Node.TEXT_NODE && !LEFT_OUT.has(element.tagName)) words.say((node as Text).data);
    }
  }
}

/** The `name` of a field is a program's; any other element's may be a person's. */
function isTold(element: Element, name: string): boolean {
  if (name === 'name') return element.matches(FIELDS);
  return TOLD.has(name) || TOLD_DATA.test(name);
}

function isField(element: Element): element is HTMLInputElement {
  return typeof (element as Partial<HTMLInputElement>).value === 'string';
}

class Shape {
  isCut = false;
  #room = REPORT_LIMIT;
  readonly #words: BlankWords;

  constructor(words: BlankWords) {
    this.#words = words;
  }

  /** An element with what stands in it, a line each. */
  lines(element: Element, depth: number): string[] {
    if (this.#room <= 0 || depth > DEPTH_LIMIT) {
      this.isCut = true;
      return [];
    }
    const isShown = isVisible(element);
    const own = `${' '.repeat(depth)}${this.#element(element)}${isShown ? '' : ' (not shown)'}${textOf(element)}`;
    this.#room -= own.length + 1;
    if (!isShown || element.tagName.toLowerCase() === 'svg') return [own];
    return [own, ...this.#children(element, depth + 1)];
  }

  #children(element: Element, depth: number): string[] {
    const inner = readableDocument(element);
    const groups: [string, Iterable<Element>][] = [
      ['#shadow', element.shadowRoot?.children ?? []],
      ['#document', inner?.body ? [inner.body] : []],
      ['', element.children],
    ];
    const all: string[] = [];
    for (const [label, children] of groups) {
      const lines = this.#siblings(children, label === '' ? depth : depth + 1);
      if (lines.length > 0 && label !== '') all.push(`${' '.repeat(depth)}${label}`);
      all.push(...lines);
    }
    return all;
  }

  /** Rows of one shape are told once. */
  #siblings(children: Iterable<Element>, depth: number): string[] {
    const all: string[] = [];
    let before = '';
    let isRepeated = false;
    let count = 0;
    for (const child of children) {
      if (LEFT_OUT.has(child.tagName.toUpperCase())) continue;
      count += 1;
      if (count > CHILD_LIMIT) {
        this.isCut = true;
        break;
      }
      const lines = this.lines(child, depth);
      const shape = lines.join('\n');
      if (shape === before) {
        this.#room += shape.length + 1;
        if (!isRepeated) all.push(`${' '.repeat(depth)}(and more of the same)`);
        isRepeated = true;
        continue;
      }
      before = shape;
      isRepeated = false;
      all.push(...lines);
    }
    return all;
  }

  #element(element: Element): string {
    const tag = element.tagName.toLowerCase();
    const parts = [/^(?:h[1-6]|[a-z]+)$/.test(tag) ? tag : this.#words.name(tag)];
    for (const { name, value } of element.attributes) {
      if (name === 'style' || name.startsWith('on') || parts.length > 16) continue;
      const told = this.#attribute(element, name.toLowerCase(), value.trim());
      if (told !== '') parts.push(told);
    }
    return parts.join(' ');
  }

  #attribute(element: Element, name: string, value: string): string {
    const shown = this.#words.name(name, 40);
    if (shown === '~') return '';
    if (name === 'class') {
      const classes = value.split(/\s+/).filter((one) => /^[A-Za-z][\w-]{2,}$/.test(one));
      const named = [...new Set(classes.slice(0, 40).map((one) => this.#words.name(one, 40)))];
      const told = named.filter((one) => !/[#~]/.test(one)).slice(0, CLASS_LIMIT);
      return told.length === 0 ? '' : `class="${told.join(' ')}"`;
    }
    if (name === 'href') return `href=${/^(?:mailto|tel):/i.exec(value)?.[0].toLowerCase() ?? '~'}`;
    if (value === '') return shown;
    return `${shown}=${isTold(element, name) ? this.#words.name(value) : '~'}`;
  }
}

/** The text that stands directly in an element, or that a field holds, as blocks. */
function textOf(element: Element): string {
  let text = isField(element) ? element.value : '';
  for (let node = element.firstChild; node !== null && text.length < 200; node = node.nextSibling) {
    if (node.nodeType === Node.TEXT_NODE) text += (node as Text).data.slice(0, 200).trim();
  }
  const { length } = text.trim();
  if (length === 0) return '';
  const blocks = [3, 15, 40, 120].filter((bound) => length > bound).length + 1;
  const digits = text.replace(/\D/g, '').length;
  const kind = text.includes('@') && !/\s/.test(text.trim()) ? '@' : digits * 2 > length ? '#' : '';
  return ` ${'▒'.repeat(blocks)}${kind}`;
}

/** A URL without anything of its own: known hosts, the words of a program, and names of parameters. */
function urlPattern(url: URL, origins: readonly string[], words: BlankWords): string {
  const path = (text: string) =>
    text
      .split('/')
      .map((part) => (part === '' ? '' : words.name(part)))
      .join('/');
  const [hash = '', hashQuery = ''] = url.hash.replace(/^#/, '').split('?', 2);
  const names = (query: string) =>
    [...new URLSearchParams(query).keys()].map((name) => words.name(name, 40)).slice(0, 20);
  const query = names(url.search);
  const inHash = names(hashQuery);
  return [
    hostPattern(url.hostname, origins),
    path(url.pathname),
    query.length === 0 ? '' : `?${query.join('&')}`,
    hash === '' ? '' : `#${path(hash)}`,
    inHash.length === 0 ? '' : `?${inHash.join('&')}`,
  ].join('');
}

function hostPattern(host: string, origins: readonly string[]): string {
  for (const origin of origins) {
    const pattern = origin.replace(/^[^:]+:\/\//, '').replace(/\/.*$/, '');
    if (pattern === host) return host.replace(/\d+/g, '#');
    if (pattern.startsWith('*.') && host.endsWith(pattern.slice(1))) return `~${pattern.slice(1)}`;
  }
  return 'host';
}
