// jsdom has no layout. What a page hides is written into it (`hidden`, an inline style), and read from there.

const HIDES = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?:\.0+)?\s*(?:;|$))/i;

function checkVisibility(this: Element): boolean {
  return this.isConnected && isShown(this);
}

function isShown(node: Element | null): boolean {
  if (node === null) return true;
  const isHidden = node.hasAttribute('hidden') || HIDES.test(node.getAttribute('style') ?? '');
  return !isHidden && isShown(parentOf(node));
}

function parentOf(node: Element): Element | null {
  if (node.parentElement !== null) return node.parentElement;
  const root = node.getRootNode();
  return 'host' in root ? (root as ShadowRoot).host : null;
}

/** Gives the elements of a window what they need to be looked at: visibility, and frames that have a size. */
export function installLayout(view: Window & typeof globalThis = window): void {
  Object.defineProperty(view.Element.prototype, 'checkVisibility', {
    value: checkVisibility,
    configurable: true,
  });
  for (const side of ['clientWidth', 'clientHeight']) {
    Object.defineProperty(view.HTMLIFrameElement.prototype, side, { get: () => 300, configurable: true });
  }
}
