// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { mailSite } from '../../lib/sites/mail-site';
import type { Mailer } from '../../lib/sites/mailer';
import { buildPage } from '../../lib/sites/page';
import { timeBudget } from '../../lib/sites/too-large';
import { showHtml } from './saved-page';

const SAM = 'sam.ortiz@repco.test';
const NORA = 'nora.quell@ferngate.example.com';
const IVO = 'ivo.brandt@larkspur.example.com';

/** A webmail of our own, with two ways to the sender. */
const post: Mailer = {
  id: 'post',
  label: 'Post',
  origins: [],
  recognises: () => true,
  messages: ({ document }) => [...document.querySelectorAll('.message')],
  body: '.text',
  from: ['.sender', '.address'],
  hint: '.picture',
  lines: (message) => [{ role: 'to', people: [...message.querySelectorAll('.recipient')] }],
  isSent: (message) => message.matches('.sent'),
  ownName: ({ document }) => document.querySelector('.me')?.textContent ?? null,
  openId: ({ url }) => url.hash.slice(1),
  account: ({ url }) => url.host,
  rows: '.row',
  row: (row) => ({ people: [...row.querySelectorAll('.who')], id: row.id }),
};

function read(html: string, { id = '7', own = [SAM], mailer = post } = {}) {
  showHtml(`<!doctype html><body>${html}</body>`);
  const page = buildPage(document, new URL(`https://post.test/#${id}`), own, timeBudget({ limitMs: 9_000 }));
  const site = mailSite(mailer);
  const { status, primary, others, key } = site.detect(page);
  const names = others.map(({ email, name }) => email ?? name);
  return { status, primary, names, key, list: site.list?.(page) ?? [] };
}

const message = (inner: string, kind = '') => `<div class="message ${kind}">${inner}</div>`;
const sender = (name: string, email = '') => `<span class="sender" title="${email}">${name}</span>`;
const address = (email: string) => `<span class="address">${email}</span>`;
const recipient = (name: string, email = '') => `<span class="recipient" title="${email}">${name}</span>`;
const row = (id: string, name: string, email = '') =>
  `<div class="row" id="${id}"><span class="who" title="${email}">${name}</span></div>`;

describe('the sender of an open message', () => {
  test('found in two ways is surer than in one', () => {
    const both = read(message(sender('Nora Quell', NORA) + address(NORA)));
    const one = read(message(sender('Nora Quell', NORA)));
    expect(both).toMatchObject({
      status: 'person',
      primary: { email: NORA, name: 'Nora Quell', confidence: 0.95 },
    });
    expect(both.primary?.evidence).toContain('Two places above the message say the same');
    expect(one).toMatchObject({ status: 'person', primary: { email: NORA, confidence: 0.9 } });
  });

  test('is pieced together: the name from one place, the address from another', () => {
    expect(read(message(sender('Nora Quell') + address(NORA))).primary).toMatchObject({
      email: NORA,
      name: 'Nora Quell',
    });
  });

  test('is asked about where two places differ, with both', () => {
    const { status, names } = read(message(sender('Nora Quell', NORA) + address(IVO)));
    expect({ status, names }).toEqual({ status: 'ask', names: [NORA, IVO] });
  });

  test('is asked about where a picture is all there is', () => {
    const found = read(message(`<img class="picture" title="${NORA}">`));
    expect(found).toMatchObject({ status: 'ask', names: [NORA] });
    expect(found.primary).toBeNull();
  });

  test('is never read from the text of the message, nor from what is hidden', () => {
    const inText = `<div class="text">${sender('Ivo Brandt', IVO)}${message(sender('Ivo Brandt', IVO))}</div>`;
    expect(read(message(inText + sender('Nora Quell', NORA))).primary?.email).toBe(NORA);
    expect(
      read(message(`<div hidden>${sender('Ivo Brandt', IVO)}</div>` + address(NORA))).primary?.email,
    ).toBe(NORA);
    expect(read(`<div style="display:none">${message(sender('Ivo Brandt', IVO))}</div>`).status).toBe(
      'nobody',
    );
  });

  test('keeps a name that pretends to be another address, so that it is seen', () => {
    const { primary } = read(
      message(sender(NORA, 'k.lender@quickdeal.example') + address('k.lender@quickdeal.example')),
    );
    expect(primary).toMatchObject({ email: 'k.lender@quickdeal.example', confidence: 0.55 });
    expect(primary?.evidence.join(' ')).toContain(NORA);
  });
});

