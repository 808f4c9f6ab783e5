import type { Progress } from '../../lib/messages';
import type { TaughtField } from '../../lib/model/taught-site';
import { FIELD_NAMES } from '../../lib/panel/taught-words';
import { buildPage, rootsOf, type Root } from '../../lib/sites/page';
import { shownBy } from '../../lib/sites/teaching';
import { timeBudget, TooLarge } from '../../lib/sites/too-large';
import { drawOverlay } from './overlay';
import { candidatesFor, elementAt, pickFrom, type Pick } from './pick-from';

const STEPS: readonly TaughtField[] = ['name', 'email', 'stage', 'phone', 'company'];
const KEYS = 'Click it, or Tab and Enter';
const PROBLEMS: Record<TaughtField, string> = {
  name: 'There is no single name here. Point at the name itself.',
  email: 'There is no single e-mail address here. Point at the address itself.',
  stage: 'There is nothing short enough to be a stage here.',
  phone: 'There is no phone number here. Point at the number itself.',
  company: 'There is nothing short enough to be a company here.',
};
const READ_MS = 2_000;

/** A picker that runs on this page. */
export interface Picker {
  skip(): void;
  /** Ends it without a word, and removes every trace. */
  stop(): void;
}

/** Starts the picker: asks for each field in turn, and tells after each step where it stands. */
export function startPicker(window: Window, tell: (progress: Progress) => void): Picker {
  const { document } = window;
  const overlay = drawOverlay(document);
  const ended = new AbortController();
  const picks = new Map<TaughtField, Pick>();
  const { href } = window.location;
  let step = 0;
  let problem: string | null = null;
  let byKeys: { list: Pick[]; at: number } | null = null;
  let pointer: { x: number; y: number } | null = null;
  let isDrawing = false;

  const field = (): TaughtField => STEPS[step] ?? 'company';
  const canSkip = () => field() !== 'name';

  function stop(): void {
    ended.abort();
    overlay.remove();
  }

  function report(at: Progress['step'], shown: Progress['shown'] = null): void {
    const texts = [...picks].map(([name, { value }]) => ({ field: name, text: value.slice(0, 254) }));
    tell({ step: at, picks: texts, problem, shown });
  }

  function giveUp(): void {
    stop();
    report('ended');
  }

  function ask(): void {
    byKeys = null;
    const done = [...picks].map(([name, { value }]) => `${FIELD_NAMES[name]}: ${value}`).at(-1);
    overlay.say({
      ask: `Point at the ${FIELD_NAMES[field()]}`,
      keys: `${KEYS}${canSkip() ? ' · S to skip' : ''} · Esc to cancel`,
      problem,
      canSkip: canSkip(),
    });
    overlay.frame(null, done ?? '');
  }

  function next(): void {
    problem = null;
    step += 1;
    if (step < STEPS.length) {
      ask();
      report(field());
      return;
    }
    const roots = treesOf();
    const elements = new Map([...picks].map(([name, { element }]) => [name, element]));
    const shown = shownBy(new URL(href), roots, elements);
    stop();
    const isFound = shown !== null && [...picks.keys()].every((name) => shown.fields[name].length > 0);
    if (!isFound) problem = 'This page gives nothing to find it by again. Nothing was kept.';
    report(isFound ? 'done' : 'ended', isFound ? shown : null);
  }

  function treesOf(): Root[] {
    try {
      const page = buildPage(document, new URL(href), [], timeBudget({ limitMs: READ_MS }));
      return page.frames.flatMap((frame) => [...rootsOf(frame)]);
    } catch (error) {
      if (error instanceof TooLarge) return [document];
      throw error;
    }
  }

  function pick(found: Pick | null): void {
    if (window.location.href !== href) {
      problem = 'The page went on to another one. Begin again there.';
      giveUp();
    } else if (found === null) {
      problem = PROBLEMS[field()];
      ask();
      report(field());
    } else {
      picks.set(field(), found);
      next();
    }
  }

  function skip(): void {
    if (!ended.signal.aborted && canSkip()) next();
  }

  function point(): void {
    isDrawing = false;
    if (pointer === null || ended.signal.aborted) return;
    const { x, y } = pointer;
    const at = overlay.isBar(x, y) ? null : elementAt(document, x, y, overlay.host);
    const found = at === null ? null : pickFrom(field(), at);
    const element = found?.element ?? at;
    overlay.frame(element === null ? null : boxOf(element), found?.value ?? '');
  }

  function go(by: 1 | -1): void {
    byKeys ??= { list: candidatesFor(field(), treesOf()), at: by === 1 ? -1 : 0 };
    const { list } = byKeys;
    if (list.length === 0) {
      pick(null);
      return;
    }
    byKeys.at = (byKeys.at + by + list.length) % list.length;
    const candidate = list[byKeys.at];
    if (candidate === undefined) return;
    candidate.element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    overlay.frame(boxOf(candidate.element), candidate.value);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const keys: Record<string, () => void> = {
      Tab: () => go(event.shiftKey ? -1 : 1),
      ArrowDown: () => go(1),
      ArrowRight: () => go(1),
      ArrowUp: () => go(-1),
      ArrowLeft: () => go(-1),
      Enter: () => pick(byKeys?.list[byKeys.at] ?? null),
      s: skip,
      Escape: giveUp,
    };
    keys[event.key]?.();
  }

  function onClick({ clientX, clientY }: MouseEvent): void {
    const button = overlay.buttonAt(clientX, clientY);
    if (button === 'skip') skip();
    else if (button === 'end') giveUp();
    else if (!overlay.isBar(clientX, clientY)) {
      const at = elementAt(document, clientX, clientY, overlay.host);
      pick(at === null ? null : pickFrom(field(), at));
    }
  }

  function onWheel({ clientX, clientY, deltaX, deltaY }: WheelEvent): void {
    let node = elementAt(document, clientX, clientY, overlay.host);
    while (node !== null && node.scrollHeight <= node.clientHeight + 1) node = node.parentElement;
    (node ?? document.scrollingElement)?.scrollBy(deltaX, deltaY);
  }

  // The page hears nothing of what is done with the picker, and nothing that the page makes up is taken for the user.
  function listen<K extends keyof WindowEventMap>(types: K[], act: (event: WindowEventMap[K]) => void): void {
    for (const type of types) {
      window.addEventListener(
        type,
        (event) => {
          event.stopImmediatePropagation();
          event.preventDefault();
          if (event.isTrusted) act(event);
        },
        { capture: true, passive: false, signal: ended.signal },
      );
    }
  }

  listen(['click'], onClick);
  listen(['keydown'], onKey);
  listen(['wheel'], onWheel);
  listen(['pointermove'], ({ clientX: x, clientY: y }) => {
    // A page that scrolls under a resting pointer says that it moved.
    if (pointer?.x === x && pointer.y === y) return;
    byKeys = null;
    pointer = { x, y };
    if (!isDrawing) window.requestAnimationFrame(point);
    isDrawing = true;
  });
  listen(
    ['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'dblclick', 'contextmenu', 'keyup', 'keypress'],
    () => undefined,
  );
  window.focus();
  ask();
  return { skip, stop };
}

/** Where an element stands in the top window, through the frames it stands in. */
function boxOf(element: Element): DOMRect {
  const { left, top, width, height } = element.getBoundingClientRect();
  const box = new DOMRect(left, top, width, height);
  for (let frame = frameOf(element); frame !== null; frame = frameOf(frame)) {
    const outer = frame.getBoundingClientRect();
    box.x += outer.left + frame.clientLeft;
    box.y += outer.top + frame.clientTop;
  }
  return box;
}

function frameOf(element: Element): Element | null {
  return element.ownerDocument.defaultView?.frameElement ?? null;
}
