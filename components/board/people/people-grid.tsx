import { useEffect, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { COLUMNS, type ColumnId } from '../../../lib/panel/board/people-query';
import type { PeopleRow } from '../../../lib/panel/board/people-row';
import { isSelected, NO_SELECTION, selectedCount } from '../../../lib/panel/board/selection';
import { rowAt } from '../../../lib/panel/board/table-state';
import { keysOf } from '../../../lib/panel/keys';
import { countText } from '../../../lib/rules/shown-rate';
import { usePanelState } from '../../shell/panel-context';
import { Icon } from '../../ui/icon';
import { useBoard, useBoardState } from '../board-context';
import { DOWN_FIRST, NUMERIC, WIDTHS } from './columns';
import { PeopleCell } from './people-cell';
import { useRowNaming } from './use-row-naming';
import { useVirtualRows } from './use-virtual-rows';
import './people-grid.css';

interface PeopleGridProps {
  columns: readonly ColumnId[];
  /** Null where the user may not move people. */
  onStage: ((row: PeopleRow) => void) | null;
  onFilterKey: () => void;
}

const ROW = 34;
const HEAD = 34;
const CHECK = 40;

/**
 * The table of people: a grid that only draws the rows in sight. Arrows, Page Up and Down, Home and End move; Space
 * selects; Shift with them selects a range, Ctrl A everybody who matches; Enter opens the person, the key of the stage moves them.
 */
export function PeopleGrid({ columns, onStage, onFilterKey }: PeopleGridProps) {
  const { commands } = useBoard();
  const table = useBoardState((state) => state.table);
  const selection = useBoardState((state) => state.selection);
  const naming = useRowNaming();
  const { stage: stageKey } = keysOf(usePanelState((state) => state.device.keys));
  const scroller = useRef<HTMLDivElement>(null);
  const total = table.counts?.total ?? 0;
  const { from, to, scrollTo } = useVirtualRows(scroller, { count: total, row: ROW, head: HEAD });
  const [first, last] = [from, Math.max(from, to - 1)];
  useEffect(() => {
    if (total > 0) commands.people.look(first, last);
  }, [commands, first, last, total]);
  const width = CHECK + columns.reduce((sum, id) => sum + WIDTHS[id], 0);
  const template = `${String(CHECK)}px ${columns.map((id) => `minmax(${String(WIDTHS[id])}px, ${String(WIDTHS[id])}fr)`).join(' ')}`;
  const isAll = selection.is === 'matching' && selection.but.size === 0;
  const isActiveDrawn = table.at >= first && table.at <= last && total > 0;

  const go = (place: number, extend: boolean) => {
    const at = Math.max(0, Math.min(total - 1, place));
    scrollTo(at);
    void commands.people.goTo(at, { extend });
  };
  const open = (row: PeopleRow | undefined) => {
    if (row !== undefined) commands.openPerson(row.id, row.name);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.altKey || event.target !== event.currentTarget) return;
    const rows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / ROW) - 2);
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') {
      event.preventDefault();
      commands.people.selectAll();
      return;
    }
    if (event.ctrlKey || event.metaKey) return;
    const steps: Partial<Record<string, number>> = {
      ArrowDown: table.at + 1,
      ArrowUp: table.at - 1,
      PageDown: table.at + rows,
      PageUp: table.at - rows,
      Home: 0,
      End: total - 1,
    };
    const step = steps[event.key];
    const row = rowAt(table, table.at);
    if (step !== undefined) go(step, event.shiftKey);
    else if (event.key === ' ' && event.shiftKey) void commands.people.goTo(table.at, { extend: true });
    else if (event.key === ' ') commands.people.toggleAt(table.at);
    else if (event.key === 'Enter') open(row);
    else if (event.key.toLowerCase() === stageKey && onStage !== null && row !== undefined) onStage(row);
    else if (event.key === '/') onFilterKey();
    else if (event.key === 'Escape' && selectedCount(selection) > 0) commands.select(NO_SELECTION);
    else return;
    event.preventDefault();
    // Taken: Escape does not close what stands beside the table as well.
    event.stopPropagation();
  };
  const onCheck = (event: MouseEvent, at: number) => {
    event.stopPropagation();
    if (event.shiftKey) void commands.people.goTo(at, { extend: true });
    else commands.people.toggleAt(at);
  };
  const sortBy = (id: ColumnId) =>
    commands.people.sortBy({
      by: id,
      down: table.sort.by === id ? !table.sort.down : DOWN_FIRST.has(id),
    });

  return (
    <div
      ref={scroller}
      className="people-grid"
      role="grid"
      aria-label="People"
      aria-multiselectable="true"
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={isActiveDrawn ? `person-row-${String(table.at)}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div role="rowgroup" className="grid-body" style={{ height: HEAD + total * ROW, minWidth: width }}>
        <div
          role="row"
          aria-rowindex={1}
          className="grid-row grid-head"
          style={{ gridTemplateColumns: template }}
        >
          <span role="columnheader" className="grid-check">
            <input
              type="checkbox"
              aria-label={`Select all ${countText(total, naming.locale)} who match`}
              checked={isAll}
              disabled={total === 0}
              onChange={() => commands.people.selectAll()}
            />
          </span>
          {columns.map((id) => {
            const isSorted = table.sort.by === id;
            return (
              <span
                key={id}
                role="columnheader"
                aria-sort={isSorted ? (table.sort.down ? 'descending' : 'ascending') : undefined}
                className={NUMERIC.has(id) ? 'grid-number' : undefined}
              >
                <button type="button" className="grid-sort" onClick={() => sortBy(id)}>
                  {COLUMNS.find((one) => one.id === id)?.label}
                  {isSorted ? (
                    <span className="grid-arrow" data-down={table.sort.down || undefined}>
                      <Icon name="down" size={11} />
                    </span>
                  ) : null}
                </button>
              </span>
            );
          })}
        </div>
        {Array.from({ length: to - from }, (_, place) => from + place).map((index) => {
          const row = rowAt(table, index);
          const isChosen = row !== undefined && isSelected(selection, row.id);
          return (
            <div
              key={index}
              id={`person-row-${String(index)}`}
              role="row"
              aria-rowindex={index + 2}
              aria-selected={isChosen}
              className="grid-row"
              data-at={index === table.at || undefined}
              style={{
                transform: `translateY(${String(HEAD + index * ROW)}px)`,
                gridTemplateColumns: template,
              }}
              onClick={() => {
                void commands.people.goTo(index);
                open(row);
              }}
            >
              <span role="gridcell" className="grid-check">
                {row === undefined ? null : (
                  <input
                    type="checkbox"
                    tabIndex={-1}
                    aria-label={`Select ${row.name}`}
                    checked={isChosen}
                    readOnly
                    onClick={(event) => onCheck(event, index)}
                  />
                )}
              </span>
              {columns.map((id) => (
                <span key={id} role="gridcell" className={NUMERIC.has(id) ? 'grid-number' : undefined}>
                  {row === undefined ? (
                    <span className="grid-blank" />
                  ) : (
                    <PeopleCell
                      id={id}
                      row={row}
                      naming={naming}
                      onStage={onStage === null ? null : () => onStage(row)}
                    />
                  )}
                </span>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}
