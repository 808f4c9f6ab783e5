import { lazy, Suspense, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { foundPerson } from '../../lib/panel/found';
import { mayDo } from '../../lib/panel/may';
import type { PersonRow } from '../contact/people-list';
import { PagePeople } from '../moves/page-people';
import { NotThis } from '../page-states/not-this';
import { Nobody } from '../page-states/nobody';
import { NoPermission } from '../page-states/no-permission';
import { Erased, Silent, TooLarge, Unsupported } from '../page-states/plain-states';
import { OwnQuestion } from '../page-states/own-question';
import { Ask, Several } from '../page-states/several';
import type { SiteChoice } from '../page-states/site-checklist';
import { Skeleton, USUAL_HEIGHTS, type Heights } from '../page-states/skeleton';
import { usePanel, usePanelState } from './panel-context';
import { PersonPage } from './person-page';
import { RecordPage } from './record-page';
import { SeenPage } from './seen-page';
import { useOwnOffered } from './use-own-offered';

const FirstRun = lazy(() => import('../page-states/first-run').then((file) => ({ default: file.FirstRun })));

interface PanelBodyProps {
  loadSites: () => Promise<SiteChoice[]>;
  menuOpen: boolean;
  scoreRef: RefObject<HTMLDivElement | null>;
  onMenu: (open: boolean) => void;
  marketOpen: boolean;
  onMarket: (open: boolean) => void;
  /** To the page for many people. */
  onMany: () => void;
}

/** What stands between the top bar and the note line: a person, or the state of the page. */
export function PanelBody({ loadSites, onMany, ...rest }: PanelBodyProps) {
  const subject = usePanelState((state) => state.subject);
  const page = usePanelState((state) => state.page);
  const [heights, setHeights] = useState<Heights>(USUAL_HEIGHTS);
  const others = page.state === 'person' ? page.others : [];

  if (page.state === 'first-run') return <First loadSites={loadSites} />;
  switch (subject.kind) {
    case 'known':
      return (
        <Faded key={subject.view.contact.id} onHeights={setHeights}>
          <PersonPage view={subject.view} seen={subject.seen} others={others} {...rest} />
        </Faded>
      );
    case 'unknown':
    case 'doubtful':
      return (
        <Faded key={subject.identity}>
          <SeenPage subject={subject} others={others} />
        </Faded>
      );
    case 'unlinked':
      return (
        <Faded key={subject.identity}>
          <RecordPage record={subject.record} />
        </Faded>
      );
    case 'reading':
      return <Skeleton heights={heights} />;
    case 'erased':
      return <Erased name={subject.name} />;
    case 'none':
      return <PageState heights={heights} onMany={onMany} />;
  }
}

/** The page names nobody: why, and what to do. */
function PageState({ heights, onMany }: { heights: Heights; onMany: () => void }) {
  const page = usePanelState((state) => state.page);
  const rows = useGlimpses();
  const recent = usePanelState((state) => state.recent);
  const team = usePanelState((state) => state.team);
  const mayMany = usePanelState((state) => mayDo(state, 'bulk', null));
  const server = usePanelState((state) => state.session?.server ?? null);
  const { commands } = usePanel();
  const likely = team.workspace.sample && server !== null ? `${server}/demo/people` : null;
  const chosen = usePanelState((state) => state.chosen);
  const choose = commands.choosePerson;
  const find = (text: string) =>
    commands.findPeople(text).then((found) => found.map((row) => foundPerson(row, team)));
  const forget =
    chosen === null || chosen === 'looked-up' ? null : (
      <NotThis chosen={chosen} onForget={() => commands.backToPage()} />
    );
  switch (page.state) {
    case 'first-run':
    case 'starting':
      return null;
    case 'person':
    case 'looking':
      return <Skeleton heights={heights} />;
    case 'unsupported':
      return <Unsupported />;
    case 'silent':
      return <Silent onLook={() => void commands.lookAgain()} />;
    case 'too-large':
      return <TooLarge />;
    case 'no-permission':
      return (
        <NoPermission
          key={page.origin ?? likely}
          origin={page.origin}
          once={page.once}
          likely={likely}
          onAllow={(origins) => commands.allowSites(origins)}
          onReadOnce={() => void commands.readOnce()}
        />
      );
    case 'several':
      return (
        <>
          {forget}
          <Several
            people={rows}
            onChoose={choose}
            onFind={find}
            onOpen={(person) => commands.chooseContact(person.id, person.name ?? 'This person')}
          />
        </>
      );
    case 'ask':
      return <Ask people={rows} own={<Own />} onChoose={choose} onNobody={() => commands.notThisPerson()} />;
    case 'nobody':
      return (
        <>
          {forget}
          {page.list.length > 0 ? (
            <PagePeople onChoose={choose} onMany={onMany} />
          ) : (
            <Nobody
              recent={recent.map((row) => foundPerson(row, team))}
              isRefused={forget !== null}
              onFind={find}
              onOpen={({ id, name }) => {
                // After a 'no' to the page's question this is the answer; else it is only a look at somebody.
                const open = forget === null ? commands.openContact : commands.chooseContact;
                open(id, name ?? 'This person');
              }}
              onMany={mayMany ? onMany : undefined}
            />
          )}
        </>
      );
  }
}

/** The people of the page with what the team knows of them. */
function useGlimpses(): PersonRow[] {
  const glimpses = usePanelState((state) => state.glimpses);
  const team = usePanelState((state) => state.team);
  return glimpses.map(({ seen, row }) => ({
    seen,
    row,
    stage: row === null ? null : foundPerson(row, team).stageShown,
  }));
}

function Own() {
  const { commands } = usePanel();
  return <OwnQuestion {...useOwnOffered()} onSave={(own) => commands.addOwn(own)} />;
}

function First({ loadSites }: { loadSites: () => Promise<SiteChoice[]> }) {
  const { commands } = usePanel();
  const [sites] = useState(loadSites);
  const own = useOwnOffered();
  return (
    <Suspense>
      <FirstRun
        sites={sites}
        own={own}
        onAllow={(origins) => commands.allowSites(origins)}
        onJoin={(link, name) => commands.join(link, name)}
        onWithoutServer={() => commands.goWithoutServer()}
        onOwn={(mine) => commands.addOwn(mine, true)}
        onDone={() => commands.welcome()}
      />
    </Suspense>
  );
}

/** Fades a new person in, and remembers how high their cards were for the one who comes next. */
function Faded({ children, onHeights }: { children: ReactNode; onHeights?: (heights: Heights) => void }) {
  const body = useRef<HTMLDivElement>(null);
  const report = useRef(onHeights);
  useLayoutEffect(() => {
    report.current = onHeights;
  });
  useLayoutEffect(() => {
    const element = body.current;
    return () => {
      // All but the timeline, which is as long as it is.
      const cards = [...(element?.children ?? [])].slice(0, -1);
      const heights = cards.map((child) => child.getBoundingClientRect().height);
      if (heights.length > 0 && heights.every((height) => height > 0)) report.current?.(heights);
    };
  }, []);
  return (
    <div ref={body} className="panel-body fade-in">
      {children}
    </div>
  );
}
