import { useCallback, useEffect, useRef, useState } from 'react';
import type { TodayEntry } from '../../lib/panel/gather';
import { keyName, keysOf } from '../../lib/panel/keys';
import { stageRights } from '../../lib/panel/suggesting';
import { teamFor } from '../../lib/panel/team';
import { TODAY_PAGE } from '../../lib/panel/today-list';
import { can } from '../../lib/rules/can';
import { usePanel, usePanelState } from '../shell/panel-context';
import { useClock } from '../shell/use-clock';
import { usePanelKeys } from '../shell/use-panel-keys';
import { Button } from '../ui/button';
import { Key } from '../ui/key';
import { Toggle } from '../ui/toggle';
import type { Asked } from './asked';
import { TodayKeys } from './today-keys';
import { TodayRow } from './today-row';
import { TodayWalk } from './today-walk';
import './today-page.css';

interface TodayPageProps {
  onOpen: (contactId: string, name: string) => void;
  onLeave: () => void;
  /** Opens the board; absent where one is on it. */
  onBoard?: () => void;
}

const WHOSE = [
  { value: 'all', label: 'Everybody' },
  { value: 'mine', label: 'Mine and nobody’s' },
] as const;

const lineKey = ({ contactId, rule }: TodayEntry) => `${contactId} ${rule}`;

/** Everything that is open today over all people: what is due first, then by what it is likely worth. */
export function TodayPage({ onOpen, onLeave, onBoard }: TodayPageProps) {
  const panel = usePanel();
  const { commands } = panel;
  const { walk, today } = usePanelState((state) => state.everybody);
  const keys = keysOf(usePanelState((state) => state.device.keys));
  const mayMove = usePanelState((state) => stageRights(state).move);
  const mayValue = usePanelState(({ session }) => session === null || can(session.member.roles, 'see-value'));
  const now = useClock(panel.now, 60_000);
  const [mine, setMine] = useState(false);
  const [limit, setLimit] = useState(TODAY_PAGE);
  const [chosen, setChosen] = useState<string | null>(null);
  /** Lines that are done, until the list has come without them. */
  const [done, setDone] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<Asked>(null);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => {
    commands.lookAtEverybody();
  }, [commands]);
  useEffect(() => {
    commands.showToday({ limit, mine });
  }, [commands, limit, mine]);

  const all = today?.entries ?? [];
  const lines = all.filter((entry) => !done.has(lineKey(entry)));
  const found = lines.findIndex((entry) => entry.contactId === chosen);
  const [place, setPlace] = useState(0);
  const at = found >= 0 ? found : Math.min(place, lines.length - 1);
  const current = lines[at] ?? null;

  const go = useCallback(
    (to: number) => {
      const next = lines[Math.max(0, Math.min(lines.length - 1, to))];
      if (next === undefined) return;
      setAsked(null);
      setPlace(lines.indexOf(next));
      setChosen(next.contactId);
      if (to >= lines.length && today !== null && today.open > all.length) setLimit(limit + TODAY_PAGE);
      list.current?.querySelector<HTMLElement>(`[data-line="${next.contactId}"]`)?.focus();
    },
    [lines, today, all.length, limit],
  );

  const market = current?.market ?? null;
  const stages = usePanelState(({ team }) => teamFor(team, { market }).model.stages.length);
  const finish = (entry: TodayEntry) => {
    setDone(new Set([...done, lineKey(entry)].filter((key) => all.some((one) => lineKey(one) === key))));
    setPlace(at);
    setChosen(null);
    void commands.actionDone(entry.rule, entry.contactId);
  };

  const digits = Object.fromEntries(
    Array.from({ length: Math.min(9, stages) }, (_, index) => [
      String(index + 1),
      () => setAsked({ stage: index }),
    ]),
  );
  usePanelKeys(panel, {
    search: () => false,
    escape: () => {
      if (asked !== null) setAsked(null);
      else if (keys.leave === 'escape') onLeave();
    },
    byKey: {
      ...(current === null || !mayMove ? {} : digits),
      [keys.next]: () => go(at + 1),
      [keys.previous]: () => go(at - 1),
      [keys.undo]: () => {
        setDone(new Set());
        void commands.undo();
      },
      ...(current === null
        ? {}
        : {
            [keys.done]: () => finish(current),
            [keys.score]: () => setAsked('score'),
            ...(keys.open === 'enter' ? {} : { [keys.open]: () => onOpen(current.contactId, current.name) }),
          }),
      ...(keys.leave === 'escape' ? {} : { [keys.leave]: onLeave }),
      [keys.today]: onLeave,
      ...(onBoard === undefined ? {} : { [keys.board]: onBoard }),
    },
  });

  return (
    <section className="today" aria-label="Today">
      <header className="today-head">
        <h1>Today</h1>
        <Toggle
          label="Whose people"
          value={mine ? 'mine' : 'all'}
          options={[...WHOSE]}
          onChange={(whose) => {
            setMine(whose === 'mine');
            setLimit(TODAY_PAGE);
          }}
        />
      </header>
      <TodayWalk
        walk={walk}
        onStop={() => commands.stopLooking()}
        onBegin={() => commands.lookAtEverybody()}
      />
      {today === null ? null : (
        <p className="small quiet">
          {today.open === 0
            ? 'Nothing is open. Everything that fits was done or put off.'
            : `${count(today.due, 'is', 'are')} due or promised, ${count(today.open - today.due, 'more', 'more')} open: by the chance that something moves on, times the revenue to expect.`}
        </p>
      )}
      {lines.length === 0 ? null : (
        <ul ref={list} className="today-list" aria-label="What is open">
          {lines.map((entry, index) => (
            <TodayRow
              key={lineKey(entry)}
              entry={entry}
              current={index === at}
              asked={index === at ? asked : null}
              mayValue={mayValue}
              enterOpens={keys.open === 'enter'}
              now={now}
              onChoose={() => go(index)}
              onAsk={setAsked}
              onDone={() => finish(entry)}
              onOpen={() => onOpen(entry.contactId, entry.name)}
            />
          ))}
        </ul>
      )}
      {today === null || today.open <= all.length ? null : (
        <Button onClick={() => setLimit(limit + TODAY_PAGE)}>
          Show {Math.min(TODAY_PAGE, today.open - all.length)} more of {today.open}
        </Button>
      )}
      {onBoard === undefined ? null : (
        <div>
          <Button
            look="quiet"
            aria-keyshortcuts={keys.board === '' ? undefined : keyName(keys.board)}
            onClick={onBoard}
          >
            Open the board <Key name="B" />
          </Button>
        </div>
      )}
      <TodayKeys keys={keys} mayMove={mayMove} />
    </section>
  );
}

function count(number: number, one: string, many: string): string {
  return `${String(number)} ${number === 1 ? one : many}`;
}
