import { afterEach, expect, test, vi } from 'vitest';
import { problemSentence } from '../../lib/panel/problem';
import { StoreReadOnlyError } from '../../lib/store/errors';
import { detected, openDesk, PRIYA } from './desk';

afterEach(() => {
  vi.restoreAllMocks();
});

test('storage is full: a sentence, the text stays, and the next try saves', async () => {
  const desk = await openDesk(PRIYA);
  await desk.open(detected());
  desk.panel.commands.typeNote('Call on Monday');
  const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('Full.', 'QuotaExceededError');
  });
  const addRow = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(() => {
    throw new DOMException('Full.', 'QuotaExceededError');
  });
  await desk.panel.commands.saveNote();
  expect(desk.panel.state.getState()).toMatchObject({
    problem: 'Not saved: storage is full. Free some space and try again. What you typed is still here.',
    draft: { note: 'Call on Monday' },
    notice: null,
  });
  put.mockRestore();
  addRow.mockRestore();
  await desk.panel.commands.saveNote();
  expect(desk.panel.state.getState()).toMatchObject({ problem: null, draft: { note: '' } });
});

test('a database of a newer version says to update', () => {
  expect(problemSentence(new StoreReadOnlyError())).toMatch(
    /newer version of Sidestage .* Update the extension/,
  );
});

test('a sentence of the rules is shown as it is; an error of the browser is not', () => {
  expect(problemSentence(new RangeError('NPS goes from 0 to 10.'))).toMatch(/^NPS goes from 0 to 10\./);
  expect(problemSentence(new Error('NS_ERROR_0x80'))).toBe(
    'Not saved: the browser refused to write. What you typed is still here. Try again.',
  );
});

test('an unreachable background takes nothing away: what was saved is saved', async () => {
  const desk = await openDesk(PRIYA, { send: () => Promise.reject(new Error('The worker is gone.')) });
  await desk.open(detected());
  desk.panel.commands.typeNote('Call on Monday');
  await desk.panel.commands.saveNote();
  expect(desk.panel.state.getState().problem).toBeNull();
});
