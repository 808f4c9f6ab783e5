const LENGTH_LIMIT = 40;

/** The words of a text as they are searched: lower case, without diacritics, each once; at most 40 characters of each. */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return [...new Set(words.map((word) => word.slice(0, LENGTH_LIMIT)))];
}
