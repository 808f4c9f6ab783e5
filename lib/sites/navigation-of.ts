/** The browser's navigation API, where it has one: it tells of a new URL before the next tick does. */
export function navigationOf(window: Window): EventTarget | null {
  const navigation: unknown = 'navigation' in window ? window.navigation : null;
  return navigation instanceof EventTarget ? navigation : null;
}
