import { useEffect, useState } from 'react';
import { digestOf } from '../../../lib/panel/board/digest';
import { dayOf } from '../../../lib/rules/metrics/metric';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { useBoard } from '../board-context';
import { DigestView } from '../digest/digest-view';
import { FiguresFrame } from '../figures-frame';
import { useWhose } from '../use-figures';

const WEEK = 7;

/** A week of the team in sentences. Its figures are of seven days, whatever period the other pages show. */
export function DigestPage() {
  const { locale, now } = usePanel();
  const { figures: part } = useBoard();
  const team = usePanelState((state) => state.team.workspace.name);
  const whose = useWhose();
  const [week, setWeek] = useState(0);
  useEffect(() => {
    const to = dayOf(now()) + 1 - week * WEEK;
    part.lookAt({ from: to - WEEK, to });
    return () => part.lookAt(null);
  }, [part, week, now]);
  return (
    <FiguresFrame>
      {(figures) => (
        <DigestView digest={digestOf(figures, { team, whose, locale })} week={week} onWeek={setWeek} />
      )}
    </FiguresFrame>
  );
}
