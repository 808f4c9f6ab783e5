import { isSimpleSelector } from '../model/simple-selector';
import type { Pointer } from '../model/taught-site';
import type { Root } from './page';
import { oneLine } from './text';
import type { Budget } from './too-large';
import { isVisibleThroughFrames } from './visible';

/** More elements than this are not one place. */
const MATCH_LIMIT = 20;
/** A text node longer than this is no label. */
const LABEL_TEXT = 200;
const TEXT_LIMIT = 100_000;

/**
 * The visible elements a pointer leads to in some trees; none for a pointer that is not well made. Whoever asks decides
 * what more than one means.
 */
export function pointedAt(roots: readonly Root[], pointer: Pointer, budget: Budget): Element[] {
  const found = new Set<Element>();
  for (const root of roots) {
    budget.check();
    for (const element of inTree(root, pointer, budget)) {
      if (found.size < MATCH_LIMIT && isVisibleThroughFrames(element)) found.add(element);
    }
  }
  return [...found];
}

function inTree(root: Root, pointer: Pointer, budget: Budget): Element[] {
  if (pointer.by !== 'label') {
    return isSimpleSelector(pointer.selector)
      ? [...root.querySelectorAll(pointer.selector)].slice(0, 200)
      : [];
  }
  if (pointer.below !== '' && !isSimpleSelector(pointer.below)) return [];
  return labelsIn(root, pointer.label, budget).flatMap((label) => beside(label, pointer));
}

/** The elements whose own text is a label. */
function labelsIn(root: Root, label: string, budget: Budget): Element[] {
  const walker = (root.ownerDocument ?? root).createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Element[] = [];
  for (let count = 0; count < TEXT_LIMIT && found.length < MATCH_LIMIT; count += 1) {
    const text = walker.nextNode() as Text | null;
    if (text === null) break;
    if (count % 1000 === 0) budget.check();
    if (text.length > LABEL_TEXT || text.length < label.length || labelText(text.data) !== label) continue;
    if (text.parentElement !== null) found.push(text.parentElement);
  }
  return found;
}

function beside(label: Element, { up, next, below }: Extract<Pointer, { by: 'label' }>): Element[] {
  let node: Element | null = label;
  for (let level = 0; level < up && node !== null; level += 1) node = node.parentElement;
  for (let step = 0; step < next && node !== null; step += 1) node = node.nextElementSibling;
  if (node === null) return [];
  return below === '' ? [node] : [...node.querySelectorAll(`:scope > ${below}`)].slice(0, MATCH_LIMIT);
}

/** A label as it is compared: one line, without the colon or asterisk behind it. */
export function labelText(text: string): string {
  return oneLine(text).replace(/\s?[:：*]{1,2}$/, '');
}
