import { usePanel } from '../../shell/panel-context';
import { useBoard } from '../board-context';
import { FiguresFrame } from '../figures-frame';
import { Overview } from '../overview/overview';
import { StalledPart } from '../overview/stalled-part';
import { useWhose } from '../use-figures';

/** The lifecycle at a glance. */
export function OverviewPage() {
  const { locale } = usePanel();
  const { commands } = useBoard();
  const whose = useWhose();
  return (
    <FiguresFrame>
      {(figures) => (
        <Overview
          {...{ figures, whose, locale }}
          stalled={<StalledPart />}
          onPeople={(behind, title) => void commands.showBehind(behind, title)}
          onDigest={() => commands.go('digest')}
        />
      )}
    </FiguresFrame>
  );
}
