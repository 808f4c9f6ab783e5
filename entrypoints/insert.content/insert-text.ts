import type { ComposeField } from './compose-field';

/**
 * Types a text at the caret of a field, as the keyboard would: the page's own undo takes it back, and its editor hears
 * of it. What is selected stays: the text comes after it. True where the field has it then.
 */
export function insertText(field: ComposeField, text: string): boolean {
  const caret = caretIn(field);
  field.focus();
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  return field.tagName === 'TEXTAREA'
    ? typeIntoArea(field as HTMLTextAreaElement, lines.join('\n'))
    : typeIntoEditor(field, lines, caret);
}

function typeIntoArea(area: HTMLTextAreaElement, text: string): boolean {
  const at = area.selectionEnd;
  area.setSelectionRange(at, at);
  const before = area.value;
  if (command(area, 'insertText', text) && area.value !== before) return true;
  // Some pages turn commands off. The undo of the page then knows nothing of it, but the text is there.
  if (!announced(area, text)) return area.value !== before;
  area.setRangeText(text, at, at, 'end');
  heard(area, text);
  return true;
}

function typeIntoEditor(editor: HTMLElement, lines: string[], caret: Caret | null): boolean {
  placeCaret(editor, caret);
  const before = editor.innerHTML;
  const isTyped = lines.every(
    (line, index) =>
      (index === 0 || command(editor, 'insertParagraph', '')) &&
      (line === '' || command(editor, 'insertText', line)),
  );
  if (isTyped && editor.innerHTML !== before) return true;
  if (editor.innerHTML !== before) return true;
  const text = lines.join('\n');
  if (!announced(editor, text)) return editor.innerHTML !== before;
  const { ownerDocument } = editor;
  const fragment = ownerDocument.createDocumentFragment();
  lines.forEach((line, index) => {
    if (index > 0) fragment.append(ownerDocument.createElement('br'));
    fragment.append(line);
  });
  ownerDocument.getSelection()?.getRangeAt(0).insertNode(fragment);
  ownerDocument.getSelection()?.collapseToEnd();
  heard(editor, text);
  return true;
}

interface Caret {
  node: Node;
  offset: number;
}

/** Where the caret stands in an editor, at the end of what is selected; null where it is elsewhere. */
function caretIn(editor: HTMLElement): Caret | null {
  const selection = editor.ownerDocument.getSelection();
  if (selection === null || selection.rangeCount === 0) return null;
  const { endContainer: node, endOffset: offset } = selection.getRangeAt(0);
  return editor.contains(node) ? { node, offset } : null;
}

/** Where no caret was: at the beginning, above what is quoted. */
function placeCaret(editor: HTMLElement, caret: Caret | null): void {
  editor.ownerDocument.getSelection()?.collapse(caret?.node ?? editor, caret?.offset ?? 0);
}

/** Marked as old by the standard, and without a follower: no other way of typing is known to the page's undo. */
interface Commands {
  execCommand?: (name: string, showsUi: boolean, value: string) => boolean;
}

function command(field: HTMLElement, name: string, value: string): boolean {
  const commands: Commands = field.ownerDocument;
  return commands.execCommand?.(name, false, value) ?? false;
}

/** Says that a text is about to come; false where the page takes it into its own hands. */
function announced(field: HTMLElement, data: string): boolean {
  return field.dispatchEvent(
    new InputEvent('beforeinput', { inputType: 'insertText', data, bubbles: true, cancelable: true }),
  );
}

function heard(field: HTMLElement, data: string): void {
  field.dispatchEvent(new InputEvent('input', { inputType: 'insertText', data, bubbles: true }));
}
