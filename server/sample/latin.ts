/** Letters that have no decomposition into a Latin letter and a mark. */
const LETTERS: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  œ: 'oe',
  '&': 'and',
};

/** A text in lower-case ASCII letters and digits joined by hyphens, for addresses and URLs; may be empty. */
export function latin(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[ßæøłđðþıœ&]/g, (letter) => LETTERS[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/[\p{M}'’]/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
