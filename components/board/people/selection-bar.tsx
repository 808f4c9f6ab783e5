import { NO_SELECTION, selectedCount } from '../../../lib/panel/board/selection';
import { Button } from '../../ui/button';
import { useBoard, useBoardState } from '../board-context';

/** How many people are selected, and what can be done with them. */
export function SelectionBar() {
  const { commands } = useBoard();
  const selection = useBoardState((state) => state.selection);
  const count = selectedCount(selection);
  if (count === 0) return null;
  return (
    <section className="board-strip" aria-label="Selected people">
      <p role="status">
        <strong>{count.toLocaleString('en')}</strong> selected
        {selection.is === 'matching' ? (
          <span className="quiet">
            {selection.but.size === 0
              ? ': everybody who matches'
              : `: everybody who matches but ${selection.but.size.toLocaleString('en')}`}
          </span>
        ) : null}
      </p>
      <Button look="quiet" onClick={() => commands.select(NO_SELECTION)}>
        Select nobody
      </Button>
    </section>
  );
}
