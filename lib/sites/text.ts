/** Elements whose text is not part of what a page says. */
const SILENT = new Set(['SCRIPT', 'STYLE', 'NOSCRIPT', 'TEMPLATE', 'TEXTAREA', 'SELECT', 'SVG', 'svg']);

/**
 * The text of a node, spaces joined, of at most `limit` characters. `innerText` is never used: it computes the layout
 * (12 s on a page of 200,000 nodes), and `textContent` copies a page of any size. `spoken`: without what is kept from
 * screen readers, such as the initials in front of a name.
 */
export function shortText(node: Node, limit: number, { spoken = false } = {}): string {
  let text = '';
  const take = (child: Node): void => {
    if (text.length >= limit) return;
    if (child.nodeType === Node.TEXT_NODE) {
      const part = child as Text;
      // Room for the spaces that joining takes away again.
      text += part.length > limit * 2 ? part.substringData(0, limit * 2) : part.data;
    } else if (child.nodeType === Node.ELEMENT_NODE && !SILENT.has((child as Element).tagName)) {
      if (spoken && (child as Element).getAttribute('aria-hidden') === 'true') return;
      const gap = BLOCKS.has((child as Element).tagName) ? ' ' : '';
      text += gap;
      takeAll(child);
      text += gap;
    }
  };
  const takeAll = (parent: Node): void => {
    const assigned = parent.nodeName === 'SLOT' ? (parent as HTMLSlotElement).assignedNodes() : [];
    assigned.forEach(take);
    if (assigned.length > 0) return;
    // What is drawn inside an element is its open shadow tree, where it has one.
    const drawn = (parent as Partial<Element>).shadowRoot ?? parent;
    for (let child = drawn.firstChild; child !== null; child = child.nextSibling) {
      if (text.length >= limit) return;
      take(child);
    }
  };
  takeAll(node);
  return oneLine(text).slice(0, limit);
}

/** The same text with every run of spaces, tabs and line breaks as one space, and none at the ends. */
export function oneLine(text: string): string {
  return text.replace(/[\s\u00a0]+/g, ' ').trim();
}

/** An attribute's value of at most `limit` characters; empty where it is missing or longer (no label is that long). */
export function shortAttribute(element: Element, name: string, limit: number): string {
  const value = element.getAttribute(name);
  return value === null || value.length > limit ? '' : value.trim();
}

/** A text as a quoted value within a selector. */
export function quoted(text: string): string {
  return `"${text.replace(/["\\]/g, '\\$&').replace(/[\n\r\f]/g, ' ')}"`;
}

const BLOCKS = new Set(
  'ADDRESS ARTICLE BR DD DIV DL DT FIELDSET FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LEGEND LI MAIN OL P PRE SECTION TABLE TD TH TR UL'.split(
    ' ',
  ),
);
