// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { pageReport, REPORT_LIMIT } from '../../lib/sites/page-report';
import { Seeded } from '../sync/seeded';
import { showHtml, showSaved } from './saved-page';
import { capturedTruths, roundcubeTruths, syntheticTruths, trapTruths, type Truth } from './truths';

const ALL = [...syntheticTruths(), ...capturedTruths(), ...roundcubeTruths(), ...trapTruths()];
const cases = ALL.map((truth) => [truth.name, truth] as const);

/** The lines of a report that tell of the page. */
function bodyOf(report: string): string {
  return report.slice(report.indexOf('\nSite: '));
}

/** Names, addresses and numbers that a page's truth tells of. */
function secrets({ expect: { name, email }, phone, company, never, rows = [], key }: Truth): string[] {
  const texts = [
    name,
    email,
    phone,
    company,
    ...never,
    key?.id,
    ...rows.flatMap((row) => [row.name, row.email]),
  ];
  const words = [name, ...rows.map((row) => row.name)].flatMap((text) => text?.split(/[^\p{L}]+/u) ?? []);
  return [...texts, ...words.filter((word) => word.length > 4)].flatMap((text) =>
    typeof text === 'string' && text.trim().length > 3 ? [text.trim().toLowerCase()] : [],
  );
}

/** A seed of its own for each page, always the same. */
function seedOf(name: string): number {
  return Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
}

const LETTERS = 'bcdfghjklmnpqrstvwxz';

/** Puts words nobody has ever written in place of all that a page says, in its text and in what people read of it. */
function scramble(root: Document | ShadowRoot | Element, random: () => number, said: Set<string>): void {
  const word = (like: string) => {
    const made = Array.from({ length: 3 + Math.floor(random() * 6) }, (_, at) =>
      at % 2 === 1
        ? 'aeiou'.charAt(Math.floor(random() * 5))
        : LETTERS.charAt(Math.floor(random() * LETTERS.length)),
    ).join('');
    const plain = `zq${made}`;
    said.add(plain);
    return /^\p{Lu}/u.test(like) ? plain.charAt(0).toUpperCase() + plain.slice(1) : plain;
  };
  const text = (like: string) => like.replace(/\p{L}+/gu, word);
  for (const element of root.querySelectorAll('*')) {
    for (const node of element.childNodes)
      if (node.nodeType === Node.TEXT_NODE) (node as Text).data = text((node as Text).data);
    for (const name of [
      'title',
      'alt',
      'aria-label',
      'placeholder',
      'value',
      'email',
      'name',
      'content',
      'data-email',
      'data-name',
    ]) {
      const value = element.getAttribute(name);
      if (
        value !== null &&
        !(
          name === 'name' &&
          element.matches('input, textarea, select, button, form, fieldset, iframe, slot, meta')
        )
      )
        element.setAttribute(name, text(value));
    }
    const href = element.getAttribute('href');
    if (href !== null) element.setAttribute('href', href.replace(/(?<=[/:?=])\p{L}+(?=[/?&@]|$)/gu, word));
    if (element.shadowRoot !== null) scramble(element.shadowRoot, random, said);
    const inner = element.tagName === 'IFRAME' ? (element as HTMLIFrameElement).contentDocument : null;
    if (inner !== null) scramble(inner, random, said);
  }
}

let scrambled = 0;

describe('a report of a page', () => {
  test.each(cases)('%s: holds no name, address, number or id of it', (_name, truth) => {
    showSaved(truth.path);
    const before = document.documentElement.outerHTML;
    const report = pageReport(document, new URL(truth.url));
    expect(document.documentElement.outerHTML).toBe(before);
    // A program's own name may have digits in it.
    const body = bodyOf(report)
      .replace(/^\nSite: .*/, '')
      .toLowerCase();
    const words = new Set(body.match(/[\p{L}\d@.+]+/gu));
    for (const secret of secrets(truth)) {
      const isWord = /^[\p{L}\d@.+]+$/u.test(secret);
      expect(isWord ? words.has(secret) : body.includes(secret), secret).toBe(false);
    }
    expect(body.replace(/\bh[1-6]\b/g, 'h')).not.toMatch(/\d/);
    expect(body.replaceAll(/▒@/g, '▒')).not.toContain('@');
    expect(report.length).toBeLessThanOrEqual(REPORT_LIMIT);
    expect(report.split('\n').length).toBeGreaterThan(6); // it does tell of the page
  });

  test.each(cases.filter((_, at) => at % 3 === 0))(
    '%s: no word that it says, whatever it says',
    (name, truth) => {
      showSaved(truth.path);
      const said = new Set<string>();
      scramble(document, new Seeded(seedOf(name)).next, said);
      const body = bodyOf(pageReport(document, new URL(truth.url))).toLowerCase();
      scrambled += said.size;
      expect([...said].filter((word) => body.includes(word))).toEqual([]);
    },
  );
});

test('the pages that were scrambled did say something', () => {
  expect(scrambled).toBeGreaterThan(1_000);
});

test('names of a program stay, names of people within them go', () => {
  showHtml(`<main><h1 data-selenium-test="highlightTitle">Nora Quell</h1>
    <div data-test-id="row-4711-nora" class="contact-card sc-1a2b nora-quell" data-email="nora@x.example" onclick="x()">
      <label for="email-input">E-mail</label><input id="email-input" type="email" value="nora@x.example">
      <a href="mailto:nora@x.example">nora@x.example</a></div></main>`);
  const report = bodyOf(
    pageReport(document, new URL('https://app.hubspot.com/contacts/4711/record/0-1/90210?tab=nora')),
  );
  expect(report).toContain('Site: hubspot\nPage: app.hubspot.com/contacts/#/record/#-#/#?tab\n');
  expect(report).toContain('h1 data-selenium-test=highlightTitle ▒▒');
  expect(report).toContain('div data-test-id=row-#-~ class="contact-card" data-email=~');
  expect(report).toContain('input id=email-input type=email value=~ ▒▒@');
  expect(report).toContain('a href=mailto: ▒▒@');
  expect(report.toLowerCase()).not.toMatch(/nora|quell|onclick/);
});

test('rows of one shape are told once, and what is hidden is not told', () => {
  showHtml(
    `<main><ul>${'<li class="person-row"><b>Nora</b></li>'.repeat(300)}</ul><div hidden><p>old</p></div></main>`,
  );
  const report = bodyOf(pageReport(document, new URL('https://crm.fields.test/people')));
  expect(report.split('\n').filter((line) => line.includes('li class="person-row"'))).toHaveLength(1);
  expect(report).toContain('(and more of the same)');
  expect(report).toMatch(/div hidden \(not shown\)$/);
  expect(report).not.toMatch(/ {3}p ▒/);
  expect(report).toContain('Page: host/people');
});

test('a page of any size gives a report within its bounds, cut at a line', () => {
  const rows = Array.from(
    { length: 9_000 },
    (_, at) =>
      `<div class="block-${'ab'.charAt(at % 2)}${'cd'.charAt(at % 3)}"><p title="x">${'word '.repeat(at % 9)}</p></div>`,
  );
  showHtml(
    `<main>${rows.map((row, at) => (at % 50 === 0 ? `</section><section>${row}` : row)).join('')}</main>`,
  );
  const report = pageReport(document, new URL('https://crm.fields.test/people'));
  expect(report.length).toBeLessThanOrEqual(REPORT_LIMIT);
  expect(report.endsWith('\nCut off here: the page has more.')).toBe(true);
});
