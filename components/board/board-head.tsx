import { MAIN, NOBODY, PERIODS } from '../../lib/panel/board/choices';
import { hasMarkets } from '../../lib/panel/markets';
import { lensesFor } from '../../lib/panel/lens';
import { marketsOf } from '../../lib/rules/market';
import { usePanelState } from '../shell/panel-context';
import { useBoard, useBoardState } from './board-context';
import { HeadChoice } from './head-choice';
import type { BoardPage } from './pages';

const ALL = '';

/** The title of the page, and what the whole board is about. */
export function BoardHead({ page }: { page: BoardPage }) {
  const { commands } = useBoard();
  const choices = useBoardState((state) => state.choices);
  const team = usePanelState((state) => state.team);
  const me = usePanelState((state) => state.me);
  const severalMarkets = hasMarkets({ team });
  const has = (choice: BoardPage['choices'][number]) => page.choices.includes(choice);
  const members = team.members.filter(({ removed, id }) => removed !== true || id === choices.owner);
  return (
    <div className="board-head">
      <h1>{page.label}</h1>
      <div className="board-choices">
        {has('period') ? (
          <HeadChoice
            label="Period"
            value={choices.period}
            options={PERIODS.map(({ id, label }) => ({ value: id, label }))}
            onChange={(id) => commands.choose({ period: PERIODS.find((one) => one.id === id)?.id ?? '12m' })}
          />
        ) : null}
        {has('owner') && members.length > 0 ? (
          <HeadChoice
            label="Whose people"
            value={choices.owner ?? ALL}
            options={[
              { value: ALL, label: 'All owners' },
              ...members.map(({ id, name }) => ({ value: id, label: id === me ? `${name} (you)` : name })),
              { value: NOBODY, label: 'Nobody’s people' },
            ]}
            onChange={(id) => commands.choose({ owner: id === ALL ? null : id })}
          />
        ) : null}
        {has('lens') ? (
          <HeadChoice
            label="Seen as"
            value={choices.lens ?? ALL}
            options={[
              { value: ALL, label: `Seen as: ${team.model.label}` },
              ...lensesFor({ team }).map(({ id, label }) => ({ value: id, label: `Seen as: ${label}` })),
            ]}
            onChange={(id) => commands.choose({ lens: id === ALL ? null : id })}
          />
        ) : null}
        {has('market') && severalMarkets ? (
          <HeadChoice
            label="Market"
            value={choices.market ?? ALL}
            options={[
              { value: ALL, label: 'All markets' },
              ...marketsOf(team.workspace).map(({ id, label }) => ({ value: id ?? MAIN, label })),
            ]}
            onChange={(id) => commands.choose({ market: id === ALL ? null : id })}
          />
        ) : null}
      </div>
    </div>
  );
}
