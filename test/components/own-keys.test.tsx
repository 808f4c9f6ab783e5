import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { PanelApp } from '../../components/shell/panel-app';
import { usePanelKeys } from '../../components/shell/use-panel-keys';
import type { Panel } from '../../lib/panel/panel';
import { detected, openDesk, PRIYA } from '../panel/desk';

test('what a screen reader is told of keys follows the user’s own', async () => {
  const { panel, open } = await openDesk(PRIYA);
  await open(detected());
  render(<PanelApp panel={panel} loadSites={() => Promise.resolve([])} onSettings={() => undefined} />);
  const told = async (role: 'button' | 'textbox' | 'radiogroup', name: string | RegExp) =>
    (await screen.findByRole(role, { name })).getAttribute('aria-keyshortcuts');
  const all = async () => [
    await told('button', 'Edit'),
    await told('button', 'Move to another stage'),
    await told('textbox', 'Note about Priya'),
    await told('button', /^Log/),
    await told('radiogroup', /^NPS/),
  ];
  expect(await all()).toEqual(['E', 'M', '/', 'L', 'S']);
  await panel.commands.setKey('edit', 'x');
  await panel.commands.setKey('stage', '');
  await panel.commands.setKey('note', 'n');
  await panel.commands.setKey('log', 'g');
  await panel.commands.setKey('score', 'u');
  await vi.waitFor(async () => expect(await all()).toEqual(['X', null, 'N', 'G', 'U']), 20_000);
});

/** A search whose field is there only after a while. */
function LateSearch({ panel, moved }: { panel: Panel; moved: () => void }) {
  const [isThere, setThere] = useState(false);
  const [text, setText] = useState('');
  usePanelKeys(panel, { search: () => true, escape: () => undefined, byKey: { m: moved } });
  return (
    <>
      <button type="button" onMouseEnter={() => setThere(true)}>
        Loaded
      </button>
      {isThere ? (
        <input aria-label="Find" autoFocus value={text} onChange={(event) => setText(event.target.value)} />
      ) : null}
    </>
  );
}

test('what is typed ahead of the search stands in its field, and moves nobody', async () => {
  const { panel } = await openDesk(PRIYA);
  const moved = vi.fn();
  render(<LateSearch panel={panel} moved={moved} />);
  await userEvent.keyboard('{Control>}k{/Control}max{Backspace} y');
  expect(moved).not.toHaveBeenCalled();
  await userEvent.hover(screen.getByRole('button', { name: 'Loaded' }));
  expect(screen.getByRole('textbox', { name: 'Find' })).toHaveValue('ma y');
  await userEvent.keyboard('z');
  expect(screen.getByRole('textbox', { name: 'Find' })).toHaveValue('ma yz');
});
