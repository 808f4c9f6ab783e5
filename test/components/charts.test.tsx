import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { FlowPicture } from '../../components/charts/flow-picture';
import { CohortPicture } from '../../components/charts/cohort-picture';
import { TrendPicture } from '../../components/charts/trend-picture';
import { Gallery } from '../e2e/charts-gallery/gallery';
import { movesOf, SIZES, stagesOf, trendOf } from '../e2e/charts-gallery/sizes';
import { expectAccessible } from './axe';
import { keepFiles } from './keep-files';

const told = { detail: 'last 12 months', locale: 'en-GB' };

function drawFlow(onOpen = vi.fn()) {
  render(
    <FlowPicture
      stages={stagesOf('usual')}
      moves={movesOf('usual')}
      loops={false}
      {...told}
      onOpen={onOpen}
    />,
  );
  return onOpen;
}

describe.each(SIZES)('every picture of %s', (size) => {
  test('is accessible, has no broken number, and says in words what it shows', async () => {
    const { container } = render(<Gallery size={size} />);
    await expectAccessible();
    expect(container.innerHTML).not.toMatch(/NaN|Infinity|undefined/);
    for (const picture of container.querySelectorAll('svg.chart')) {
      expect(picture).toHaveAccessibleName(/a picture/);
      expect(picture).toHaveAccessibleDescription(/\w/);
    }
    expect(container.querySelectorAll('svg.chart').length).toBe(size === 'none' ? 0 : 10);
  });
});

test('a picture of nothing says so, and offers no files', () => {
  render(<FlowPicture stages={stagesOf('none')} moves={[]} loops={false} {...told} />);
  expect(
    screen.getByText('Nobody moved between stages in this period.', { selector: '.chart-empty' }),
  ).toBeVisible();
  expect(screen.queryByRole('button')).not.toBeInTheDocument();
});

test('the keyboard goes from band to band, hears each, and Enter opens its people', async () => {
  const onOpen = drawFlow();
  const user = userEvent.setup();
  await user.tab();
  const first = document.activeElement;
  expect(first).toHaveAccessibleName('Reach to Acquisition: 2,410 people, 92 % of 2,622 who left Reach');
  expect(screen.getByText(/^Reach to Acquisition: 2,410 people/)).toBeVisible();
  await user.keyboard('{ArrowRight}');
  expect(document.activeElement).toHaveAccessibleName(/^Reach to Conversion: 212 people/);
  await user.keyboard('{Enter}');
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('s0', 's2');
  await user.keyboard('{End}');
  expect(document.activeElement).toHaveAccessibleName(/^Lapsed: 479 came in, 61 came back/);
  // Whoever leaves the picture and comes back is where they were.
  await user.tab();
  await user.tab({ shift: true });
  expect(document.activeElement).toHaveAccessibleName(/^Lapsed/);
});

test('the table behind a picture has the same numbers, and back', async () => {
  drawFlow();
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: /table and files/ }));
  await user.click(screen.getByRole('menuitem', { name: 'Show as a table' }));
  const rows = within(screen.getByRole('table'))
    .getAllByRole('row')
    .map((row) => row.textContent);
  expect(rows).toContain('ReachAcquisition2,410');
  expect(rows).toContain('LapsedConversion61');
  expect(rows).toContain('newReach5,310');
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: /table and files/ }));
  await user.click(screen.getByRole('menuitem', { name: 'Show as a picture' }));
  expect(screen.getByRole('group', { name: /Flow between stages: a picture/ })).toBeInTheDocument();
});

