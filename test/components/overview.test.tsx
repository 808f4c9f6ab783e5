import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import { DigestView } from '../../components/board/digest/digest-view';
import { MetricGroups } from '../../components/board/metrics/metric-groups';
import { LosesPart } from '../../components/board/overview/loses-part';
import { Overview } from '../../components/board/overview/overview';
import { digestOf } from '../../lib/panel/board/digest';
import { boardFiguresOf } from '../e2e/charts-gallery/board-figures';
import type { Size } from '../e2e/charts-gallery/sizes';
import { expectAccessible } from './axe';
import { keepFiles } from './keep-files';

const locale = 'en-GB';

function drawOverview(size: Size) {
  const onPeople = vi.fn();
  const onDigest = vi.fn();
  render(
    <>
      <h1>Overview</h1>
      <Overview figures={boardFiguresOf(size)} whose="everybody" {...{ locale, onPeople, onDigest }} />
    </>,
  );
  return { onPeople, onDigest };
}

describe.each(['none', 'one', 'few', 'usual'] as const)('the overview of %s', (size) => {
  test('is accessible and says nothing that is not a figure', async () => {
    drawOverview(size);
    await expectAccessible();
    expect(document.body.innerHTML).not.toMatch(/NaN|Infinity|undefined/);
  });
});

test('it names the stage that loses most, and leads to those who were lost', async () => {
  const { onPeople } = drawOverview('usual');
  const list = screen.getByRole('list', { name: 'Where most is lost' });
  expect(list).toHaveTextContent(
    'Acquisition loses most people: 407 of the 4,874 who left Acquisition left for good.',
  );
  await userEvent.click(within(list).getByRole('button', { name: 'Who' }));
  expect(onPeople).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ what: 'moved', stage: 's1', to: 'lapsed' }),
    'Lost from Acquisition',
  );
});

test('who was lost in two ways is reached by each of them', async () => {
  const figures = boardFiguresOf('usual');
  const from = figures.loses.people?.stage;
  const flow = figures.flows.find((one) => one.from === from?.id && one.to === 'lapsed');
  const lapsed = figures.stages.find(({ stage }) => stage.id === 'lapsed');
  if (flow === undefined || lapsed === undefined) throw new Error('Somebody lapses in the sample.');
  const lost = { ...lapsed, stage: { ...lapsed.stage, id: 'gone', label: 'Gone', lost: true } };
  const behind = { ...flow.behind, to: 'gone' };
  const onPeople = vi.fn();
  render(
    <LosesPart
      figures={{
        ...figures,
        stages: [...figures.stages, lost],
        flows: [...figures.flows, { ...flow, to: 'gone', people: 5, behind }],
      }}
      onPeople={onPeople}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Who went to Gone' }));
  expect(onPeople).toHaveBeenCalledExactlyOnceWith(behind, 'Acquisition to Gone');
  expect(screen.getByRole('button', { name: /^Who went to La/ })).toBeVisible();
});

test('one person stands in the lifecycle', () => {
  drawOverview('one');
  expect(screen.getByText('1 person stands in it now')).toBeVisible();
});

test('where nobody was lost that is said', () => {
  drawOverview('none');
  expect(screen.getByText('Nobody left for good in this period.')).toBeVisible();
});

test('a tile, a band and a month lead to the people behind them', async () => {
  const { onPeople } = drawOverview('usual');
  const user = userEvent.setup();
  await user.click(
    within(screen.getByRole('list', { name: 'Stages' })).getByRole('button', { name: /^Reach/ }),
  );
  expect(onPeople).toHaveBeenLastCalledWith({ what: 'standing', period: null, stage: 's0' }, 'In Reach');
  await user.click(screen.getByRole('button', { name: /^Conversion to Retention: 1,004 people/ }));
  expect(onPeople).toHaveBeenLastCalledWith(
    expect.objectContaining({ stage: 's2', to: 's3' }),
    'Conversion to Retention',
  );
  const nps = screen.getByRole('region', { name: 'NPS, said by customers' });
  await user.click(within(nps).getAllByRole('button', { name: /\+38/ })[0] ?? nps);
  expect(onPeople).toHaveBeenLastCalledWith(
    expect.objectContaining({ what: 'scores', period: { from: 20_750, to: 20_780 } }),
    expect.stringMatching(/^NPS, said by customers, /),
  );
});

test('the page as a whole is exported as one table, and leads to the digest', async () => {
  const files = keepFiles();
  const { onDigest } = drawOverview('usual');
  const user = userEvent.setup();
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(screen.getByRole('menuitem', { name: 'All figures as CSV' }));
  expect(await files[0]?.text()).toMatch(/^28 Nov 2025 to 27 Nov 2026 · everybody\r\nOf,Figure,Unit,Value/);
  await user.click(screen.getByRole('button', { name: 'Export' }));
  await user.click(screen.getByRole('menuitem', { name: /Weekly digest/ }));
  expect(onDigest).toHaveBeenCalledOnce();
});

test('a metric says behind Why how it is counted and of what it is made, and leads to its people', async () => {
  const onPeople = vi.fn();
  render(
    <>
      <h1>Metrics</h1>
      <MetricGroups
        figures={boardFiguresOf('usual')}
        locale={locale}
        onPeople={onPeople}
        goalOf={() => null}
      />
    </>,
  );
  const user = userEvent.setup();
  const why = screen.getByRole('button', { name: 'Why: NPS, said by customers' });
  const tile = why.closest('li');
  if (tile === null) throw new Error('A metric is an item of a list.');
  expect(within(tile).getByText('How it is counted, in one sentence.')).not.toBeVisible();
  await user.click(why);
  expect(within(tile).getByText('How it is counted, in one sentence.')).toBeVisible();
  expect(within(tile).getByText(/with 214 counted, the true figure lies in it in 95 of 100/)).toBeVisible();
  expect(within(tile).getAllByRole('row')).toHaveLength(5);
  await expectAccessible();
  await user.click(within(tile).getByRole('button', { name: 'The people: NPS, said by customers' }));
  expect(onPeople).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ what: 'scores' }),
    'NPS, said by customers',
  );
});

