import { columnsOf } from '../../../lib/panel/board/table-state';
import { COLUMNS, type ColumnId } from '../../../lib/panel/board/people-query';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { Button } from '../../ui/button';

/** Which columns there are, and from left to right: with check boxes, and buttons that move one. */
export function ColumnChooser({ onClose }: { onClose: () => void }) {
  const { commands } = usePanel();
  const columns = columnsOf(usePanelState((state) => state.device.peopleColumns));
  const label = (id: ColumnId) => COLUMNS.find((column) => column.id === id)?.label ?? id;
  const save = (next: ColumnId[]) => void commands.chooseColumns(next);
  const shift = (id: ColumnId, by: number) => {
    const at = columns.indexOf(id);
    const next = columns.filter((one) => one !== id);
    next.splice(at + by, 0, id);
    save(next);
  };
  const others = COLUMNS.filter(({ id }) => !columns.includes(id));
  return (
    <section className="board-card board-columns" aria-label="Columns">
      <ol>
        {columns.map((id, at) => (
          <li key={id}>
            <label className="check">
              <input
                type="checkbox"
                checked
                disabled={id === 'name'}
                onChange={() => save(columns.filter((one) => one !== id))}
              />
              {label(id)}
            </label>
            <Button
              look="quiet"
              disabled={at === 0}
              aria-label={`Move ${label(id)} to the left`}
              onClick={() => shift(id, -1)}
            >
              ←
            </Button>
            <Button
              look="quiet"
              disabled={at === columns.length - 1}
              aria-label={`Move ${label(id)} to the right`}
              onClick={() => shift(id, 1)}
            >
              →
            </Button>
          </li>
        ))}
        {others.map(({ id }) => (
          <li key={id}>
            <label className="check">
              <input type="checkbox" checked={false} onChange={() => save([...columns, id])} />
              {label(id)}
            </label>
          </li>
        ))}
      </ol>
      <Button onClick={onClose}>Done</Button>
    </section>
  );
}
