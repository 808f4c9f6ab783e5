import type { Root } from './page';

/** What the form fields of some trees hold, to be compared: a program can fill one in without any event. */
export function fieldValues(roots: readonly Root[]): string {
  let text = '';
  for (const root of roots.slice(0, 50)) {
    for (const field of [...root.querySelectorAll<HTMLInputElement>('input')].slice(0, 200)) {
      text += `${field.value.slice(0, 80)}\n`;
    }
  }
  return text;
}
