import './key.css';

/** A key as it is printed on the keyboard. Screen readers get it from `aria-keyshortcuts` of the control instead. */
export function Key({ name }: { name: string }) {
  return (
    <kbd className="key" aria-hidden="true">
      {name}
    </kbd>
  );
}
