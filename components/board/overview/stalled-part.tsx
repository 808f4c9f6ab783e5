import { mayDo } from '../../../lib/panel/may';
import { countText } from '../../../lib/rules/shown-rate';
import { usePanelState } from '../../shell/panel-context';
import { Card } from '../../ui/card';
import { LinkButton } from '../../ui/link-button';
import { useBoard } from '../board-context';
import { useRowNaming } from '../people/use-row-naming';
import { StalledHead } from '../stalled/stalled-head';
import { StalledRow } from '../stalled/stalled-row';
import { useStalled } from '../stalled/use-stalled';
import '../stalled/stalled.css';

const SHOWN = 5;

/** The first of those who are stuck, by what is at stake; nothing until that is known, or while nobody is. */
export function StalledPart() {
  const { commands } = useBoard();
  const page = useStalled(SHOWN);
  const naming = useRowNaming();
  const seesValue = usePanelState((state) => mayDo(state, 'see-value'));
  if (page === null || page.total === 0) return null;
  return (
    <div className="overview-12">
      <Card
        name="Stalled longest"
        className="overview-stalled"
        aside={
          <LinkButton onClick={() => commands.go('stalled')}>
            All {countText(page.total, naming.locale)}
          </LinkButton>
        }
      >
        <div className="stalled-box">
          <table className="stalled" aria-label="Stalled longest">
            <StalledHead seesValue={seesValue} months={naming.team.workspace.value.horizonMonths} />
            <tbody>
              {page.rows.map((row) => {
                const open = () => commands.openPerson(row.id, row.name);
                return (
                  <StalledRow
                    key={row.id}
                    {...{ row, naming, seesValue }}
                    current={false}
                    inTabOrder
                    onChoose={open}
                    onOpen={open}
                  />
                );
              })}
            </tbody>
          </table>
        </div>
      </Card>
    </div>
  );
}
