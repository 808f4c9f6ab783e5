import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test } from 'vitest';
import { PanelApp } from '../../components/shell/panel-app';
import { PERSON, taken } from '../store/profile';
import {
  detected,
  LENA,
  lena,
  LENA_ID,
  LOOKING,
  openDesk,
  PRIYA,
  shown,
  sighting,
  type Desk,
} from '../panel/desk';
import { expectAccessible } from './axe';

const CARDS = ['Person', 'Stage', 'Next action', 'Value', 'Satisfaction', 'Timeline'];

/** The whole sidebar over a real store; the page shows Priya unless told otherwise. */
async function openApp(primary: ReturnType<typeof detected> | null = detected()): Promise<Desk> {
  const desk = await openDesk([...PRIYA, ...LENA]);
  render(<PanelApp panel={desk.panel} loadSites={() => Promise.resolve([])} onSettings={() => undefined} />);
  if (primary !== null) {
    desk.panel.commands.show(sighting({ primary }));
    await screen.findByRole('region', { name: 'Person' });
    desk.clock.now += 600; // single keys count again
  }
  return desk;
}
const stageOf = async (desk: Desk, id: string) =>
  desk.until(({ subject }) => subject.kind === 'known' && subject.view.stage.current?.id === id);

test('a person is six labelled cards, in one order', async () => {
  await openApp();
  expect(
    screen
      .getAllByRole('region')
      .map((one) => one.getAttribute('aria-label') ?? one.querySelector('h2')?.textContent),
  ).toEqual(CARDS);
  await expectAccessible();
});

