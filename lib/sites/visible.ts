/** What counts as hidden besides a missing box; `visibility` and `opacity` are how programs hide old views. */
const CHECKS = { visibilityProperty: true, opacityProperty: true } as const;

/** A frame smaller than this shows nobody anything: it is there to count visits. */
const SMALLEST_FRAME = 8;

/** Whether an element is drawn: connected, with a box, not hidden by itself or by what it stands in. */
export function isVisible(element: Element): boolean {
  return element.isConnected && element.checkVisibility(CHECKS);
}

/** Whether an element is drawn, and every frame that it stands in as well. */
export function isVisibleThroughFrames(element: Element): boolean {
  for (let current: Element | null = element; current !== null; current = frameOf(current)) {
    if (!isVisible(current)) return false;
    if (current !== element && !isVisibleFrame(current)) return false;
  }
  return true;
}

/** Whether a frame element is drawn and large enough to be read by a person. */
export function isVisibleFrame(frame: Element): boolean {
  return isVisible(frame) && frame.clientWidth >= SMALLEST_FRAME && frame.clientHeight >= SMALLEST_FRAME;
}

/** The frame element that shows an element's document; null in the top document and for a document that was left. */
function frameOf(element: Element): Element | null {
  return element.ownerDocument.defaultView?.frameElement ?? null;
}
