import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { StageTrack } from '../../components/stage/stage-track';
import type { LifecycleModel } from '../../lib/model/lifecycle';
import { lifecyclePresets } from '../../lib/model/presets';
import { withLapsed } from '../../lib/rules/stage';
import { expectAccessible } from './axe';

const preset = (id: string): LifecycleModel => {
  const found = lifecyclePresets.find((model) => model.id === id);
  if (found === undefined) throw new Error(`There is no preset ${id}.`);
  return withLapsed(found);
};
const ring = preset('value-cycle');
const retaining = ring.stages.find((stage) => stage.id === 'retaining') ?? null;

/** So many stages, each with a name of so many letters. */
function many(count: number, letters = 8, loops = false): LifecycleModel {
  return {
    ...preset('clm'),
    loops,
    stages: Array.from({ length: count }, (_, i) => ({
      id: `s${String(i)}`,
      label: `${String(i + 1)} ${'x'.repeat(letters - 3)}`,
      explains: i === 3 ? '' : `What stage ${String(i + 1)} means.`,
      phase: 'retention' as const,
      lost: false,
    })),
  };
}

test('a model that loops is a ring: its names in order, the lost ones after them', async () => {
  const onMove = vi.fn();
  render(<StageTrack model={ring} current={retaining} onMove={onMove} />);
  const list = screen.getByRole('list', { name: 'Stages of Value cycle, which begin again' });
  expect(
    within(list)
      .getAllByRole('button')
      .map((button) => button.textContent),
  ).toEqual(['Acquiring', 'Increasing value', 'Retaining', 'Reactivating', 'Lapsed']);
  const current = within(list).getByRole('button', { name: 'Retaining, the current stage' });
  expect(current).toHaveAttribute('aria-current', 'step');
  expect(screen.getByText('3/4')).toBeInTheDocument();
  await expectAccessible();
  await userEvent.click(within(list).getByRole('button', { name: 'Move to Acquiring' }));
  await userEvent.click(current);
  expect(onMove.mock.calls).toEqual([['acquiring']]);
});

test('the drawing of a ring has an arc a stage, the current one thick', () => {
  const { container } = render(<StageTrack model={ring} current={retaining} />);
  const arcs = [...container.querySelectorAll('.ring-arc')];
  expect(arcs).toHaveLength(4);
  expect(arcs.map((arc) => arc.getAttribute('data-current'))).toEqual(['false', 'false', 'true', 'false']);
});

test('in a ring a stage explains itself on hover and on focus, and going on to the first is not going back', async () => {
  const reactivating = ring.stages[3] ?? null;
  render(<StageTrack model={ring} current={reactivating} onMove={() => undefined} />);
  const acquiring = screen.getByRole('button', { name: 'Move to Acquiring' });
  await userEvent.hover(acquiring);
  expect(screen.getByText('Click to move here')).toBeVisible();
  await userEvent.unhover(acquiring);
  await userEvent.hover(screen.getByRole('button', { name: 'Move to Retaining' }));
  expect(screen.getByText('Click to move back, with a reason')).toBeVisible();
  expect(acquiring).toHaveAccessibleDescription('You win them, for the first time or again.');
});

test.each([false, true])(
  '30 stages with names of 60 letters, looping %s: each is there, named and explained',
  async (loops) => {
    const model = many(30, 60, loops);
    render(<StageTrack model={model} current={model.stages[4] ?? null} onMove={() => undefined} />);
    expect(screen.getAllByRole('button')).toHaveLength(30);
    expect(screen.getByRole('button', { current: 'step' })).toHaveAccessibleDescription(
      'What stage 5 means.',
    );
    await expectAccessible();
  },
);

test('a stage that nobody explained says its phase', () => {
  render(<StageTrack model={many(5)} current={null} />);
  const [, , , fourth] = screen.getAllByRole('button');
  expect(fourth).toHaveAccessibleDescription('Phase retention');
});

test('many stages stand in rows, and the current one is named below with its place', () => {
  const model = many(10);
  const { container } = render(<StageTrack model={model} current={model.stages[4] ?? null} />);
  expect(container.querySelector('.track-many')).not.toBeNull();
  expect(container.querySelector('.track-current')).toHaveTextContent('5 xxxxx5 of 10');
});

test('a long name stands below the track, a short one on it', () => {
  const long = many(5, 60);
  const { container, rerender } = render(<StageTrack model={long} current={long.stages[1] ?? null} />);
  expect(container.querySelector('.track-current')).toHaveTextContent(/^2 x{57}$/);
  const short = many(5);
  rerender(<StageTrack model={short} current={short.stages[1] ?? null} />);
  expect(container.querySelector('.track-current')).toBeNull();
});

test('where stages cannot be moved they are read and do nothing', async () => {
  const model = many(3);
  render(<StageTrack model={model} current={null} />);
  const first = screen.getByRole('button', { name: '1 xxxxx' });
  expect(first).toHaveAttribute('aria-disabled', 'true');
  await userEvent.hover(first);
  expect(screen.queryByText(/Click to move/)).not.toBeInTheDocument();
  await expectAccessible();
});
