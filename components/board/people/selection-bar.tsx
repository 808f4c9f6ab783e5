import { useState } from 'react';
import { NO_SELECTION, selectedCount } from '../../../lib/panel/board/selection';
import { mayDo } from '../../../lib/panel/may';
import { countText } from '../../../lib/rules/shown-rate';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { useBoard, useBoardState } from '../board-context';
import { ManyDrawer } from './many-drawer';

/** How many people are selected, and what can be done with them. */
export function SelectionBar() {
  const { commands } = useBoard();
  const { locale } = usePanel();
  const selection = useBoardState((state) => state.selection);
  const count = selectedCount(selection);
  const mayMany = usePanelState((state) => mayDo(state, 'bulk', null));
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {count === 0 ? null : (
        <section className="board-strip" aria-label="Selected people">
          <p role="status">
            <strong>{countText(count, locale)}</strong> selected
            {selection.is === 'matching' ? (
              <span className="quiet">
                {selection.but.size === 0
                  ? ': everybody who matches'
                  : `: everybody who matches but ${countText(selection.but.size, locale)}`}
              </span>
            ) : null}
          </p>
          {mayMany ? (
            <Button look="primary" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              Move or give…
            </Button>
          ) : null}
          <Button look="quiet" onClick={() => commands.select(NO_SELECTION)}>
            Select nobody
          </Button>
        </section>
      )}
      {/* What became of it stays in sight when nobody is selected any more. */}
      {isOpen ? <ManyDrawer onClose={() => setOpen(false)} /> : null}
    </>
  );
}
