import { framesIn, readableDocument, type Root } from './page';

/** What is told of the trees of a page. */
export interface TreeEvents {
  /** Something changed that a look may depend on. */
  changed: () => void;
  /** The user clicked or pressed a key. */
  userActed: () => void;
  /** A frame's document is being left. */
  left: (document: Document) => void;
  /** A document that was still coming in is complete. */
  arrived: () => void;
}

/** Watches the trees that the last look read. */
export interface Trees {
  /** From now on watch these trees and no others. */
  follow(roots: readonly Root[]): void;
  /** Whether a document is still coming in, so that a look may see half of it. */
  areComing(): boolean;
  /** Watch nothing until the next `follow`. */
  rest(): void;
}

const WATCHED: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: [
    'aria-current',
    'aria-hidden',
    'aria-label',
    'aria-selected',
    'class',
    'data-email',
    'data-email-address',
    'data-is-active',
    'email',
    'hidden',
    'href',
    'name',
    'open',
    'src',
    'style',
    'title',
    'value',
  ],
};
/** Typing and programs change a field's value without changing the tree; styles change what is visible. */
const CHANGES = ['input', 'change', 'transitionend', 'animationend', 'toggle'];
const ACTS = ['click', 'keydown'];
const ROOT_LIMIT = 300;
/** How often a frame is asked for its next document after it left one, and for how long. */
const NEXT_DOCUMENT_MS = 20;
const NEXT_DOCUMENT_TRIES = 250;

/** Watches documents, open shadow roots and frames; everything ends with `signal`. */
export function watchTrees(events: TreeEvents, signal: AbortSignal): Trees {
  const watched = new Map<Root, AbortController>();
  const frames = new WeakSet<Element>();
  /** Frames between two documents. */
  const awaited = new Set<Element>();

  function watch(root: Root): void {
    const end = new AbortController();
    watched.set(root, end);
    const observer = new MutationObserver(() => events.changed());
    observer.observe(root, WATCHED);
    end.signal.addEventListener('abort', () => observer.disconnect());
    const options = { capture: true, passive: true, signal: end.signal };
    for (const type of CHANGES) root.addEventListener(type, () => events.changed(), options);
    if (root.nodeType !== Node.DOCUMENT_NODE) return;
    for (const type of ACTS)
      root.addEventListener(type, (event) => event.isTrusted && events.userActed(), options);
    root.addEventListener('DOMContentLoaded', () => events.arrived(), { signal: end.signal });
    const view = (root as Document).defaultView;
    view?.addEventListener('pagehide', () => left(root as Document), { signal: end.signal });
  }

  function left(document: Document): void {
    const frame = document.defaultView?.frameElement ?? null;
    unwatch(document);
    events.left(document);
    if (frame === null) return;
    awaited.add(frame);
    awaitNext(frame, document, NEXT_DOCUMENT_TRIES);
  }

  /** A frame's next document is there before it is loaded: it is read while it comes. */
  function awaitNext(frame: Element, before: Document, tries: number): void {
    const next = readableDocument(frame);
    const isOver = signal.aborted || tries === 0 || !frame.isConnected;
    if (!isOver && (next === null || next === before)) {
      setTimeout(() => awaitNext(frame, before, tries - 1), NEXT_DOCUMENT_MS);
      return;
    }
    awaited.delete(frame);
    if (isOver || next === null) return;
    if (!watched.has(next)) watch(next);
    events.changed();
  }

  function unwatch(root: Root): void {
    watched.get(root)?.abort();
    watched.delete(root);
  }

  function watchFrames(root: Root): void {
    for (const frame of framesIn(root)) {
      if (frames.has(frame)) continue;
      frames.add(frame);
      frame.addEventListener('load', () => events.changed(), { signal });
    }
  }

  signal.addEventListener('abort', () => [...watched.keys()].forEach(unwatch));
  return {
    follow(roots) {
      const wanted = new Set(roots.slice(0, ROOT_LIMIT));
      for (const root of [...watched.keys()]) if (!wanted.has(root)) unwatch(root);
      if (signal.aborted) return;
      for (const root of wanted) {
        if (!watched.has(root)) watch(root);
        watchFrames(root);
      }
    },
    areComing: () => awaited.size > 0 || [...watched.keys()].some(isComing),
    rest() {
      [...watched.keys()].forEach(unwatch);
    },
  };
}

function isComing(root: Root): boolean {
  return root.nodeType === Node.DOCUMENT_NODE && (root as Document).readyState === 'loading';
}