describe('a name without an address', () => {
  test('gets the address of the row of this very message', () => {
    const html = row('7', 'Nora Quell', NORA) + row('8', 'Ivo Brandt', IVO) + message(sender('Nora Quell'));
    expect(read(html)).toMatchObject({ status: 'person', primary: { email: NORA, confidence: 0.8 } });
  });

  test('gets none from another message, nor from a row that names somebody else', () => {
    expect(read(row('8', 'Nora Quell', NORA) + message(sender('Nora Quell')))).toMatchObject({
      status: 'ask',
      names: ['Nora Quell'],
    });
    expect(read(row('7', 'Ivo Brandt', IVO) + message(sender('Nora Quell')))).toMatchObject({
      status: 'ask',
      names: ['Nora Quell'],
    });
  });

  test('that two people in the row have leads to a question without an address', () => {
    const two = `<div class="row" id="7"><span class="who" title="${NORA}">Nora Quell</span><span class="who" title="${IVO}">Nora Quell</span></div>`;
    expect(read(two + message(sender('Nora Quell')))).toMatchObject({ status: 'ask', names: ['Nora Quell'] });
  });

  test('that is the user’s own makes it a message of the user’s', () => {
    const me = '<div class="me">Sam Ortiz</div>';
    expect(read(me + message(sender('Sam Ortiz') + recipient('Nora Quell', NORA)))).toMatchObject({
      status: 'person',
      primary: { email: NORA },
    });
    expect(read(me + message(sender('Sam Ortiz') + recipient('Sam Ortiz'))).status).toBe('nobody');
  });
});

describe('the user’s own name with an address', () => {
  const html =
    '<div class="me">Sam Ortiz</div>' +
    message(sender('Sam Ortiz', 'sam@elsewhere.test') + recipient('Nora Quell', NORA));

  test('is the user as long as no address of the user is known', () => {
    expect(read(html, { own: [] })).toMatchObject({ status: 'person', primary: { email: NORA } });
    expect(read(html, { own: ['repco.test'] })).toMatchObject({ status: 'person', primary: { email: NORA } });
  });

  test('is somebody else of that name once one is known', () => {
    expect(read(html)).toMatchObject({ status: 'person', primary: { email: 'sam@elsewhere.test' } });
  });
});

describe('a message the program marks as sent', () => {
  test('is about its recipient, whoever the user is', () => {
    const html = message(sender('Sam', 'sam@elsewhere.test') + recipient('Nora Quell', NORA), 'sent');
    expect(read(html, { own: [] })).toMatchObject({ status: 'person', primary: { email: NORA } });
  });

  test('tells the user’s address, so that an answer to it names nobody else', () => {
    const html =
      message(sender('Sam', 'sam@elsewhere.test') + recipient('Nora Quell', NORA), 'sent') +
      message(sender('Nora Quell', NORA) + recipient('Sam', 'sam@elsewhere.test'));
    const { primary, names } = read(html, { own: [] });
    expect(primary?.email).toBe(NORA);
    expect(names).toEqual([]);
  });

  test('to one who is shown twice is about one', () => {
    const html = message(
      sender('Sam', SAM) + recipient('Nora Quell', NORA) + recipient('Nora Quell', NORA),
      'sent',
    );
    expect(read(html)).toMatchObject({ status: 'person', primary: { email: NORA } });
  });
});

describe('a page without an open message', () => {
  const advert = `<main><h1>Contact</h1><dl><dt>Email</dt><dd>${IVO}</dd></dl></main>`;

  test('is about nobody, and lists whom its rows name', () => {
    const { status, list, key } = read(advert + row('7', 'Nora Quell', NORA) + row('8', 'Mara Lindqvist'), {
      id: '',
    });
    expect({ status, key }).toEqual({ status: 'nobody', key: null });
    expect(list.map(({ email, name, key: at }) => [email ?? name, at?.id])).toEqual([
      [NORA, '7'],
      ['Mara Lindqvist', '8'],
    ]);
  });

  test('lists no row that joins names by commas, nor one without an address and an id', () => {
    expect(read(row('7', 'Nora, Ivo') + row('', 'Mara Lindqvist'), { id: '' }).list).toEqual([]);
  });

  test('whose URL names a message that none of the ways can read is read by the generic reader', () => {
    const found = read(`<main><dl><dt>From</dt><dd>Nora Quell &lt;${NORA}&gt;</dd></dl></main>`);
    expect(found).toMatchObject({
      status: 'person',
      primary: { email: NORA },
      key: { site: 'post', id: '7' },
    });
  });

  test('whose URL never names one is read so only where a message may be open', () => {
    expect(read(advert, { id: '' }).status).toBe('nobody');
    const hiding = { ...post, mayHideId: () => true };
    expect(read(advert, { id: '', mailer: hiding }).status).not.toBe('nobody');
    expect(read(advert + row('7', 'Nora Quell', NORA), { id: '', mailer: hiding }).status).toBe('nobody');
  });
});
