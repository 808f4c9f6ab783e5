/** How wide letters of Inter are, in parts of the size, by kind: measured on its digits and on running English. */
const WIDTHS: [RegExp, number][] = [
  [/[\u1100-\u{10ffff}]/u, 1.02],
  [/[iIjl.,:;'’|! ]/, 0.3],
  [/[mwMW@%→]/, 0.9],
  [/[frt()-]/, 0.4],
  [/[A-ZÀ-Þ]/, 0.7],
];
const OTHER = 0.61;

/** Roughly how wide a text is at a size in px. A picture is laid out before anything of it is drawn. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const letter of text) width += WIDTHS.find(([kind]) => kind.test(letter))?.[1] ?? OTHER;
  return width * size;
}

/** A text cut so that it fits into so many px, with an ellipsis where something is left out. */
export function fitText(text: string, px: number, size: number): string {
  if (textWidth(text, size) <= px) return text;
  const letters = Array.from(text);
  while (letters.length > 1 && textWidth(`${letters.join('').trimEnd()}…`, size) > px) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A text in at most so many lines of so many px, broken at spaces; the last one is cut. */
export function wrapText(text: string, px: number, size: number, most: number): string[] {
  const lines: string[] = [];
  let rest = text.trim();
  while (rest !== '' && lines.length < most - 1 && textWidth(rest, size) > px) {
    const cut = lineEnd(rest, px, size);
    if (cut === 0) break;
    lines.push(rest.slice(0, cut).trimEnd());
    rest = rest.slice(cut).trimStart();
  }
  return [...lines, fitText(rest, px, size)];
}

/** Up to where a text fits at a space; 0 where its first word alone is too long. */
function lineEnd(text: string, px: number, size: number): number {
  let end = 0;
  for (const { index } of text.matchAll(/ +/g)) {
    if (textWidth(text.slice(0, index), size) > px) break;
    end = index;
  }
  return end;
}
