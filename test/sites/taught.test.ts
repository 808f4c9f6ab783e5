// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { TaughtSite } from '../../lib/model/taught-site';
import { look } from '../../lib/sites/look';
import { idOf } from '../builders';
import { showHtml } from './saved-page';
import { elementOf, IVO, lookWith, NORA, OWN, showPage, teach, teachOn, URL_A, URL_B } from './taught-pages';
import { sites } from '../../lib/sites/index';

const PROGRAMS = ['marked', 'labelled', 'plain', 'fields'];

describe('taught on one record', () => {
  test.each(PROGRAMS)('%s: the next record gives its own person', (program) => {
    const rule = teachOn(program);
    showPage(`${program}-b`);
    const { seen } = lookWith(rule);
    expect(seen.primary).toMatchObject(IVO);
    expect(seen.primary?.evidence).toEqual(['Where you showed it']);
    expect(seen.key).toEqual({ site: 'generic', account: 'program.example', type: 'person', id: '4890' });
  });

  test.each(PROGRAMS)('%s: nothing of the first person is in the rule', (program) => {
    const text = JSON.stringify(teachOn(program)).toLowerCase();
    for (const word of ['nora', 'quell', 'ferngate', '4711']) expect(text).not.toContain(word);
  });

  test.each(PROGRAMS)('%s: the rule is within the limits of the model', (program) => {
    const { evidence: _evidence, ...rule } = teachOn(program);
    const whole = { origin: 'https://program.example', label: 'Program', by: null, at: 0, enabled: true };
    expect(TaughtSite.safeParse({ ...whole, ...rule }).error).toBeUndefined();
  });

  test('without it the same page says somebody else, or nobody: it is the rule that reads it', () => {
    showPage('plain-b');
    const { seen } = look(document, URL_B, OWN, { sites, limitMs: 20_000 });
    expect(seen.primary?.email).not.toBe(IVO.email);
  });
});

test('a phone number, a company and a stage are read where they were shown', () => {
  const rule = teachOn('labelled', { phone: '+44 20 7946 0301', company: 'Ferngate Timber' });
  showPage('labelled-b');
  expect(lookWith(rule).seen.primary).toMatchObject({ phone: '+44 20 7946 0455', company: 'Larkspur Mills' });
  showPage('marked-a');
  const picks = { name: elementOf(NORA.name), email: elementOf(NORA.email) };
  const withStage = teach(URL_A, { ...picks, stage: document.querySelector('select') as Element });
  showPage('marked-b');
  expect(lookWith(withStage).seen.primary?.stage).toBe('Signed');
});

describe('a page that is not as it was', () => {
  test('one element more beside an address that only its place gives: nobody is named by the rule', () => {
    const rule = teachOn('plain');
    showPage('plain-shifted');
    const { seen } = lookWith(rule);
    expect(seen.primary?.email).not.toBe('mara.holt@larkspur.example');
    expect(seen.status).not.toBe('person');
  });

  test('its mark is gone and its place is left: it is asked about', () => {
    const rule = teachOn('marked');
    showPage('marked-b');
    document.querySelector('.client-mail')?.removeAttribute('class');
    elementOf('Main contact').textContent = 'Someone';
    const { seen } = lookWith(rule);
    expect(seen.status).toBe('ask');
    expect(seen.others[0]).toMatchObject({ ...IVO, confidence: 0.6 });
  });

  test('its mark and its place say different people: it is asked about', () => {
    const rule = teachOn('marked');
    showPage('marked-b');
    elementOf(IVO.email).after(elementOf('mara.holt@larkspur.example'));
    const rows = [...document.querySelectorAll('.row')];
    rows[1]?.after(rows[0] as Element);
    expect(['ask', 'person']).toContain(lookWith(rule).seen.status);
    expect(lookWith(rule).seen.primary?.email ?? IVO.email).toBe(IVO.email);
  });

  test('nothing stands there any more: the usual reading goes on, under the name of the rule', () => {
    const rule = teachOn('marked');
    showHtml('<h1>Ivo Brandt</h1><dl><dt>E-mail</dt><dd>ivo.brandt@larkspur.example</dd></dl>');
    const { seen } = lookWith(rule);
    expect(seen.primary).toMatchObject(IVO);
    expect(seen.site).toBe(`taught:${idOf(700)}`);
    expect(seen.primary?.evidence).not.toContain('Where you showed it');
    // So that it is said when a rule that used to fit stops.
    expect(seen.fallback).toBe(true);
  });

  test('an address in its place that fits the name worse than another one is asked about', () => {
    const rule = teachOn('plain');
    showPage('plain-b');
    const [own, other] = [elementOf(IVO.email), elementOf('mara.holt@larkspur.example')];
    [own.textContent, other.textContent] = [other.textContent, own.textContent];
    document.querySelectorAll('dl').forEach((list) => list.remove());
    other.innerHTML = `<a href="mailto:${IVO.email}">${IVO.email}</a>`;
    expect(lookWith(rule).seen.status).not.toBe('person');
  });
});

