import { useEffect, useRef, useState } from 'react';
import { keysOf } from '../../lib/panel/keys';
import { LogPart } from '../shell/log-part';
import { NoteLine } from '../shell/note-line';
import { usePanel, usePanelState } from '../shell/panel-context';
import { PersonPage } from '../shell/person-page';
import { usePanelKeys } from '../shell/use-panel-keys';
import { Erased } from '../page-states/plain-states';
import { Skeleton } from '../page-states/skeleton';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { useBoard } from './board-context';
import '../shell/panel-app.css';

/** One person at the side of the board, with the cards of the sidebar. Its single keys count while it has the focus. */
export function BoardDrawer() {
  const panel = usePanel();
  const { commands } = panel;
  const board = useBoard();
  const subject = usePanelState((state) => state.subject);
  const note = usePanelState((state) => state.draft.note);
  const logging = usePanelState((state) => state.draft.log !== null);
  const keys = keysOf(usePanelState((state) => state.device.keys));
  const [menuOpen, setMenuOpen] = useState(false);
  const [marketOpen, setMarketOpen] = useState(false);
  const frame = useRef<HTMLElement>(null);
  const scoreRef = useRef<HTMLDivElement>(null);
  const noteRef = useRef<HTMLTextAreaElement>(null);
  const logRef = useRef<HTMLButtonElement>(null);
  const known = subject.kind === 'known' ? subject : null;
  const id = known?.view.contact.id ?? null;
  useEffect(() => {
    if (id !== null) frame.current?.focus();
  }, [id]);
  usePanelKeys(
    panel,
    {
      search: () => false,
      escape: () => board.commands.closePerson(),
      byKey:
        known === null
          ? {}
          : {
              [keys.undo]: () => void commands.undo(),
              [keys.stage]: () => setMenuOpen(true),
              [keys.score]: () => scoreRef.current?.focus(),
              [keys.log]: () => commands.openLog(true),
              [keys.note]: () => noteRef.current?.focus(),
              [keys.handoff]: () => commands.showHandoff(true),
            },
      toField: known === null ? {} : { [keys.edit]: () => commands.editFields(true) },
    },
    frame,
  );
  return (
    <aside ref={frame} className="board-drawer" data-own-keys="" aria-label="Person" tabIndex={-1}>
      <div className="panel">
        <div className="board-drawer-top">
          <Button look="quiet" aria-keyshortcuts="Escape" onClick={() => board.commands.closePerson()}>
            <Icon name="close" /> Close
          </Button>
        </div>
        <div className="panel-main" role="region" aria-label="About the person" tabIndex={0}>
          {known !== null ? (
            <div key={id} className="panel-body fade-in">
              <PersonPage
                view={known.view}
                seen={null}
                others={[]}
                menuOpen={menuOpen}
                onMenu={setMenuOpen}
                marketOpen={marketOpen}
                onMarket={setMarketOpen}
                scoreRef={scoreRef}
              />
            </div>
          ) : subject.kind === 'erased' ? (
            <Erased name={subject.name} />
          ) : (
            <Skeleton />
          )}
        </div>
        <footer className="panel-foot">
          {known === null ? null : (
            <>
              <LogPart short={known.view.short} onClosed={() => logRef.current?.focus()} />
              <NoteLine
                logging={logging}
                logRef={logRef}
                onLog={() => commands.openLog(!logging)}
                text={note}
                short={known.view.short}
                placeholder="Write a note…"
                focusRef={noteRef}
                onType={(text) => commands.typeNote(text)}
                onSave={() => void commands.saveNote()}
              />
            </>
          )}
        </footer>
      </div>
    </aside>
  );
}
