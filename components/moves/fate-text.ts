import type { ListedFate } from '../../lib/panel/listed-people';

/** What a line of a pasted list is, in words. */
export function fateText(fate: ListedFate): string {
  switch (fate.kind) {
    case 'found':
      return `line ${String(fate.line)}: found`;
    case 'not-known':
      return `line ${String(fate.line)}: not known`;
    case 'several':
      return `line ${String(fate.line)}: several people have it`;
    case 'twice':
      return `line ${String(fate.line)}: the same person as line ${String(fate.first)}`;
    case 'no-address':
      return `line ${String(fate.line)}: no address`;
    case 'unread':
      return `${fate.lines.toLocaleString('en')} more lines were not read`;
  }
}
