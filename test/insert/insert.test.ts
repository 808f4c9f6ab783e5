// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import { findComposeField } from '../../entrypoints/insert.content/compose-field';
import { insertText } from '../../entrypoints/insert.content/insert-text';
import { installLayout } from '../sites/layout';

// jsdom has no editing commands, as a page that turned them off: the text comes by input events then.

beforeEach(() => {
  installLayout();
  document.body.innerHTML = '';
});

function draw(html: string): void {
  document.body.innerHTML = html;
}

function field(): HTMLElement {
  const found = findComposeField(document);
  if (found.is !== 'field') throw new Error(`There is ${found.is}.`);
  return found.field;
}

function theArea(): HTMLTextAreaElement {
  const area = document.querySelector('textarea');
  if (area === null) throw new Error('There is no textarea.');
  return area;
}

test('the field that has the focus counts, and of several without focus none', () => {
  draw('<textarea id="a"></textarea><textarea id="b"></textarea>');
  expect(findComposeField(document)).toEqual({ is: 'several' });
  document.getElementById('b')?.focus();
  expect(field().id).toBe('b');
});

test('the only visible field counts where another has the focus', () => {
  draw(
    '<input id="subject"><textarea hidden></textarea><textarea readonly></textarea><textarea id="a"></textarea>',
  );
  document.getElementById('subject')?.focus();
  expect(field().id).toBe('a');
});

test('a page without a message box has none', () => {
  draw('<input><div contenteditable="false">x</div><p>text</p>');
  expect(findComposeField(document)).toEqual({ is: 'none' });
});

test('an editor in a frame of the same origin is found', () => {
  draw('<iframe></iframe>');
  const inner = document.querySelector('iframe')?.contentDocument;
  if (!inner) throw new Error('The frame has no document.');
  inner.body.innerHTML = '<div contenteditable="true" id="editor"><p contenteditable="true">old</p></div>';
  const view = inner.defaultView;
  if (view !== null) installLayout(view);
  expect(field().id).toBe('editor');
});

test('text comes at the caret of a textarea; nothing is overwritten, also where something is selected', () => {
  draw('<textarea>Dear Priya, bye</textarea>');
  const area = theArea();
  area.setSelectionRange(5, 11);
  const heard = vi.fn();
  area.addEventListener('input', heard);
  expect(insertText(area, ' one\r\ntwo')).toBe(true);
  expect(area.value).toBe('Dear Priya, one\ntwo bye');
  expect(heard).toHaveBeenCalledTimes(1);
});

test('a page that takes the text into its own hands does not get it twice', () => {
  draw('<textarea>x</textarea>');
  const area = theArea();
  area.addEventListener('beforeinput', (event) => {
    event.preventDefault();
    area.value += event.data ?? '';
  });
  expect(insertText(area, 'yz')).toBe(true);
  expect(area.value).toBe('xyz');
});

test('in an editor the text comes above what is quoted, with its lines', () => {
  draw('<div contenteditable="true"><blockquote>quoted</blockquote></div>');
  const editor = field();
  expect(insertText(editor, 'one\n\n<b>two</b>')).toBe(true);
  expect(editor.innerHTML).toBe('one<br><br>&lt;b&gt;two&lt;/b&gt;<blockquote>quoted</blockquote>');
});

test('in an editor the text comes at the caret, after what is selected', () => {
  draw('<div contenteditable="true">Dear Priya</div>');
  const editor = field();
  const text = editor.firstChild as Text;
  document.getSelection()?.setBaseAndExtent(text, 0, text, 4);
  insertText(editor, '!');
  expect(editor.textContent).toBe('Dear! Priya');
});

test('where the browser has editing commands they are used, line by line, so that undo knows', () => {
  draw('<div contenteditable="true"></div>');
  const editor = field();
  const commands: string[] = [];
  Object.defineProperty(document, 'execCommand', {
    configurable: true,
    value: (name: string, _ui: boolean, value: string) => {
      commands.push(`${name} ${value}`.trim());
      editor.append(value);
      return true;
    },
  });
  insertText(editor, 'one\n\ntwo');
  Object.defineProperty(document, 'execCommand', { configurable: true, value: undefined });
  expect(commands).toEqual(['insertText one', 'insertParagraph', 'insertParagraph', 'insertText two']);
});
