import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { describe, expect, test, vi } from 'vitest';
import { DriftLine } from '../../components/stage/drift-line';
import { StageCard, type StageCardProps } from '../../components/stage/stage-card';
import { lifecyclePresets } from '../../lib/model/presets';
import { movesOf } from '../../lib/panel/moves';
import type { Drift } from '../../lib/rules/page-stage';
import { findStage, withLapsed } from '../../lib/rules/stage';
import { buildPerson, NOW } from '../builders';
import { expectAccessible } from './axe';
import { team, tomas, viewOf } from './view';

function Drawn(props: Partial<StageCardProps>) {
  const [menuOpen, setMenuOpen] = useState(false);
  return (
    <StageCard
      short="Tomás"
      model={team.model}
      stage={viewOf(tomas).stage}
      moves={movesOf(viewOf(tomas), { me: null, session: null })}
      reasonWanted={null}
      reason=""
      menuOpen={menuOpen}
      now={NOW}
      locale="en-GB"
      onMenu={setMenuOpen}
      onMove={() => undefined}
      onKeep={() => undefined}
      onReason={() => undefined}
      onUndo={() => undefined}
      {...props}
    />
  );
}

const openMenu = async () => {
  await userEvent.click(screen.getByRole('button', { name: 'Move to another stage' }));
  return screen.getByRole('menu');
};

test('the card is a region; the current stage is named, with its days', async () => {
  render(<Drawn />);
  const card = screen.getByRole('region', { name: 'Stage' });
  expect(within(card).getByRole('button', { name: 'Retention, the current stage' })).toHaveAttribute(
    'aria-current',
    'step',
  );
  expect(card).toHaveTextContent('64 days');
  await expectAccessible();
});

test('each stage explains itself: on focus for the eye, always for a screen reader', async () => {
  render(<Drawn />);
  const conversion = screen.getByRole('button', { name: 'Move to Conversion' });
  expect(conversion).toHaveAccessibleDescription(/first order/);
  await userEvent.hover(conversion);
  expect(screen.getByText('Click to move back, with a reason')).toBeVisible();
  await userEvent.unhover(conversion);
  expect(screen.queryByText('Click to move back, with a reason')).not.toBeInTheDocument();
});

test('a press on a stage moves there; on the current one it does nothing', async () => {
  const onMove = vi.fn();
  render(<Drawn onMove={onMove} />);
  await userEvent.click(screen.getByRole('button', { name: 'Move to Loyalty' }));
  await userEvent.click(screen.getByRole('button', { name: 'Retention, the current stage' }));
  expect(onMove.mock.calls).toEqual([['loyalty']]);
});

test('in the menu a digit chooses a stage', async () => {
  const onMove = vi.fn();
  render(<Drawn onMove={onMove} />);
  await openMenu();
  await userEvent.keyboard('5');
  expect(onMove).toHaveBeenCalledWith('loyalty');
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
});

test('in the menu nothing is preselected, arrows move and Enter chooses', async () => {
  const onMove = vi.fn();
  render(<Drawn onMove={onMove} />);
  expect(await openMenu()).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onMove).not.toHaveBeenCalled();
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
  expect(onMove).toHaveBeenCalledWith('acquisition');
});

test('the last item is one step up, the first letter leads to a stage, Home and End to the ends', async () => {
  render(<Drawn />);
  await openMenu();
  await userEvent.keyboard('{ArrowUp}');
  expect(screen.getByRole('menuitem', { name: /^Lapsed/ })).toHaveFocus();
  await userEvent.keyboard('c');
  expect(screen.getByRole('menuitem', { name: /^Conversion/ })).toHaveFocus();
  await userEvent.keyboard('{Home}');
  expect(screen.getByRole('menuitem', { name: /^Reach/ })).toHaveFocus();
});

test('the current stage is marked in the menu and cannot be chosen; Escape gives the focus back', async () => {
  const onMove = vi.fn();
  render(<Drawn onMove={onMove} />);
  const menu = await openMenu();
  expect(within(menu).getByRole('menuitem', { current: true })).toHaveTextContent('Retention');
  await expectAccessible();
  await userEvent.keyboard('4');
  expect(onMove).not.toHaveBeenCalled();
  await openMenu();
  await userEvent.keyboard('{Escape}');
  expect(screen.getByRole('button', { name: 'Move to another stage' })).toHaveFocus();
});

test('a move backwards asks for a reason: a chip gives it, or a word of one’s own', async () => {
  const onMove = vi.fn();
  const onKeep = vi.fn();
  const wanted = { to: 'reach', message: 'Reach comes before Retention.', source: 'page' as const };
  function Typed() {
    const [reason, setReason] = useState('');
    return (
      <Drawn reasonWanted={wanted} reason={reason} onReason={setReason} onMove={onMove} onKeep={onKeep} />
    );
  }
  render(<Typed />);
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Moved too early' }));
  await userEvent.type(screen.getByLabelText('Another reason'), ' merged {Enter}');
  expect(onMove.mock.calls).toEqual([
    ['reach', 'Moved too early', 'page'],
    ['reach', 'merged', 'page'],
  ]);
  await userEvent.keyboard('{Escape}');
  expect(onKeep).toHaveBeenCalledOnce();
});

