// Paste this file into the console of the browser (F12) on the page to save. It downloads the page as one HTML file that
// `npm run -s detect` and the tests can read: what form fields hold is written down, what is hidden is marked, open shadow
// roots are kept; scripts, styles, pictures and links to elsewhere are left out, and every e-mail address is replaced by an
// invented one, the same for each. Names and phone numbers are for you to replace. The page itself is not changed.
(() => {
  const CHECKS = { visibilityProperty: true, opacityProperty: true };
  const KEPT =
    /^(?:id|class|title|name|type|value|href|role|for|alt|placeholder|hidden|lang|email|content|ng-.*|data-.*|aria-.*)$/;
  const DROPPED =
    'script:not([type="application/ld+json"]), style, link, noscript, img, picture, video, audio, canvas, svg, object, embed';
  // A document without scripts of its own: a page's own elements do nothing in it.
  const blank = document.implementation.createHTMLDocument('');
  const known = new Map();
  const firms = new Map();
  const invented = (address) => {
    const [, domain] = address.toLowerCase().split('@');
    if (!firms.has(domain)) firms.set(domain, `firm-${firms.size + 1}.example`);
    if (!known.has(address.toLowerCase()))
      known.set(address.toLowerCase(), `person-${known.size + 1}@${firms.get(domain)}`);
    return known.get(address.toLowerCase());
  };
  const clean = (text) =>
    text.replace(/[\w.!#$%&'*+/=?^`{|}~-]{1,64}(?:@|%40)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/g, (address) =>
      invented(address.replace('%40', '@')),
    );

  /** A copy of an element and all in it, as it is shown now. */
  const copy = (source, target) => {
    for (const child of source.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) target.append(clean(child.data));
      if (child.nodeType !== Node.ELEMENT_NODE || child.matches(DROPPED)) continue;
      const made = blank.createElement(child.localName);
      for (const { name, value } of child.attributes)
        if (KEPT.test(name)) made.setAttribute(name, clean(value.slice(0, 2000)));
      if ('value' in child && typeof child.value === 'string' && child.matches('input, textarea, select')) {
        if (child.type !== 'password') made.setAttribute('data-cap-value', clean(child.value));
      }
      const isHidden =
        child.checkVisibility && !child.checkVisibility(CHECKS) && (source.checkVisibility?.(CHECKS) ?? true);
      if (isHidden && document.body.contains(child)) made.setAttribute('data-cap-hidden', '');
      if (child.shadowRoot) {
        const shadow = blank.createElement('template');
        shadow.setAttribute('shadowrootmode', 'open');
        copy(child.shadowRoot, shadow.content);
        made.append(shadow);
      }
      copy(child, made);
      target.append(made);
    }
  };

  const page = blank.createElement('html');
  page.lang = document.documentElement.lang;
  copy(document.documentElement, page);
  const file = new Blob([`<!doctype html>\n${page.outerHTML}\n`], { type: 'text/html' });
  const link = Object.assign(document.createElement('a'), {
    href: URL.createObjectURL(file),
    download: 'page.html',
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  console.log(
    `Saved as page.html, with ${known.size} invented addresses. Its URL, for the truth: ${clean(location.href)}`,
  );
})();
