import { useEffect, useRef, useState } from 'react';
import type { StalledRow as Row } from '../../../lib/panel/board/people-row';
import { keyName, keysOf } from '../../../lib/panel/keys';
import { mayDo } from '../../../lib/panel/may';
import { stageRights } from '../../../lib/panel/suggesting';
import { countText, peopleText } from '../../../lib/rules/shown-rate';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { usePanelKeys } from '../../shell/use-panel-keys';
import { TodayWalk } from '../../today/today-walk';
import { Button } from '../../ui/button';
import { useBoard } from '../board-context';
import { MoveStrip } from '../people/move-strip';
import { useRowNaming } from '../people/use-row-naming';
import { StalledHead } from '../stalled/stalled-head';
import { StalledKeys } from '../stalled/stalled-keys';
import { StalledRow } from '../stalled/stalled-row';
import { useStalled } from '../stalled/use-stalled';
import '../people/people-page.css';
import '../stalled/stalled.css';

const AT_ONCE = 50;
/** The key that puts an action off for a week; fixed, as on the rest of the board. */
const SNOOZE = 's';

/** People who are stuck in their stage, as a queue by what is at stake. */
export function StalledPage() {
  const panel = usePanel();
  const { commands } = panel;
  const board = useBoard();
  const keys = keysOf(usePanelState((state) => state.device.keys));
  const walk = usePanelState((state) => state.everybody.walk);
  const mayMove = usePanelState((state) => stageRights(state).move);
  const seesValue = usePanelState((state) => mayDo(state, 'see-value'));
  const naming = useRowNaming();
  const [limit, setLimit] = useState(AT_ONCE);
  const page = useStalled(limit);
  const [chosen, setChosen] = useState<string | null>(null);
  const [place, setPlace] = useState(0);
  const [moving, setMoving] = useState<Row | null>(null);
  const body = useRef<HTMLTableSectionElement>(null);

  const rows = page?.rows ?? [];
  const found = rows.findIndex(({ id }) => id === chosen);
  const at = found >= 0 ? found : Math.min(place, rows.length - 1);
  const current = rows[at];
  const focusOn = useRef<string | null>(null);
  useEffect(() => {
    if (focusOn.current === null) return;
    body.current?.querySelector<HTMLElement>(`[data-line="${focusOn.current}"]`)?.focus();
    focusOn.current = null;
  });
  const go = (to: number) => {
    const next = rows[Math.max(0, Math.min(rows.length - 1, to))];
    if (next === undefined) return;
    focusOn.current = next.id;
    setChosen(next.id);
    setPlace(rows.indexOf(next));
  };
  const snooze = ({ id, action }: Row) => {
    if (action !== null && action !== undefined) void commands.snoozeAction(action.rule, 'next-week', id);
  };
  usePanelKeys(panel, {
    search: () => false,
    escape: () => (moving === null ? board.commands.closePerson() : setMoving(null)),
    byKey: {
      [keys.next]: () => go(at + 1),
      [keys.previous]: () => go(at - 1),
      arrowdown: () => go(at + 1),
      arrowup: () => go(at - 1),
      ...(current === undefined
        ? {}
        : {
            [SNOOZE]: () => snooze(current),
            ...(mayMove ? { [keys.stage]: () => setMoving(current) } : {}),
          }),
    },
  });

  if (page === null) {
    return (
      <section className="board-card" aria-label="Stalled">
        <TodayWalk
          walk={walk}
          onStop={() => commands.stopLooking()}
          onBegin={() => commands.lookAtEverybody()}
        />
        <p className="quiet">Who is stuck is known once everybody was looked at.</p>
      </section>
    );
  }
  return (
    <div className="board-people">
      <p className="soft" role="status">
        {page.total === 0
          ? 'Nobody is stuck: everybody moved or was in touch within the usual time of their stage.'
          : `${peopleText(page.total, naming.locale)} ${page.total === 1 ? 'has' : 'have'} been quiet in their stage for longer than four of five who left it, by what is at stake. The timer begins with the stage, or with the last contact.`}
      </p>
      {rows.length === 0 ? null : (
        <div className="stalled-box">
          <table className="stalled" aria-label="Stalled longest">
            <StalledHead seesValue={seesValue} months={naming.team.workspace.value.horizonMonths} />
            <tbody ref={body}>
              {rows.map((row, index) => (
                <StalledRow
                  key={row.id}
                  row={row}
                  naming={naming}
                  seesValue={seesValue}
                  current={index === at}
                  onChoose={() => go(index)}
                  onOpen={() => {
                    go(index);
                    board.commands.openPerson(row.id, row.name);
                  }}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {page.total > rows.length ? (
        <div>
          <Button onClick={() => setLimit(limit + AT_ONCE)}>
            Show {Math.min(AT_ONCE, page.total - rows.length)} more of {countText(page.total, naming.locale)}
          </Button>
        </div>
      ) : null}
      {moving !== null ? (
        <MoveStrip key={moving.id} row={moving} onClose={() => setMoving(null)} />
      ) : current === undefined ? null : (
        <section className="board-strip" aria-label={`What to do with ${current.name}`}>
          <p>
            <bdi>{current.name}</bdi>: {current.action?.title ?? 'nothing is proposed'}
          </p>
          {mayMove ? (
            <Button aria-keyshortcuts={keyName(keys.stage)} onClick={() => setMoving(current)}>
              Move…
            </Button>
          ) : null}
          {current.action === null || current.action === undefined ? null : (
            <>
              <Button onClick={() => void commands.actionDone(current.action?.rule ?? '', current.id)}>
                Done
              </Button>
              <Button aria-keyshortcuts="S" onClick={() => snooze(current)}>
                Next week
              </Button>
            </>
          )}
          <StalledKeys keys={keys} snooze={SNOOZE} mayMove={mayMove} />
        </section>
      )}
    </div>
  );
}
