import { Suspense, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { later } from '../ui/later';
import { hasMarkets } from '../../lib/panel/markets';
import type { Panel } from '../../lib/panel/panel';
import { keysOf } from '../../lib/panel/keys';
import { mayDo } from '../../lib/panel/may';
import { isArriving } from '../../lib/panel/state';
import { stageRights } from '../../lib/panel/suggesting';
import { syncText } from '../../lib/panel/sync-text';
import type { SiteChoice } from '../page-states/site-checklist';
import { OpenLesson, ShowMe } from '../teach/lesson';
import { KeyNames } from '../ui/key-names';
import { Snackbar } from '../ui/snackbar';
import { Banners } from './banners';
import { LogPart } from './log-part';
import { NoteLine } from './note-line';
import { PanelBody } from './panel-body';
import { PanelContext, usePanel, usePanelState } from './panel-context';
import { TopBar } from './top-bar';
import { keyNamesOf } from './key-names-of';
import { useClock } from './use-clock';
import { usePanelKeys } from './use-panel-keys';
import './panel-app.css';

const SyncSheet = later(() => import('./sync-sheet').then((file) => file.SyncSheet));
const TodayPage = later(() => import('../today/today-page').then((file) => file.TodayPage));
const MovesPage = later(() => import('../moves/moves-page').then((file) => file.MovesPage));
const SearchSheet = later(() => import('./search-sheet').then((file) => file.SearchSheet));

interface PanelAppProps {
  panel: Panel;
  /** The programs whose pages can be read; asked for by the first run only. */
  loadSites: () => Promise<SiteChoice[]>;
  onSettings: () => void;
}

type Sheet = 'sync' | 'search' | 'today' | 'many';

/** The whole sidebar. */
export function PanelApp({ panel, ...rest }: PanelAppProps) {
  return (
    <PanelContext value={panel}>
      <Shell {...rest} />
    </PanelContext>
  );
}

function Shell({ loadSites, onSettings }: Omit<PanelAppProps, 'panel'>) {
  const panel = usePanel();
  const { commands } = panel;
  const subject = usePanelState((state) => state.subject);
  const page = usePanelState((state) => state.page);
  const note = usePanelState((state) => state.draft.note);
  const logging = usePanelState((state) => state.draft.log !== null);
  const notice = usePanelState((state) => state.notice);
  const arriving = usePanelState(isArriving);
  const [sheet, setSheet] = useState<Sheet | null>(null);
  const [menuOpen, setMenuOpen] = useState(false);
  const [marketOpen, setMarketOpen] = useState(false);
  const noteRef = useRef<HTMLTextAreaElement>(null);
  const logRef = useRef<HTMLButtonElement>(null);
  const scoreRef = useRef<HTMLDivElement>(null);
  const mainRef = useRef<HTMLElement>(null);
  const known = subject.kind === 'known' ? subject : null;
  const keys = keysOf(usePanelState((state) => state.device.keys));
  const severalMarkets = usePanelState((state) => hasMarkets(state) && stageRights(state).move);
  const isToday = sheet === 'today';
  const isMany = sheet === 'many';
  const toggle = (which: Sheet) => setSheet(sheet === which ? null : which);

  usePanelKeys(panel, {
    search: () => {
      toggle('search');
      return sheet !== 'search';
    },
    // Today has keys of its own.
    escape: () => (isToday ? undefined : setSheet(null)),
    byKey: isToday
      ? {}
      : isMany
        ? { [keys.today]: () => toggle('today'), [keys.undo]: () => void commands.undo() }
        : {
            [keys.today]: () => toggle('today'),
            [keys.board]: () => commands.openBoard(),
            [keys.note]: () => noteRef.current?.focus(),
            [keys.undo]: () => void commands.undo(),
            ...(subject.kind === 'unknown' && !arriving
              ? { [keys.add]: () => void commands.addPerson() }
              : {}),
            ...(known === null
              ? {}
              : {
                  [keys.stage]: () => setMenuOpen(true),
                  ...(severalMarkets ? { [keys.market]: () => setMarketOpen(true) } : {}),
                  [keys.score]: () => scoreRef.current?.focus(),
                  [keys.log]: () => commands.openLog(true),
                  [keys.handoff]: () => commands.showHandoff(true),
                }),
          },
    toField: isToday || isMany || known === null ? {} : { [keys.edit]: () => commands.editFields(true) },
  });
  const closeNotice = useCallback(() => commands.closeNotice(), [commands]);
  const hasNoteLine =
    !isToday &&
    !isMany &&
    (subject.kind === 'none'
      ? page.state === 'looking' || page.state === 'person'
      : subject.kind !== 'erased' && subject.kind !== 'unlinked');
  const identity = isToday || isMany ? sheet : 'identity' in subject ? subject.identity : page.state;
  // Somebody else, or another state of the page, begins at its top.
  useLayoutEffect(() => {
    if (mainRef.current !== null) mainRef.current.scrollTop = 0;
  }, [identity]);
  const drawn =
    isToday || isMany
      ? sheet
      : subject.kind === 'none'
        ? page.state
        : subject.kind === 'unlinked'
          ? 'record'
          : 'person';

  return (
    <KeyNames value={keyNamesOf(keys)}>
      <div className="panel">
        <div className="panel-top">
          <Bar sheet={sheet} onToggle={toggle} />
          <Suspense>
            {sheet === 'sync' ? (
              <SyncSheet
                onOpen={(id, name) => {
                  setSheet(null);
                  commands.openContact(id, name);
                }}
                onSettings={onSettings}
              />
            ) : null}
            {sheet === 'search' ? (
              <Search onClose={() => setSheet(null)} onMany={() => setSheet('many')} />
            ) : null}
          </Suspense>
        </div>
        <main ref={mainRef} className="panel-main" data-page={drawn}>
          <Banners />
          <OpenLesson />
          {isToday ? (
            <Suspense>
              <TodayPage
                onOpen={(id, name) => {
                  setSheet(null);
                  commands.openContact(id, name);
                }}
                onLeave={() => setSheet(null)}
                onBoard={() => commands.openBoard()}
              />
            </Suspense>
          ) : isMany ? (
            <Suspense>
              <MovesPage onLeave={() => setSheet(null)} />
            </Suspense>
          ) : (
            <>
              <PanelBody
                loadSites={loadSites}
                menuOpen={menuOpen}
                scoreRef={scoreRef}
                onMenu={setMenuOpen}
                marketOpen={marketOpen}
                onMarket={setMarketOpen}
                onMany={() => setSheet('many')}
              />
              <ShowMe />
            </>
          )}
        </main>
        <footer className="panel-foot">
          {notice === null ? null : (
            <div className="panel-snack">
              <Snackbar
                key={notice.id}
                text={notice.text}
                onUndo={notice.undo === null ? undefined : () => void commands.undo()}
                onClose={closeNotice}
              />
            </div>
          )}
          {known === null || isToday || isMany ? null : (
            <LogPart short={known.view.short} onClosed={() => logRef.current?.focus()} />
          )}
          {!hasNoteLine ? null : (
            <NoteLine
              logging={logging}
              logRef={logRef}
              onLog={() => commands.openLog(!logging)}
              text={note}
              short={known?.view.short ?? null}
              placeholder={known === null ? nobodyToWrite(subject.kind) : 'Write a note…'}
              focusRef={noteRef}
              onType={(text) => commands.typeNote(text)}
              onSave={() => void commands.saveNote()}
            />
          )}
        </footer>
      </div>
    </KeyNames>
  );
}

function Bar(props: { sheet: Sheet | null; onToggle: (which: Sheet) => void }) {
  const panel = usePanel();
  const now = useClock(panel.now, 1000);
  const state = usePanelState((all) => all);
  return (
    <TopBar
      sync={syncText(state, now)}
      today={state.everybody.today}
      todayOpen={props.sheet === 'today'}
      onToday={() => props.onToggle('today')}
      syncOpen={props.sheet === 'sync'}
      searchOpen={props.sheet === 'search'}
      onSync={() => props.onToggle('sync')}
      onSearch={() => props.onToggle('search')}
    />
  );
}

function Search({ onClose, onMany }: { onClose: () => void; onMany: () => void }) {
  const { commands } = usePanel();
  const mayMany = usePanelState((state) => mayDo(state, 'bulk', null));
  return (
    <SearchSheet
      onOpen={(id, name) => {
        onClose();
        commands.openContact(id, name);
      }}
      onBoard={() => {
        onClose();
        commands.openBoard();
      }}
      onClose={onClose}
      onMany={mayMany ? onMany : undefined}
    />
  );
}

function nobodyToWrite(kind: string): string {
  return kind === 'unknown' ? 'Add the person first' : 'Write a note…';
}