describe('keys', () => {
  test('M and a digit move the stage, Z undoes it', async () => {
    const desk = await openApp();
    await userEvent.keyboard('m5');
    await stageOf(desk, 'loyalty');
    expect(await screen.findByText('Priya moved to Loyalty')).toBeVisible();
    await userEvent.keyboard('z');
    await stageOf(desk, 'retention');
    expect(await screen.findByText('Priya is back in Retention')).toBeVisible();
  });

  test('a digit alone does nothing', async () => {
    const desk = await openApp();
    await userEvent.keyboard('5');
    expect(shown(desk).stage.current?.id).toBe('retention');
    expect(desk.panel.state.getState().draft.score.score).toBeNull();
  });

  test('S and a digit log a score, S and T a ten; an Enter more logs nothing twice', async () => {
    const desk = await openApp();
    const scores = async () => (await desk.store.person(PERSON))?.responses.map(({ score }) => score);
    await userEvent.keyboard('s9{Enter}');
    expect(await screen.findByText('NPS 9, promoter saved for Priya')).toBeVisible();
    expect(await scores()).toEqual([9]);
    await userEvent.keyboard('z');
    await desk.until(({ subject }) => subject.kind === 'known' && subject.view.survey.last === null);
    await userEvent.keyboard('st');
    expect(await screen.findByText('NPS 10, promoter saved for Priya')).toBeVisible();
    expect(await scores()).toEqual([9, 10]);
  });

  test('L logs what happened in a few keys, and the focus comes back', async () => {
    const desk = await openApp();
    await userEvent.keyboard('lo420{Tab}Panels{Enter}');
    expect(await screen.findByText('Order logged for Priya')).toBeVisible();
    expect((await desk.store.person(PERSON))?.orders).toMatchObject([
      { label: 'Panels', amount: { minor: 42_000 } },
    ]);
    expect(screen.getByRole('button', { name: /^Log a call/ })).toHaveFocus();
    expect(await screen.findByText('Order €420')).toBeVisible();
  });

  test('what stands in the note line goes along into the log row, and back with Escape', async () => {
    await openApp();
    await userEvent.keyboard('/Asked for the price');
    await userEvent.click(screen.getByRole('button', { name: /^Log a call/ }));
    expect(screen.getByLabelText('What was said, or its transcript')).toHaveValue('Asked for the price');
    await expectAccessible();
    await userEvent.keyboard('{Escape}');
    expect(screen.getByRole('textbox', { name: 'Note about Priya' })).toHaveValue('Asked for the price');
  });

  test('H opens the handoff, as does the menu of the person', async () => {
    await openApp();
    await userEvent.keyboard('h');
    expect(screen.getByRole('region', { name: 'Handoff' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('region', { name: 'Handoff' })).not.toBeInTheDocument();
    await userEvent.click(screen.getByRole('button', { name: 'More about Priya Raman' }));
    await userEvent.click(screen.getByRole('menuitem', { name: /^Hand over/ }));
    expect(screen.getByRole('region', { name: 'Handoff' })).toBeVisible();
  });

  test('/ goes to the note line, Enter saves, and keys typed there are text', async () => {
    const desk = await openApp();
    await userEvent.keyboard('/');
    expect(screen.getByRole('textbox', { name: 'Note about Priya' })).toHaveFocus();
    await userEvent.keyboard('m5 calls z');
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
    await userEvent.keyboard('{Shift>}{Enter}{/Shift}second line{Enter}');
    await waitFor(async () =>
      expect((await desk.store.person(PERSON))?.interactions).toMatchObject([
        { text: 'm5 calls z\nsecond line' },
      ]),
    );
    expect(shown(desk).stage.current?.id).toBe('retention');
  });

  test('E opens the fields of the person', async () => {
    await openApp();
    await userEvent.keyboard('e');
    expect(await screen.findByLabelText('Name', {}, { timeout: 5000 })).toHaveFocus();
    await expectAccessible();
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByLabelText('Name')).not.toBeInTheDocument();
  });

  test('A adds somebody unknown', async () => {
    const desk = await openApp(detected({ name: 'Ingrid Solberg', email: 'ingrid@fjordtech.example' }));
    expect(screen.getByText('Not in your team’s people yet')).toBeVisible();
    await expectAccessible();
    await userEvent.keyboard('a');
    await screen.findByRole('region', { name: 'Stage' });
    expect(shown(desk).name).toBe('Ingrid Solberg');
  });

  test.each([
    ['Ctrl K', '{Control>}k{/Control}'],
    ['E', 'e'],
  ])('what is typed right after %s is no key, while its field is still to come', async (_, key) => {
    const desk = await openApp();
    // In one go: what is opened is not drawn in between.
    const press = (letter: string, held = {}) =>
      window.dispatchEvent(new KeyboardEvent('keydown', { key: letter, bubbles: true, ...held }));
    press(key.at(-1) === 'e' ? 'e' : 'k', key === 'e' ? {} : { ctrlKey: true });
    press('h');
    press('l');
    expect(desk.panel.state.getState().draft.log).toBeNull();
    expect(desk.panel.state.getState().handoff).toBeNull();
    const field = await screen.findByRole(key === 'e' ? 'textbox' : 'combobox', { name: /^(Name|Find)/ });
    await waitFor(() => expect(field).toHaveFocus());
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(field).not.toBeInTheDocument());
    await userEvent.click(document.body);
    await userEvent.keyboard('l');
    await desk.until(({ draft }) => draft.log !== null);
  });

  test('for half a second after the person has changed they do nothing', async () => {
    const desk = await openApp();
    desk.panel.commands.show(sighting({ primary: lena }));
    await desk.until(({ subject }) => subject.kind === 'known' && subject.view.contact.id === LENA_ID);
    await userEvent.keyboard('m');
    expect(screen.queryByRole('menu')).not.toBeInTheDocument();
    desk.clock.now += 500;
    await userEvent.keyboard('m');
    expect(screen.getByRole('menu')).toBeVisible();
  });
});

test('the page moves on while a note is typed: a banner, and the note stays with its person', async () => {
  const desk = await openApp();
  await userEvent.keyboard('/');
  await userEvent.keyboard('Wants the yearly price');
  desk.panel.commands.show(sighting({ primary: lena }));
  expect(await screen.findByText('The page moved on to Lena Vogel.')).toBeVisible();
  expect(screen.getByText(/Your note stays with/)).toHaveTextContent(
    'Your note stays with Priya until you save or drop it.',
  );
  await expectAccessible();
  const banner = screen.getByText('The page moved on to Lena Vogel.').closest<HTMLElement>('[role=status]');
  await userEvent.click(within(banner ?? document.body).getByRole('button', { name: 'Save' }));
  expect(await screen.findByRole('heading', { name: 'Lena Vogel' })).toBeVisible();
  expect((await desk.store.person(PERSON))?.interactions).toHaveLength(1);
});

