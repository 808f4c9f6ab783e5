import { Suspense, useEffect, useMemo, useRef, useState } from 'react';
import { NO_SELECTION, type Selection } from '../../../lib/panel/board/selection';
import { OperationOf } from '../../moves/operation-of';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { later } from '../../ui/later';
import { useBoard, useBoardState } from '../board-context';
import './many-drawer.css';

const ManyCard = later(() => import('../../moves/many-card').then((file) => file.ManyCard));

/** At the side of the table: another stage or owner for whom is selected, after a dry run, and what became of it. */
export function ManyDrawer({ onClose }: { onClose: () => void }) {
  const { commands } = useBoard();
  const selection = useBoardState((state) => state.selection);
  const ids = useSelectedIds(selection);
  const [done, setDone] = useState<readonly string[] | null>(null);
  const frame = useRef<HTMLElement>(null);
  useEffect(() => frame.current?.focus(), []);
  return (
    <aside
      ref={frame}
      className="many-drawer"
      aria-label="Move or give the selected people"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <div>
        <Button look="quiet" aria-keyshortcuts="Escape" onClick={onClose}>
          <Icon name="close" /> Close
        </Button>
      </div>
      {ids === null ? (
        <p role="status">Looking up who is selected…</p>
      ) : ids.length === 0 ? null : (
        <Suspense>
          <ManyCard
            ids={ids}
            onDone={(moved, bulks) => {
              const gone = new Set(moved);
              const left = ids.filter((id) => !gone.has(id));
              commands.select(left.length === 0 ? NO_SELECTION : { is: 'some', ids: new Set(left) });
              setDone(bulks);
              // The button that was pressed is gone: keys go on counting here.
              frame.current?.focus();
            }}
            onCancel={onClose}
          />
        </Suspense>
      )}
      {done === null ? null : <OperationOf bulks={done} />}
    </aside>
  );
}

/** The ids of a selection; of a filter they are asked of everybody, and are null until that is known. */
function useSelectedIds(selection: Selection): readonly string[] | null {
  const { people } = useBoard();
  const sort = useBoardState((state) => state.table.sort);
  const [asked, setAsked] = useState<{ of: Selection; ids: string[] } | null>(null);
  useEffect(() => {
    if (selection.is === 'some') return;
    let isOver = false;
    void people.ids({ filter: selection.filter, sort }).then((ids) => {
      if (!isOver) setAsked({ of: selection, ids: ids.filter((id) => !selection.but.has(id)) });
    });
    return () => {
      isOver = true;
    };
  }, [people, selection, sort]);
  const some = useMemo(() => (selection.is === 'some' ? [...selection.ids] : null), [selection]);
  return some ?? (asked?.of === selection ? asked.ids : null);
}
