import { usePanel } from '../../shell/panel-context';
import { useBoard } from '../board-context';
import { FiguresFrame } from '../figures-frame';
import { MetricGroups } from '../metrics/metric-groups';

/** Every metric of the period, with its definition and its people. */
export function MetricsPage() {
  const { locale } = usePanel();
  const { commands } = useBoard();
  return (
    <FiguresFrame>
      {(figures) => (
        <MetricGroups
          {...{ figures, locale }}
          onPeople={(behind, title) => void commands.showBehind(behind, title)}
        />
      )}
    </FiguresFrame>
  );
}
