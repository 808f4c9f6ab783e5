import type { Pointer } from '../model/taught-site';
import { isSimpleSelector } from '../model/simple-selector';
import { roleOfLabel } from './labels';
import type { Root } from './page';
import { labelText, pointedAt } from './pointer';
import { isSaid, isTellingName, isStableName } from './stable-name';
import { shortAttribute, shortText } from './text';
import { timeBudget } from './too-large';

const ATTRIBUTES = ['name', 'itemprop', 'field-name', 'field-label', 'aria-label', 'autocomplete'];
const MARK_LEVELS = 6;
const LABEL_LEVELS = 4;
const LABEL_TEXT = 60;
const LABEL_TAGS = new Set(['DT', 'TH', 'LABEL', 'LEGEND']);

/**
 * Ways to find an element again: on this page, on that of the next person, after the program was built anew. The surest
 * first, at most three, independent of each other; each leads to this element alone now. `said` is what was read of the
 * person and the record (`saidWords`): no way may know it. Empty where there is none.
 */
export function pointersFor(element: Element, roots: readonly Root[], said: readonly string[]): Pointer[] {
  const leads = (pointer: Pointer | null): pointer is Pointer => {
    if (pointer === null) return false;
    const [only, ...others] = pointedAt(roots, pointer, timeBudget({ limitMs: 1_000 }));
    return only === element && others.length === 0;
  };
  const marks = markedBy(element, said).map((selector): Pointer => ({ by: 'mark', selector }));
  const labels = labelledBy(element, said);
  const place = placeOf(element);
  return [
    marks.find(leads) ?? null,
    labels.find(leads) ?? null,
    place === null ? null : ({ by: 'place', selector: place } as const),
  ].filter(leads);
}

/** Selectors by what the program calls the element, or what it stands in where only tags lead down from there. */
function markedBy(element: Element, said: readonly string[]): string[] {
  const found: string[] = [];
  let below = '';
  for (let node: Element | null = element, level = 0; node !== null && level < MARK_LEVELS; level += 1) {
    for (const mark of marksOf(node, said)) found.push(below === '' ? mark : `${mark} > ${below}`);
    if (!isOnlyOfItsTag(node)) break;
    below = below === '' ? node.localName : `${node.localName} > ${below}`;
    node = node.parentElement;
  }
  return found.filter(isSimpleSelector);
}

function marksOf(node: Element, said: readonly string[]): string[] {
  const data = node.getAttributeNames().filter((name) => /^data-[a-z][a-z-]{1,40}$/.test(name));
  const attributes = [...data, ...ATTRIBUTES].flatMap((name) => {
    const value = shortAttribute(node, name, 60);
    return value !== '' && isStableName(value, said) ? [`${tagOf(node)}[${name}="${value}"]`] : [];
  });
  const id = node.id !== '' && isTellingName(node.id, said) ? [`${tagOf(node)}[id="${node.id}"]`] : [];
  const classes = [...node.classList].filter((name) => isTellingName(name, said)).slice(0, 4);
  return [...attributes, ...id, ...classes.map((name) => `${tagOf(node)}.${name}`)];
}

/** Pointers by a text beside the element, or round it, that reads like a label. */
function labelledBy(element: Element, said: readonly string[]): Pointer[] {
  const found: Pointer[] = [];
  let below = '';
  for (let node: Element | null = element, level = 0; node !== null && level < LABEL_LEVELS; level += 1) {
    let sibling = node.previousElementSibling;
    for (let next = 1; sibling !== null && next <= 2; next += 1) {
      const label = labelIn(sibling, said);
      if (label !== null) found.push({ by: 'label', label: label.text, up: label.depth, next, below });
      sibling = sibling.previousElementSibling;
    }
    const own = node === element ? null : ownText(node);
    if (own !== null && isLabel(node, own, said))
      found.push({ by: 'label', label: labelText(own), up: 0, next: 0, below });
    const step = stepOf(node);
    below = below === '' ? step : `${step} > ${below}`;
    node = node.parentElement;
  }
  return found;
}

/** The label that an element is: its text, and how deep in it that stands. */
function labelIn(element: Element, said: readonly string[]): { text: string; depth: number } | null {
  if (shortText(element, LABEL_TEXT + 1).length > LABEL_TEXT) return null;
  let node = element;
  for (let depth = 0; depth <= LABEL_LEVELS; depth += 1) {
    const text = ownText(node);
    if (text !== null) return isLabel(node, text, said) ? { text: labelText(text), depth } : null;
    const only = node.firstElementChild;
    if (only === null || node.childElementCount > 1) return null;
    node = only;
  }
  return null;
}

function isLabel(element: Element, text: string, said: readonly string[]): boolean {
  const label = labelText(text);
  if (label === '' || label.length > LABEL_TEXT || /\d{2}|@/.test(label) || isSaid(label, said)) return false;
  return roleOfLabel(text) !== null || /[:：]\s*$/.test(text) || LABEL_TAGS.has(element.tagName);
}

/** The one text that stands in an element itself; null where there is none, or more. */
function ownText(element: Element): string | null {
  const texts = [...element.childNodes].filter(
    (node) => node.nodeType === Node.TEXT_NODE && (node as Text).data.slice(0, 400).trim() !== '',
  );
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? (only as Text).data.slice(0, 200).trim() : null;
}

/** Where an element stands, from the nearest `main` or the top of its tree; null where it stands too deep. */
function placeOf(element: Element): string | null {
  let path = '';
  for (let node: Element | null = element, level = 0; node !== null; level += 1) {
    const isStart: boolean = node.tagName === 'BODY' || (node.tagName === 'MAIN' && level > 0);
    // Two levels from the value, one sibling more or less is another page: then this way leads nowhere.
    const step = isStart ? node.localName : level < 2 ? exactStepOf(node) : stepOf(node);
    path = path === '' ? step : `${step} > ${path}`;
    node = isStart ? null : node.parentElement;
  }
  return isSimpleSelector(path) ? path : null;
}

function stepOf(node: Element): string {
  return isOnlyOfItsTag(node) ? tagOf(node) : `${tagOf(node)}:nth-child(${placeAmong(node)})`;
}

function exactStepOf(node: Element): string {
  const count = node.parentElement?.childElementCount ?? 1;
  if (count === 1) return tagOf(node);
  const place = placeAmong(node);
  return `${tagOf(node)}:nth-child(${place}):nth-last-child(${count - place + 1})`;
}

function placeAmong(node: Element): number {
  let place = 1;
  for (let before = node.previousElementSibling; before !== null; before = before.previousElementSibling)
    place += 1;
  return place;
}

function isOnlyOfItsTag(node: Element): boolean {
  return [...(node.parentElement?.children ?? [])].every(
    (other) => other === node || other.localName !== node.localName,
  );
}

function tagOf(node: Element): string {
  return node.localName;
}
