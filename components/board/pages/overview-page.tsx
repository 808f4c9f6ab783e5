import { usePanel } from '../../shell/panel-context';
import { goalOf, remarksOf } from '../../../lib/rules/metrics/entered-in';
import { useBoard, useBoardState } from '../board-context';
import { FiguresFrame } from '../figures-frame';
import { Overview } from '../overview/overview';
import { StalledPart } from '../overview/stalled-part';
import { useWhose } from '../use-figures';

/** The lifecycle at a glance. */
export function OverviewPage() {
  const { locale } = usePanel();
  const { commands } = useBoard();
  const whose = useWhose();
  const records = useBoardState((state) => state.records);
  return (
    <FiguresFrame>
      {(figures) => (
        <Overview
          {...{ figures, whose, locale }}
          extrasOf={(id) => ({
            goal: goalOf(records, id),
            notes: remarksOf(records, id, figures.wanted.period),
          })}
          stalled={<StalledPart />}
          onPeople={(behind, title) => void commands.showBehind(behind, title)}
          onDigest={() => commands.go('digest')}
        />
      )}
    </FiguresFrame>
  );
}
