import { ENTERED } from '../../../lib/panel/board/metric-entry';
import { mayDo } from '../../../lib/panel/may';
import { goalOf } from '../../../lib/rules/metrics/entered-in';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { useBoard, useBoardState } from '../board-context';
import { FiguresFrame } from '../figures-frame';
import { MetricEntryPart } from '../metrics/metric-entry-part';
import { MetricGroups } from '../metrics/metric-groups';

/** Every metric of the period, with its definition, its people, and what is entered for it. */
export function MetricsPage() {
  const { locale } = usePanel();
  const { commands } = useBoard();
  const records = useBoardState((state) => state.records);
  const mayEnter = usePanelState((state) => mayDo(state, 'edit-figures'));
  return (
    <FiguresFrame>
      {(figures) => (
        <MetricGroups
          {...{ figures, locale }}
          goalOf={(metric) => goalOf(records, metric)}
          isEntered={(metric) => mayEnter && ENTERED[metric] !== undefined}
          entryOf={(metric, entering) => (
            <MetricEntryPart
              key={entering}
              isEntering={entering > 0}
              metric={metric}
              period={figures.wanted.period}
              tongue={{ currency: figures.currency, locale }}
              mayEdit={mayEnter}
            />
          )}
          onPeople={(behind, title) => void commands.showBehind(behind, title)}
        />
      )}
    </FiguresFrame>
  );
}
