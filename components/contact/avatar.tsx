import type { Phase } from '../../lib/model/lifecycle';
import './avatar.css';

/** Initials in a circle, tinted by the phase; decoration, since the name stands beside it. */
export function Avatar({
  name,
  phase,
  size = 'large',
}: {
  name: string;
  phase: Phase | null;
  size?: 'large' | 'small';
}) {
  return (
    <span className={`avatar avatar-${size}`} data-phase={phase ?? undefined} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** First letter of the first and of the last word; by grapheme, so that no letter is cut from its accents. */
export function initials(name: string): string {
  const words = name
    .replace(/@.*$/, '')
    .split(/[\s._-]+/u)
    .filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) =>
    firstLetter(word ?? ''),
  );
  const text = letters.join('').toLocaleUpperCase();
  return text === '' ? '?' : text;
}

function firstLetter(word: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(word);
  return first?.segment ?? '';
}
