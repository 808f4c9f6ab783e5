import { afterEach, beforeEach, vi } from 'vitest';
import { generic } from '../../lib/sites/generic';
import type { PageSighting } from '../../lib/sites/sighting';
import type { Site } from '../../lib/sites/site';
import { type Watch, watch } from '../../lib/sites/watch';
import { installLayout } from './layout';

export const NORA = 'nora.quell@ferngate.example.com';
export const IVO = 'ivo.brandt@larkspur.example.com';

/** What one test sees of the watcher. */
export const seen = {
  said: [] as PageSighting[],
  /** When the page was read. */
  scans: [] as number[],
  ended: new AbortController(),
  isOrphan: false,
};

/** Begins each test of a file with a visible page, false timers and nothing said. */
export function useWatching(): void {
  beforeEach(() => {
    vi.useFakeTimers();
    installLayout();
    Object.assign(seen, { said: [], scans: [], ended: new AbortController(), isOrphan: false });
    history.replaceState(null, '', '/contacts/51');
    setVisibility('visible');
    document.title = '';
  });
  afterEach(() => {
    seen.ended.abort();
    vi.useRealTimers();
  });
}

/** The generic reader, with the times of its looks written down. */
const counted: Site = {
  ...generic,
  detect(page) {
    seen.scans.push(performance.now());
    return generic.detect(page);
  },
};

/** Watches this window. */
export function start(own: string[] = [], site: Site = counted): Watch {
  const { signal } = seen.ended;
  const report = (sighting: PageSighting) => void seen.said.push(sighting);
  return watch({ window, own, report, signal, sites: [site], isOrphan: () => seen.isOrphan });
}

/** The page of one person. */
export function record(name: string, email: string): string {
  return `<main><h1>${name}</h1><dl><dt>E-mail</dt><dd><a href="mailto:${email}">${email}</a></dd></dl></main>`;
}

/** Puts something into the page, as a program does. */
export function show(html: string): void {
  document.body.innerHTML = html;
}

/** All that was said: an address, a status, or that the page is being looked at. */
export function told(): string[] {
  return seen.said.map((sighting) =>
    sighting.state === 'looking'
      ? 'looking'
      : (sighting.detection.primary?.email ?? sighting.detection.status),
  );
}

/** What was said last. */
export function latest(): string {
  return told().at(-1) ?? 'nothing';
}

export function setVisibility(state: 'visible' | 'hidden'): void {
  Object.defineProperty(document, 'visibilityState', { value: state, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}

/** Lets so many milliseconds pass. */
export async function wait(ms: number): Promise<void> {
  await vi.advanceTimersByTimeAsync(ms);
}
