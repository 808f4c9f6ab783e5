import { defineContentScript } from 'wxt/utils/define-content-script';
import type { InsertAnswer } from '../../lib/panel/context';
import { findComposeField } from './compose-field';
import { insertText } from './insert-text';

/**
 * Brought to a page on the user's click on 'Insert', after the text was laid into this script's own world. It types the
 * text at the caret of the open compose field and is gone. It overwrites nothing and sends nothing.
 */
export default defineContentScript({
  registration: 'runtime',
  noScriptStartedPostMessage: true,
  main: (): InsertAnswer => {
    const world = globalThis as { sidestageInsert?: unknown };
    const text = world.sidestageInsert;
    delete world.sidestageInsert;
    if (typeof text !== 'string' || text === '') return 'no-field';
    const found = findComposeField(document);
    if (found.is === 'several') return 'several-fields';
    return found.is === 'field' && insertText(found.field, text) ? 'inserted' : 'no-field';
  },
});
