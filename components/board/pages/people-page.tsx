import { useRef, useState } from 'react';
import type { PeopleRow } from '../../../lib/panel/board/people-row';
import { columnsOf } from '../../../lib/panel/board/table-state';
import { mayDo } from '../../../lib/panel/may';
import { stageRights } from '../../../lib/panel/suggesting';
import { usePanelState } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { useBoard, useBoardState } from '../board-context';
import { ColumnChooser } from '../people/column-chooser';
import { MoveStrip } from '../people/move-strip';
import { PeopleCount } from '../people/people-count';
import { PeopleFilters } from '../people/people-filters';
import { PeopleGrid } from '../people/people-grid';
import { SavedViews } from '../people/saved-views';
import { SelectionBar } from '../people/selection-bar';
import '../people/people-page.css';

/** Everybody in a table: views, filters, selection, and one person moved without leaving it. */
export function PeoplePage() {
  const { commands } = useBoard();
  const counts = useBoardState((state) => state.table.counts);
  const filter = useBoardState((state) => state.table.filter);
  const behind = useBoardState((state) => state.table.behind);
  const seesValue = usePanelState((state) => mayDo(state, 'see-value'));
  const kept = usePanelState((state) => state.device.peopleColumns);
  const mayMove = usePanelState((state) => stageRights(state).move);
  const [moving, setMoving] = useState<PeopleRow | null>(null);
  const [choosing, setChoosing] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const columns = columnsOf(kept).filter((id) => seesValue || (id !== 'value' && id !== 'active'));
  return (
    <div className="board-people">
      <SavedViews />
      <PeopleFilters searchRef={search} />
      <div className="board-line">
        <PeopleCount />
        <Button look="quiet" aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
          Columns
        </Button>
      </div>
      {choosing ? <ColumnChooser onClose={() => setChoosing(false)} /> : null}
      {counts !== null && counts.total === 0 ? (
        <div className="board-none">
          {Object.keys(filter).length === 0 && behind === null ? (
            <p>
              Nobody is here yet. People come with your team’s sync, from the pages you open, or by{' '}
              <em>Add</em> in the sidebar.
            </p>
          ) : (
            <>
              <p>
                {behind === null
                  ? 'Nobody matches all of these conditions.'
                  : 'None of them is on this device, or matches all of these conditions.'}
              </p>
              <Button onClick={() => commands.showPeople({})}>Show everybody</Button>
            </>
          )}
        </div>
      ) : (
        <PeopleGrid
          columns={columns}
          onStage={mayMove ? setMoving : null}
          onFilterKey={() => search.current?.focus()}
        />
      )}
      {moving === null ? (
        <SelectionBar />
      ) : (
        <MoveStrip key={moving.id} row={moving} onClose={() => setMoving(null)} />
      )}
    </div>
  );
}