test('what an agent took it to be stands by itself and is not called NPS', () => {
  render(<MetricGroups figures={boardFiguresOf('usual')} locale={locale} onPeople={vi.fn()} />);
  const names = within(screen.getByRole('region', { name: 'Advocacy' })).getAllByRole('heading', {
    level: 3,
  });
  expect(names.map((name) => name.textContent)).toEqual([
    'NPS, said by customers',
    'Agent’s impression, 0 to 10',
    'CSAT, said by customers',
    'CES, said by customers',
  ]);
});

test('a metric without a figure says why, and shows no number and no line', () => {
  render(<MetricGroups figures={boardFiguresOf('usual')} locale={locale} onPeople={vi.fn()} />);
  const awareness = screen.getByRole('region', { name: 'Awareness' });
  expect(awareness).toHaveTextContent('No visits were entered for this time.');
  expect(awareness.querySelector('.metric-value, .spark')).toBeNull();
  expect(within(awareness).queryByRole('button', { name: /people/ })).not.toBeInTheDocument();
});

test('the digest can be copied as text, and the week before be read', async () => {
  const onWeek = vi.fn();
  const digest = digestOf(boardFiguresOf('usual'), { team: 'Northwind', whose: 'everybody', locale });
  render(
    <>
      <h1>Weekly digest</h1>
      <DigestView digest={digest} week={0} onWeek={onWeek} />
    </>,
  );
  const user = userEvent.setup();
  await expectAccessible();
  await user.click(screen.getByRole('button', { name: 'Copy as text' }));
  expect(await navigator.clipboard.readText()).toMatch(/^Weekly digest: Northwind\n[^]*- Leads: 2,622/);
  await user.click(screen.getByRole('button', { name: 'The 7 days before' }));
  expect(onWeek).toHaveBeenCalledExactlyOnceWith(1);
});