test('a picture is saved as a table, and as a drawing that needs no page', async () => {
  const files = keepFiles();
  const stages = stagesOf('usual').map((stage) =>
    stage.id === 's1' ? { ...stage, label: '=HYPERLINK("x")' } : stage,
  );
  render(<FlowPicture stages={stages} moves={movesOf('usual')} loops={false} {...told} onOpen={vi.fn()} />);
  const user = userEvent.setup();
  const save = async (name: string) => {
    await user.click(screen.getByRole('button', { name: /table and files/ }));
    await user.click(screen.getByRole('menuitem', { name }));
  };
  await save('Save as CSV');
  const csv = await files[0]?.text();
  expect(csv).toContain('From,To,People\r\n');
  expect(csv).toContain(`Reach,"'=HYPERLINK(""x"")",2410\r\n`);
  await save('Save as SVG');
  const drawn = new DOMParser().parseFromString((await files[1]?.text()) ?? '', 'image/svg+xml');
  expect(drawn.querySelector('parsererror')).toBeNull();
  expect(drawn.documentElement.getAttribute('xmlns')).toBe('http://www.w3.org/2000/svg');
  expect(drawn.querySelector('desc')?.textContent).toMatch(/moves\. The largest: Reach to/);
  expect([...drawn.querySelectorAll('text')].map((text) => text.textContent)).toContain(
    'last 12 months · 6,209 moves',
  );
  expect(
    drawn.querySelectorAll('[class],[tabindex],[role],[data-point],script,foreignObject,image'),
  ).toHaveLength(0);
});

test('in a triangle of cohorts the arrow keys go along rows and columns', async () => {
  render(
    <CohortPicture
      name="Customers who stayed"
      counted="stayed"
      cohorts={[
        { label: 'Jan 2026', size: 40, kept: [40, 38, 30] },
        { label: 'Feb 2026', size: 3, kept: [3, 2] },
      ]}
      {...told}
    />,
  );
  const user = userEvent.setup();
  await user.tab();
  await user.keyboard('{ArrowRight}{ArrowDown}');
  // PI2: two of three is no 67 %.
  expect(document.activeElement).toHaveAccessibleName('Began in Feb 2026, 1 month later: 2 of 3 stayed');
  expect(screen.getByText('Striped: fewer than 5 began, so their counts stand alone.')).toBeVisible();
  await user.keyboard('{ArrowUp}');
  expect(document.activeElement).toHaveAccessibleName('Began in Jan 2026, 1 month later: 95 % of 40 stayed');
});

test('PI1 a share in a cell is not rounded to nothing or to all', () => {
  const cohorts = [{ label: 'Jan 2026', size: 400, kept: [399, 1] }];
  const { container } = render(<CohortPicture name="Stayed" counted="stayed" cohorts={cohorts} {...told} />);
  const shares = [...container.querySelectorAll('.cohort-share')].map((share) => share.textContent);
  expect(shares).toEqual(['over 99 %', 'under 1 %']);
});

function drawTrend(size: 'one' | 'few' | 'usual') {
  const { container } = render(
    <TrendPicture
      step="month"
      name="NPS"
      figure={null}
      phase="retention"
      points={trendOf(size)}
      says={(value) => String(Math.round(value * 100))}
      counted="answers"
      bounds={[-1, 1]}
      goal={{ value: 0.4, label: 'goal' }}
      {...told}
    />,
  );
  return (container.querySelector('.trend-line')?.getAttribute('d') ?? '').match(/M/g)?.length ?? 0;
}

test('a line has gaps where nothing was counted', () => {
  expect(drawTrend('usual')).toBe(1);
  expect(drawTrend('few')).toBe(3);
});

test('steps of a week are not called months', () => {
  render(
    <TrendPicture
      step="week"
      name="NPS"
      figure={null}
      phase="retention"
      points={trendOf('one')}
      says={String}
      counted="answers"
      bounds={[-1, 1]}
      {...told}
    />,
  );
  expect(screen.getByText('One week only: there is no trend to draw from one point.')).toBeVisible();
  expect(screen.getByRole('group', { name: /^NPS/ })).toHaveAccessibleDescription(
    /^NPS, 1 of \d+ weeks counted/,
  );
});

test('there is no line through a single point: it stands with its range, and it is said', () => {
  drawTrend('one');
  expect(screen.getByText(/One month only/)).toBeVisible();
  expect(screen.getByRole('img', { name: 'Jul 2026: 100, 2 to 100, 1 answers' })).toBeInTheDocument();
  expect(screen.getByRole('img', { name: 'Dec 2026: nothing counted' })).toBeInTheDocument();
});
