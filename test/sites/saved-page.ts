import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { installLayout } from './layout';
import { PAGES } from './truths';

/**
 * Puts a saved page into this window as it stood when it was saved: its scripts are left out, `data-cap-value` is what
 * a form field holds, `data-cap-hidden` is not shown, `template shadowrootmode` is a shadow root, and a frame with
 * `data-cap-frame` shows another saved page of the same folder under the URL in `data-cap-url`.
 */
export function showSaved(path: string): void {
  showPage(readFileSync(path, 'utf8'), document, dirname(path));
}

/** The same for a page given as text. */
export function showHtml(html: string): void {
  showPage(html, document, PAGES);
}

function showPage(html: string, target: Document, folder: string): void {
  installLayout();
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  for (const script of parsed.querySelectorAll('script:not([type="application/ld+json"])')) script.remove();
  for (const hidden of parsed.querySelectorAll<HTMLElement>('[data-cap-hidden]'))
    hidden.style.display = 'none';
  attachShadows(parsed);
  target.replaceChild(target.adoptNode(parsed.documentElement), target.documentElement);
  for (const field of target.querySelectorAll<HTMLInputElement>('[data-cap-value]')) {
    field.value = field.getAttribute('data-cap-value') ?? '';
  }
  for (const frame of target.querySelectorAll<HTMLIFrameElement>('iframe')) fillFrame(frame, folder);
}

function fillFrame(frame: HTMLIFrameElement, folder: string): void {
  const inner = frame.contentDocument;
  const file = frame.dataset['capFrame'];
  if (inner === null) return;
  if (file !== undefined) {
    Object.defineProperty(inner, 'URL', {
      value: frame.dataset['capUrl'] ?? 'about:blank',
      configurable: true,
    });
    showPage(readFileSync(join(folder, file), 'utf8'), inner, folder);
  } else if (frame.srcdoc !== '') {
    showPage(frame.srcdoc, inner, folder);
  }
}

function attachShadows(root: ParentNode): void {
  for (const template of root.querySelectorAll<HTMLTemplateElement>('template[shadowrootmode]')) {
    const host = template.parentElement;
    template.remove();
    const shadow = host?.shadowRoot ?? host?.attachShadow({ mode: 'open' });
    shadow?.append(template.content);
    if (shadow !== undefined) attachShadows(shadow);
  }
}
