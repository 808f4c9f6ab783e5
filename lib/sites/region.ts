import { parentOf } from './label-of';
import { shortAttribute } from './text';

/** What part of a page an element stands in. */
export interface Region {
  /** Nothing in it is about the page's person: a body, a quote, navigation, a footer, the user's own menu ... */
  isOut: boolean;
  /** About other people than the page's own: associated, recent, similar. */
  isRelated: boolean;
  /** The head of a record, a profile, a card. */
  isHeader: boolean;
  isAside: boolean;
}

const OUTSIDE: Region = { isOut: false, isRelated: false, isHeader: false, isAside: false };

const OUT: Region = { ...OUTSIDE, isOut: true };

const part = (words: string) => new RegExp(`(?:^|[- ])(?:${words})(?:[- ]|$)`);

const BODY = part(
  '(?:message|msg|comment|post|note|ticket|reply|request|conversation|memo)-?(?:body|text|html|htmlpart|part|content|iframe|frame)|' +
    '(?:mail|email)-?(?:body|html|htmlpart|part|content|iframe|frame)|quote|quoted|blockquote|cite|signature|preheader|body-content(?!-class)|' +
    'rich-text|wysiwyg|markdown|prose|original-request|omni-log(?:-container|-item)?|description-text|transcript',
);
const TALK = part(
  'timeline|history|activity|activities|feed|chatter|comments?|notes?|messages|audit|changelog|stream|log|conversation-(?:thread|log|messages)|' +
    'verlauf|historie|aktivit[äa]e?t(?:en)?|historial|actividad|historique|activité',
);
const CHROME = part(
  'nav|navbar|navigation|nav-bar|breadcrumbs?|menu|menubar|topbar|app-bar|footer|imprint|impressum|copyright|hovercard|hover-card|tooltip|popover|' +
    'account-menu|user-menu|usermenu|profile-menu|current-?account|current-user|logged-in|signed-in|my-account|my-profile|account-switcher|' +
    'mectrl|o365|whoami|compose|composer|reply-form|reply-box|draft|search|filters?|subscribe|signup|sign-up|login|signin|newsletter|cookie|consent',
);
const RELATED = part(
  'related|associations?|associated|chicklet|suggest(?:ed|ions?)|similar|recommended|recent|recently|duplicates?|colleagues|participants?|' +
    'collaborators?|members|team',
);
const HEADER = part(
  'record-header|page-header|profile|highlights?|summary|contact-(?:info|header|details|card)|person-(?:info|header|card)|vcard|h-card|details',
);
const OUT_TAGS = new Set(['NAV', 'FOOTER', 'BLOCKQUOTE', 'CITE', 'PRE', 'Q']);
const OUT_ROLES = new Set(
  'navigation menu menubar tablist toolbar contentinfo search banner tooltip log feed document status alert'.split(
    ' ',
  ),
);
const MARKS = [
  'id',
  'class',
  'aria-label',
  'data-testid',
  'data-test-id',
  'data-test',
  'data-selenium-test',
  'data-cy',
  'data-qa',
];

/** Reads regions, each element once. */
export class Regions {
  readonly #known = new Map<Element, Region>();
  readonly #byMarks = new Map<string, Region>();
  readonly #isModal: boolean;

  /** `isModal`: a dialog lies over the page, so that what is behind it is hidden from screen readers and still shown. */
  constructor(isModal: boolean) {
    this.#isModal = isModal;
  }

  /** The region an element stands in. */
  of(element: Element): Region {
    const chain: Element[] = [];
    let region: Region | undefined;
    for (let node: Element | null = element; node !== null; node = parentOf(node)) {
      region = this.#known.get(node);
      if (region !== undefined) break;
      chain.push(node);
    }
    let current = region ?? OUTSIDE;
    for (const node of chain.reverse()) {
      current = this.#within(node, current);
      this.#known.set(node, current);
    }
    return current;
  }

  #within(node: Element, outer: Region): Region {
    if (outer.isOut) return outer;
    const { tagName } = node;
    if (tagName === 'BODY' || tagName === 'HTML') return outer;
    const role = node.getAttribute('role') ?? '';
    if (OUT_TAGS.has(tagName) || OUT_ROLES.has(role) || this.#isSetAside(node)) return OUT;
    if (tagName === 'MAIN' || role === 'main') return outer.isAside ? { ...outer, isAside: false } : outer;
    const marks = marksOf(node);
    const said = marks === '' ? OUTSIDE : this.#saidBy(marks);
    if (said.isOut) return OUT;
    const isAside = tagName === 'ASIDE' || role === 'complementary';
    if (!isAside && !said.isRelated && !said.isHeader) return outer;
    return {
      isOut: false,
      isRelated: outer.isRelated || said.isRelated,
      isHeader: outer.isHeader || said.isHeader,
      isAside: outer.isAside || isAside,
    };
  }

  /** What the marks of an element say by themselves; the same marks stand on every row of a list. */
  #saidBy(marks: string): Region {
    let said = this.#byMarks.get(marks);
    if (said === undefined) {
      const isOut = BODY.test(marks) || TALK.test(marks) || CHROME.test(marks);
      said = isOut ? OUT : { ...OUTSIDE, isRelated: RELATED.test(marks), isHeader: HEADER.test(marks) };
      this.#byMarks.set(marks, said);
    }
    return said;
  }

  #isSetAside(node: Element): boolean {
    if (node.tagName === 'HEADER' && node.parentElement?.tagName === 'BODY') return true;
    if (node.getAttribute('contenteditable') === 'true' || node.getAttribute('contenteditable') === '')
      return true;
    if (node.tagName === 'FORM' && node.querySelector('input[type="password"]') !== null) return true;
    return !this.#isModal && node.getAttribute('aria-hidden') === 'true';
  }
}

/** The words a program marks an element with, each attribute's apart, joined by hyphens. */
export function marksOf(node: Element): string {
  if (!node.hasAttributes() && !node.localName.includes('-')) return '';
  let marks = node.localName.includes('-') ? node.localName : '';
  for (const name of MARKS) {
    const value = node.getAttribute(name);
    if (value !== null && value !== '' && value.length <= 160) marks += ` ${value}`;
  }
  if (marks === '') return '';
  let joined = knownMarks.get(marks);
  if (joined === undefined) {
    joined = marks
      .trim()
      .replace(/([a-z\d])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .replace(/[^a-z\d\u00c0-\u024f\s]+/g, '-');
    if (knownMarks.size > 5_000) knownMarks.clear();
    knownMarks.set(marks, joined);
  }
  return joined;
}

const knownMarks = new Map<string, string>();

/** Whether an element is marked as the text of a message or the like. */
export function isBody(element: Element): boolean {
  return element.tagName === 'PRE' || BODY.test(marksOf(element));
}

/** Whether a frame element shows the text of a message rather than a part of the program. */
export function isBodyFrame(frame: Element): boolean {
  if (frame.hasAttribute('srcdoc')) return true;
  for (
    let node: Element | null = frame, level = 0;
    node !== null && level < 4;
    node = parentOf(node), level += 1
  ) {
    if (BODY.test(marksOf(node))) return true;
  }
  return /e?-?mail (?:content|body)|message (?:content|body)|nachricht/i.test(
    shortAttribute(frame, 'title', 100),
  );
}
