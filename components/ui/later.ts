import { lazy, type ComponentType, type LazyExoticComponent } from 'react';

const loads: (() => Promise<unknown>)[] = [];

/** A component whose code comes when it is first drawn, or before that by `loadLater`. */
export function later<P>(load: () => Promise<ComponentType<P>>): LazyExoticComponent<ComponentType<P>> {
  loads.push(load);
  return lazy(() => load().then((component) => ({ default: component })));
}

/**
 * Loads the code of everything made by `later`, one after the other and each in a quiet moment, so that what is opened
 * for the first time opens as fast as ever after. `quiet` resolves at such a moment.
 */
export async function loadLater(quiet: () => Promise<void>): Promise<void> {
  for (const load of loads) {
    await quiet();
    // What cannot be loaded now says so when it is needed.
    await load().catch(() => undefined);
  }
}
