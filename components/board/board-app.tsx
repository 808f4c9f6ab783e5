import { Suspense, useCallback, useRef, useState } from 'react';
import type { Board } from '../../lib/panel/board/board';
import { keysOf } from '../../lib/panel/keys';
import { keyNamesOf } from '../shell/key-names-of';
import { PanelContext, usePanel, usePanelState } from '../shell/panel-context';
import { Banners } from '../shell/banners';
import { SearchSheet } from '../shell/search-sheet';
import { SyncSheet } from '../shell/sync-sheet';
import { KeyNames } from '../ui/key-names';
import { Snackbar } from '../ui/snackbar';
import { BoardContext, useBoard, useBoardState } from './board-context';
import { BoardDrawer } from './board-drawer';
import { BoardHead } from './board-head';
import { BoardNav } from './board-nav';
import { boardPages } from './pages';
import { useBoardKeys } from './use-board-keys';
import './board-app.css';

interface BoardAppProps {
  board: Board;
  onSettings: () => void;
}

/** The team lead's page: navigation, one page of it, and a person at the side. */
export function BoardApp({ board, onSettings }: BoardAppProps) {
  return (
    <PanelContext value={board.panel}>
      <BoardContext value={board}>
        <Frame onSettings={onSettings} />
      </BoardContext>
    </PanelContext>
  );
}

function Frame({ onSettings }: { onSettings: () => void }) {
  const { commands } = useBoard();
  const { commands: panel } = usePanel();
  const pageId = useBoardState((state) => state.choices.page);
  const isDrawerOpen = useBoardState((state) => state.isDrawerOpen);
  const notice = usePanelState((state) => state.notice);
  const keys = keysOf(usePanelState((state) => state.device.keys));
  const [sheet, setSheet] = useState<'sync' | 'search' | null>(null);
  const main = useRef<HTMLElement>(null);
  const closeNotice = useCallback(() => panel.closeNotice(), [panel]);
  const page = boardPages.find(({ id }) => id === pageId) ?? boardPages[0];
  useBoardKeys({
    search: () => setSheet((open) => (open === 'search' ? null : 'search')),
    isSheetOpen: sheet !== null,
    closeSheet: () => setSheet(null),
  });
  const open = (id: string, name: string) => {
    setSheet(null);
    commands.openPerson(id, name);
  };
  if (page === undefined) return null;
  const { Page } = page;
  return (
    <KeyNames value={keyNamesOf(keys)}>
      <div className="board" data-drawer={isDrawerOpen ? 'open' : undefined}>
        <button
          type="button"
          className="board-skip button button-secondary"
          onClick={() => main.current?.focus()}
        >
          Go to the content
        </button>
        <BoardNav
          onSettings={onSettings}
          onSync={() => setSheet(sheet === 'sync' ? null : 'sync')}
          syncOpen={sheet === 'sync'}
          onSearch={() => setSheet(sheet === 'search' ? null : 'search')}
          searchOpen={sheet === 'search'}
        />
        <main ref={main} className="board-main" tabIndex={-1} data-page={page.id}>
          {sheet === null ? null : (
            <div className="board-sheet">
              {sheet === 'sync' ? <SyncSheet onOpen={open} onSettings={onSettings} /> : null}
              {sheet === 'search' ? <SearchSheet onOpen={open} onClose={() => setSheet(null)} /> : null}
            </div>
          )}
          {page.ownHead === true ? null : <BoardHead page={page} />}
          <Banners />
          <Suspense>
            <Page />
          </Suspense>
        </main>
        {isDrawerOpen ? <BoardDrawer /> : null}
        <div className="board-snack">
          {notice === null ? null : (
            <Snackbar
              key={notice.id}
              text={notice.text}
              onUndo={notice.undo === null ? undefined : () => void panel.undo()}
              onClose={closeNotice}
            />
          )}
        </div>
      </div>
    </KeyNames>
  );
}
