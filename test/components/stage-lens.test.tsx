import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { StageLens } from '../../components/stage/stage-lens';
import { lensOf } from '../../lib/panel/lens';
import { countThrough, type LensCounts } from '../../lib/rules/model-lens';
import { findStage } from '../../lib/rules/stage';
import { expectAccessible } from './axe';
import { team } from './view';

const lens = lensOf({ team, device: { own: [], theme: 'system', welcomed: true, lens: 'clm' } });

function draw(counted: LensCounts | null, stage = 'reach') {
  if (lens === null) throw new Error('There is no such lens.');
  const onBack = vi.fn();
  const current = findStage(team.model, stage);
  const count = () => Promise.resolve(counted);
  render(<StageLens lens={lens} current={current} own="Reach to loyalty" onBack={onBack} onCount={count} />);
  return onBack;
}

test('it says through which model, where the person stands in it and why, and leads back', async () => {
  const onBack = draw(null);
  const note = screen.getByRole('group', { name: 'Seen through CLM, short form' });
  expect(note).toHaveTextContent(
    'Seen through CLM, short form, on this device only. Reach stands in Acquisition. No stage of the phase awareness, nor an earlier one: the nearest later, acquisition.',
  );
  await expectAccessible();
  await userEvent.click(screen.getByRole('button', { name: 'Back to Reach to loyalty' }));
  expect(onBack).toHaveBeenCalledOnce();
});

test('the mapping shows every stage, who stands there and how many', async () => {
  if (lens === null) throw new Error('There is no such lens.');
  draw({ ...countThrough(lens.mapping, lens.model, { reach: 3, acquisition: 1, retention: 1 }), nowhere: 2 });
  await userEvent.click(screen.getByRole('button', { name: 'Mapping and counts' }));
  const list = screen.getByRole('list', { name: /CLM, short form/ });
  expect(await within(list).findByText('4 people')).toBeVisible();
  const rows = within(list)
    .getAllByRole('listitem')
    .map((row) => row.textContent);
  expect(rows[0]).toMatch(/^Acquisition4 peopleReach: .*Acquisition: The same stage\.$/);
  expect(rows[2]).toMatch(/^Retention1 person/);
  expect(rows.at(-1)).toBe('In no stage of this model2 people');
  await expectAccessible();
});

test('what could not be counted is not called nobody', async () => {
  draw(null);
  await userEvent.click(screen.getByRole('button', { name: 'Mapping and counts' }));
  expect(screen.queryByText(/people/)).not.toBeInTheDocument();
});