describe('never named by a rule', () => {
  test.each([
    ['the user', 'dana@harbourgoods.example'],
    ['a colleague', 'sam@harbourgoods.example'],
    ['a machine', 'no-reply@larkspur.example'],
  ])('%s', (_who, email) => {
    const rule = teachOn('labelled');
    showPage('labelled-b');
    elementOf(IVO.email).textContent = email;
    expect(lookWith(rule).seen.primary?.email).not.toBe(email);
  });

  test('a colleague, whose record nobody is asked about, and the rule is not called outdated for it', () => {
    const rule = teachOn('labelled');
    showPage('labelled-b');
    elementOf(IVO.email).textContent = 'sam@harbourgoods.example';
    expect(lookWith(rule).seen).toMatchObject({ status: 'nobody', key: null, fallback: false });
  });

  test('who is hidden', () => {
    const rule = teachOn('marked');
    showPage('marked-b');
    (document.querySelector('.wrap') as HTMLElement).style.display = 'none';
    expect(lookWith(rule).seen.status).toBe('nobody');
  });

  test('somebody on a page of another shape', () => {
    const rule = teachOn('marked');
    showPage('marked-b');
    for (const path of ['/clients', '/clients/new', '/companies/4890', '/clients/4890/history']) {
      const { seen } = lookWith(rule, new URL(path, URL_B));
      expect(seen.site, path).toBe('generic');
    }
  });

  test('two people at once: a mark that leads to two addresses leads nowhere', () => {
    const rule = teachOn('marked');
    showPage('marked-b');
    document.querySelector('.row')?.after(document.querySelector('.row')?.cloneNode(true) ?? '');
    (document.querySelectorAll('.client-mail')[1] as Element).textContent = 'zoe.marsh@larkspur.example';
    expect(lookWith(rule).seen.primary?.email).not.toBe('zoe.marsh@larkspur.example');
  });
});

describe('frames and shadow roots', () => {
  const card = (name: string, email: string) =>
    `<div class="who"><p>Full name</p><p>${name}</p><p>E-mail</p><p>${email}</p></div>`;

  test('an open shadow root is read', () => {
    const inShadow = (person: typeof NORA) =>
      `<client-card><template shadowrootmode="open">${card(person.name, person.email)}</template></client-card>`;
    showHtml(inShadow(NORA));
    const root = document.querySelector('client-card')?.shadowRoot as ShadowRoot;
    const find = (text: string) =>
      [...root.querySelectorAll('p')].find((p) => p.textContent === text) as Element;
    const rule = teach(URL_A, { name: find(NORA.name), email: find(NORA.email) }, [document, root]);
    showHtml(inShadow(IVO));
    expect(lookWith(rule).seen.primary).toMatchObject(IVO);
  });

  test('a frame of the same origin is read', () => {
    const framed = (person: typeof NORA) => `<iframe srcdoc='${card(person.name, person.email)}'></iframe>`;
    const inner = () => document.querySelector('iframe')?.contentDocument as Document;
    showHtml(framed(NORA));
    const find = (text: string) =>
      [...inner().querySelectorAll('p')].find((p) => p.textContent === text) as Element;
    const rule = teach(URL_A, { name: find(NORA.name), email: find(NORA.email) }, [document, inner()]);
    showHtml(framed(IVO));
    expect(lookWith(rule).seen.primary).toMatchObject(IVO);
  });
});

test('the page is unchanged by it', () => {
  const rule = teachOn('labelled');
  showPage('labelled-b');
  const before = document.documentElement.outerHTML;
  lookWith(rule);
  expect(document.documentElement.outerHTML).toBe(before);
});

test('a rule from a stranger with selectors of no simple kind finds nothing and throws nothing', () => {
  const rule = teachOn('labelled');
  const bad = [':has(*)', '* *', 'div:is(a,b)', 'a[href^="x"]', '((', '', 'a > > b', 'x'.repeat(600)];
  const fields = { ...rule.fields, email: bad.map((selector) => ({ by: 'mark' as const, selector })) };
  showPage('labelled-b');
  expect(lookWith({ ...rule, fields }).seen.primary?.evidence ?? []).not.toContain('Where you showed it');
});
