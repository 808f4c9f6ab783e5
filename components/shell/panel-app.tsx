import { lazy, Suspense, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { foundPerson, type FoundPerson } from '../../lib/panel/found';
import type { Panel } from '../../lib/panel/panel';
import { isArriving } from '../../lib/panel/state';
import { syncText } from '../../lib/panel/sync-text';
import type { SiteChoice } from '../page-states/site-checklist';
import { OpenLesson, ShowMe } from '../teach/lesson';
import { Snackbar } from '../ui/snackbar';
import { Banners } from './banners';
import { LogPart } from './log-part';
import { NoteLine } from './note-line';
import { PanelBody } from './panel-body';
import { PanelContext, usePanel, usePanelState } from './panel-context';
import { TopBar } from './top-bar';
import { useClock } from './use-clock';
import { usePanelKeys } from './use-panel-keys';
import './panel-app.css';

const SyncSheet = lazy(() => import('./sync-sheet').then((file) => ({ default: file.SyncSheet })));
const SearchSheet = lazy(() => import('./search-sheet').then((file) => ({ default: file.SearchSheet })));

interface PanelAppProps {
  panel: Panel;
  /** The programs whose pages can be read; asked for by the first run only. */
  loadSites: () => Promise<SiteChoice[]>;
  onSettings: () => void;
}

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
  const [sheet, setSheet] = useState<'sync' | 'search' | null>(null);
  const [menuOpen, setMenuOpen] = useState(false);
  const noteRef = useRef<HTMLTextAreaElement>(null);
  const logRef = useRef<HTMLButtonElement>(null);
  const scoreRef = useRef<HTMLDivElement>(null);
  const mainRef = useRef<HTMLElement>(null);
  const known = subject.kind === 'known' ? subject : null;
  const toggle = (which: 'sync' | 'search') => setSheet(sheet === which ? null : which);

  usePanelKeys(panel, {
    search: () => toggle('search'),
    escape: () => setSheet(null),
    byKey: {
      '/': () => noteRef.current?.focus(),
      z: () => void commands.undo(),
      ...(subject.kind === 'unknown' && !arriving ? { a: () => void commands.addPerson() } : {}),
      ...(known === null
        ? {}
        : {
            m: () => setMenuOpen(true),
            s: () => scoreRef.current?.focus(),
            e: () => commands.editFields(true),
            l: () => commands.openLog(true),
            h: () => commands.showHandoff(true),
          }),
    },
  });
  const closeNotice = useCallback(() => commands.closeNotice(), [commands]);
  const hasNoteLine =
    subject.kind === 'none'
      ? page.state === 'looking' || page.state === 'person'
      : subject.kind !== 'erased' && subject.kind !== 'unlinked';
  const identity = 'identity' in subject ? subject.identity : page.state;
  // Somebody else, or another state of the page, begins at its top.
  useLayoutEffect(() => {
    if (mainRef.current !== null) mainRef.current.scrollTop = 0;
  }, [identity]);
  const drawn = subject.kind === 'none' ? page.state : subject.kind === 'unlinked' ? 'record' : 'person';

  return (
    <div className="panel">
      <div className="panel-top">
        <Bar sheet={sheet} onToggle={toggle} />
        <Suspense>
          {sheet === 'sync' ? <Sync onSettings={onSettings} /> : null}
          {sheet === 'search' ? <Search onClose={() => setSheet(null)} /> : null}
        </Suspense>
      </div>
      <main ref={mainRef} className="panel-main" data-page={drawn}>
        <Banners />
        <OpenLesson />
        <PanelBody loadSites={loadSites} menuOpen={menuOpen} scoreRef={scoreRef} onMenu={setMenuOpen} />
        <ShowMe />
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
        {known === null ? null : (
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
  );
}

function Bar(props: { sheet: 'sync' | 'search' | null; onToggle: (which: 'sync' | 'search') => void }) {
  const panel = usePanel();
  const now = useClock(panel.now, 1000);
  const state = usePanelState((all) => all);
  return (
    <TopBar
      sync={syncText(state, now)}
      syncOpen={props.sheet === 'sync'}
      searchOpen={props.sheet === 'search'}
      onSync={() => props.onToggle('sync')}
      onSearch={() => props.onToggle('search')}
    />
  );
}

function Sync({ onSettings }: { onSettings: () => void }) {
  const panel = usePanel();
  const now = useClock(panel.now, 1000);
  const state = usePanelState((all) => all);
  const { commands } = panel;
  return (
    <SyncSheet
      state={state}
      now={now}
      onSync={() => void commands.syncNow()}
      onSettle={(mid, how) => void commands.settleRejected(mid, how)}
      onJoin={(link, name) => commands.join(link, name)}
      onSettings={onSettings}
    />
  );
}

function Search({ onClose }: { onClose: () => void }) {
  const { commands } = usePanel();
  const { model } = usePanelState((state) => state.team);
  const recent = usePanelState((state) => state.recent);
  const find = (text: string): Promise<FoundPerson[]> =>
    commands.findPeople(text).then((rows) => rows.map((row) => foundPerson(row, model)));
  return (
    <SearchSheet
      recent={recent.map((row) => foundPerson(row, model))}
      onFind={find}
      onChoose={(person) => {
        onClose();
        commands.openContact(person.id, person.name ?? person.emails[0] ?? 'This person');
      }}
      onClose={onClose}
    />
  );
}

function nobodyToWrite(kind: string): string {
  return kind === 'unknown' ? 'Add the person first' : 'Write a note…';
}
