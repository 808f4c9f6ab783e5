import { installLayout } from './layout';

/** Somebody who is in a page only because a mutation put them there. */
export const DECOY = { name: 'Zoe Harlan', email: 'zoe.harlan@elsewhere.example' };

/** A change to a saved page that leaves the person it is about as they are. `random`: 0 up to 1. */
export type Mutation = (random: () => number) => void;

const decoyLink = `<a href="mailto:${DECOY.email}">${DECOY.name}</a>`;

function main(): Element {
  return document.querySelector('main') ?? document.body;
}

function html(text: string): DocumentFragment {
  return document.createRange().createContextualFragment(text);
}

/** What programs do to their pages from one release to the next, and what stands beside a person on other pages. */
export const MUTATIONS: Record<string, Mutation> = {
  'related people behind the record': () =>
    main().append(
      html(`<section class="related-contacts"><h3>Related contacts</h3><div>${decoyLink}</div></section>`),
    ),
  'people looked at before, in front': () =>
    document.body.prepend(html(`<aside class="recently-viewed"><h4>Recent</h4>${decoyLink}</aside>`)),
  'own account in front': () =>
    document.body.prepend(
      html(
        '<div class="who"><b>Sam Ortiz</b> <a href="mailto:sam.ortiz@repco.test">sam.ortiz@repco.test</a></div>',
      ),
    ),
  'colleague who owns the record': () =>
    main().append(
      html('<dl><dt>Owner</dt><dd><a href="mailto:dana.price@repco.test">Dana Price</a></dd></dl>'),
    ),
  'footer with an address': () =>
    document.body.append(
      html(`<footer><p>Questions? <a href="mailto:${DECOY.email}">Write to us</a></p></footer>`),
    ),
  'address in a comment': () =>
    main().append(
      html(
        `<div class="comment"><p>Zoe asked to be told as well, her address is ${decoyLink}, please copy her.</p></div>`,
      ),
    ),
  'activity of somebody else': () =>
    main().append(
      html(
        `<ul class="timeline"><li><b>${DECOY.name}</b> opened a mail <span title="${DECOY.email}">today</span></li></ul>`,
      ),
    ),
  'navigation with an address': () =>
    document.body.prepend(
      html(
        `<nav><a href="/people/7">${DECOY.name}</a> <a href="mailto:${DECOY.email}">${DECOY.email}</a></nav>`,
      ),
    ),
  'hidden view of somebody else': () =>
    main().before(
      html(
        `<section style="display:none"><h1>${DECOY.name}</h1><dl><dt>E-mail</dt><dd>${DECOY.email}</dd></dl></section>`,
      ),
    ),
  'no title': () => {
    document.title = '';
  },
  'parts of the page in another order': () => {
    document.body.append(...[...document.body.children].reverse());
  },
  'one more element round everything': () => {
    const box = document.createElement('div');
    box.className = 'x1a2b3';
    box.append(...document.body.childNodes);
    document.body.append(box);
  },
  'record in an open shadow root': () => {
    const host = document.createElement('div');
    const inner = [...main().childNodes];
    main().append(host);
    host.attachShadow({ mode: 'open' }).append(...inner);
  },
  'record in a frame': () => {
    const frame = document.createElement('iframe');
    const inner = main();
    inner.before(frame);
    const { contentDocument, contentWindow } = frame;
    if (contentDocument === null || contentWindow === null) return;
    installLayout(contentWindow as Window & typeof globalThis);
    if (inner !== document.body) contentDocument.body.append(inner);
  },
  'classes as a build tool names them': (random) => {
    const names = new Map<string, string>();
    const hash = () => `sc-${Math.floor(random() * 1e9).toString(36)}`;
    for (const element of document.querySelectorAll('[class]')) {
      const known = [...element.classList].map((name) => {
        const hashed = names.get(name) ?? hash();
        names.set(name, hashed);
        return hashed;
      });
      element.setAttribute('class', known.join(' '));
    }
  },
};