describe('the page’s own stage', () => {
  const draw = (drift: Drift, ours = findStage(team.model, 'conversion')) => {
    const calls = { onTake: vi.fn(), onKeep: vi.fn(), onQuiet: vi.fn(), onExplain: vi.fn() };
    const line = <DriftLine site="HubSpot" drift={drift} model={team.model} ours={ours} {...calls} />;
    render(<Drawn drift={line} />);
    return calls;
  };
  const retention = findStage(team.model, 'retention');

  test('is a quiet line with three answers', async () => {
    if (retention === null) throw new Error('The model has no such stage.');
    const calls = draw({ kind: 'other', word: 'Customer', stage: retention });
    const line = screen.getByRole('group', { name: 'HubSpot says Customer' });
    expect(line).toHaveTextContent('HubSpot says Customer, which is Retention here.');
    await expectAccessible();
    await userEvent.click(within(line).getByRole('button', { name: 'Take theirs' }));
    await userEvent.click(within(line).getByRole('button', { name: 'Keep ours' }));
    await userEvent.click(within(line).getByRole('button', { name: 'Ignore' }));
    for (const call of [calls.onTake, calls.onKeep, calls.onQuiet]) expect(call).toHaveBeenCalledOnce();
  });

  test('in a word nobody knows is asked about once', async () => {
    const calls = draw({ kind: 'unknown-word', word: 'Qualified' });
    expect(screen.getByText(/Which stage is that/)).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'Which stage is Qualified?' }));
    await expectAccessible();
    await userEvent.click(screen.getByRole('menuitem', { name: /Conversion/ }));
    expect(calls.onExplain).toHaveBeenCalledWith('conversion');
  });

  test('gives way while a reason is asked for', () => {
    const wanted = { to: 'reach', message: 'Reach comes before Retention.', source: 'page' as const };
    render(<Drawn reasonWanted={wanted} drift={<p>HubSpot says Lead</p>} />);
    expect(screen.queryByText('HubSpot says Lead')).not.toBeInTheDocument();
  });
});

test('the receipt says who, when, from, to, why and how, and can be copied and undone', async () => {
  const user = userEvent.setup();
  const onUndo = vi.fn();
  render(<Drawn onUndo={onUndo} />);
  await user.click(screen.getByRole('button', { name: /^Moved 18 Sept? · Dana Whitfield$/ }));
  const receipt = screen.getByRole('group', { name: 'Receipt of this stage' });
  expect(receipt).toHaveTextContent('WhoDana Whitfield');
  expect(receipt).toHaveTextContent('FromConversionToRetentionWhythird orderSourceby hand');
  await expectAccessible();
  await user.click(within(receipt).getByRole('button', { name: 'Copy' }));
  expect(await navigator.clipboard.readText()).toContain('Stage: Conversion → Retention');
  expect(within(receipt).getByRole('button', { name: 'Copied' })).toBeVisible();
  await user.click(within(receipt).getByRole('button', { name: 'Undo this move' }));
  expect(onUndo).toHaveBeenCalledWith(tomas.stageChanges[2]?.id);
});

test('the team’s median stands beside the days where there are people to compare with', () => {
  const stage = { ...viewOf(tomas).stage, medianDays: 40.5, people: 3 };
  const { rerender } = render(<Drawn stage={stage} />);
  expect(screen.getByRole('region')).toHaveTextContent('64 days · team median 41');
  rerender(<Drawn stage={{ ...stage, people: 2 }} />);
  expect(screen.getByRole('region')).not.toHaveTextContent('team median');
});

test('a person without a stage is asked for one', () => {
  render(<Drawn stage={viewOf(buildPerson()).stage} moves={[]} />);
  expect(screen.getByText('No stage yet. Choose where Tomás stands.')).toBeVisible();
});

test.each(lifecyclePresets)('the model $label draws all its stages', async (preset) => {
  const model = withLapsed(preset);
  render(<Drawn model={model} />);
  expect(within(screen.getByRole('list')).getAllByRole('button')).toHaveLength(model.stages.length);
  await expectAccessible();
});

test('every move before it has its receipt there, says what came since, and can be taken back', async () => {
  const onUndo = vi.fn();
  render(<Drawn onUndo={onUndo} />);
  await userEvent.click(screen.getByRole('button', { name: /^Moved 18/ }));
  const earlier = screen.getByRole('group', { name: 'Earlier moves' });
  await userEvent.click(within(earlier).getByRole('button', { name: /Reach → Conversion/ }));
  const receipt = within(earlier).getByRole('group', { name: 'Receipt of the move to Conversion' });
  expect(receipt).toHaveTextContent('Undo passes over what came since: Retention.');
  expect(receipt).toHaveTextContent('Recorded since, and left as it is: 6 orders, 1 score, 1 other entry.');
  await expectAccessible();
  await userEvent.click(within(receipt).getByRole('button', { name: 'Undo this move' }));
  expect(onUndo).toHaveBeenCalledWith(tomas.stageChanges[1]?.id);
  await userEvent.click(within(earlier).getByRole('button', { name: /Added in Reach/ }));
  const first = within(earlier).getByRole('group', { name: 'Receipt of the move to Reach' });
  expect(first).toHaveTextContent('This is the first stage: there is none to go back to.');
  expect(within(first).queryByRole('button', { name: 'Undo this move' })).not.toBeInTheDocument();
});

test('the receipt says how long, beside the team’s median', async () => {
  const stage = { ...viewOf(tomas).stage, medianDays: 40.5, people: 3 };
  render(<Drawn stage={stage} />);
  await userEvent.click(screen.getByRole('button', { name: /^Moved 18/ }));
  expect(screen.getByRole('group', { name: 'Receipt of this stage' })).toHaveTextContent(
    'How long64 days. 23 days longer than the team’s median of 41 days, over the 3 people who are in this stage now.',
  );
});

test('a role that does not choose stages reads them, and why', async () => {
  render(<Drawn fixed="Your role takes stages that are suggested." />);
  expect(screen.queryByRole('button', { name: 'Move to another stage' })).not.toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Loyalty' })).toHaveAttribute('aria-disabled', 'true');
  expect(screen.getByText('Your role takes stages that are suggested.')).toBeVisible();
  await expectAccessible();
});
