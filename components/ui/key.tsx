import { useKeyName } from './key-names';
import './key.css';

/**
 * A key as it is printed on the keyboard. Its letter is painted by the style sheet, so that it is no part of a
 * control's label; screen readers get it from `aria-keyshortcuts` of the control.
 */
export function Key({ name }: { name: string }) {
  const shown = useKeyName(name);
  return shown === '' ? null : <kbd className="key" data-key={shown} aria-hidden="true" />;
}
