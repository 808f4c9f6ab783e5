/**
 * Why a text cannot be kept, as a sentence with its count; null where it fits. Nothing is cut off: whoever typed it
 * decides what goes.
 * @param what what is too long, with its article: 'A note'
 */
export function textProblem(what: string, text: string, limit: number, locale: string): string | null {
  const { length } = text;
  if (length <= limit) return null;
  const [has, may, over] = [length, limit, length - limit].map((count) => count.toLocaleString(locale));
  return `${what} has at most ${may ?? ''} characters and this one has ${has ?? ''}: ${over ?? ''} too many. Shorten it, or save it in parts.`;
}
