import type { DeviceSettings } from '../../lib/store/store';

type Theme = DeviceSettings['theme'];

const KEY = 'theme';

/** Draws this page in a theme, and remembers it for the next start: the store opens only after the first paint. */
export function applyTheme(theme: Theme): void {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset['theme'];
  else dataset['theme'] = theme;
  if (localStorage.getItem(KEY) !== theme) localStorage.setItem(KEY, theme);
}

/** Draws this page in the theme it had last. */
export function applyLastTheme(): void {
  const last = localStorage.getItem(KEY);
  if (last === 'light' || last === 'dark') applyTheme(last);
}