test('looking: nobody is shown, and there is no spinner', async () => {
  const desk = await openApp();
  desk.panel.commands.show(LOOKING);
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Person' })).not.toBeInTheDocument());
  expect(screen.getByText('Looking at the page')).toBeInTheDocument();
  await expectAccessible();
});

test('Ctrl K searches all people, also from within a field', async () => {
  const desk = await openApp();
  await userEvent.keyboard('/');
  await userEvent.keyboard('{Control>}k{/Control}');
  await userEvent.type(await screen.findByRole('combobox'), 'vog');
  await screen.findByRole('option', { name: /Lena Vogel/ });
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(await screen.findByRole('heading', { name: 'Lena Vogel' })).toBeVisible();
  expect(desk.panel.state.getState().chosen).toBe('looked-up');
  await userEvent.click(screen.getByRole('button', { name: 'Chosen by you · back to the page' }));
  expect(await screen.findByRole('heading', { name: 'Priya Raman' })).toBeVisible();
});

test('what the server refused stands under the sync state, with what can be done', async () => {
  const desk = await openApp();
  await desk.store.acknowledge(taken(5, 9, [{ mid: 5, code: 'forbidden' }]), desk.clock.now);
  await userEvent.click(await screen.findByRole('button', { name: '1 refused' }));
  const refused = await screen.findByRole('list', { name: 'Refused changes' });
  expect(refused).toHaveTextContent(
    /Lena Vogel · Added in ReachYour role does not allow it\. Ask a lead of your team/,
  );
  await expectAccessible();
  await userEvent.click(within(refused).getByRole('button', { name: 'Drop' }));
  await waitFor(() =>
    expect(screen.queryByRole('list', { name: 'Refused changes' })).not.toBeInTheDocument(),
  );
  await userEvent.click(screen.getByRole('button', { name: /^Undo/ }));
  expect(await screen.findByRole('list', { name: 'Refused changes' })).toBeVisible();
});

test('a sync error is a sentence, and work goes on', async () => {
  const desk = await openApp();
  const message = 'The server at https://team.example has a problem (500).';
  await desk.store.setSyncState({ state: 'error', message, since: desk.clock.now, retryAt: null });
  expect(await screen.findByText(message)).toBeVisible();
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Try now' }));
  expect(desk.sent).toContainEqual({ type: 'sync' });
});

test('an erased person leaves a sentence', async () => {
  const desk = await openDesk();
  render(<PanelApp panel={desk.panel} loadSites={() => Promise.resolve([])} onSettings={() => undefined} />);
  await desk.open(detected({ name: 'Ingrid Solberg', email: 'ingrid@fjordtech.example' }));
  await desk.panel.commands.addPerson();
  await screen.findByRole('region', { name: 'Stage' });
  await desk.store.commit([{ op: 'delete', kind: 'contact', id: shown(desk).contact.id }]);
  // A heading found may be replaced by one alike before it is looked at.
  await waitFor(() =>
    expect(screen.getByRole('heading', { name: 'Ingrid Solberg was removed' })).toBeVisible(),
  );
});

test('first run stands before everything', async () => {
  const desk = await openApp(null);
  await desk.store.saveDevice({ welcomed: false });
  expect(await screen.findByRole('heading', { name: 'Where do you work?' })).toBeVisible();
  expect(screen.queryByRole('textbox', { name: /^Note/ })).not.toBeInTheDocument();
});

test('somebody else is shown from the top, however far the one before was read', async () => {
  const desk = await openApp();
  const main = screen.getByRole('main');
  main.scrollTop = 300;
  desk.panel.commands.show(sighting({ primary: lena }));
  await screen.findByRole('heading', { name: lena.name ?? '' });
  expect(main.scrollTop).toBe(0);
});

test('markup in a name of the page is text', async () => {
  await openApp(
    detected({ name: '<b onclick=alert(1)>x</b>', email: 'x@some.example', evidence: ['<i>From</i>'] }),
  );
  expect(screen.getByRole('heading', { name: '<b onclick=alert(1)>x</b>' })).toBeVisible();
  expect(screen.getByText('<i>From</i> · sure')).toBeVisible();
});
