import { usePanelState } from '../../shell/panel-context';
import { TodayWalk } from '../../today/today-walk';
import { usePanel } from '../../shell/panel-context';

/** People. */
export function PeoplePage() {
  const { commands } = usePanel();
  const walk = usePanelState((state) => state.everybody.walk);
  return (
    <section className="board-card" aria-label="People">
      <TodayWalk
        walk={walk}
        onStop={() => commands.stopLooking()}
        onBegin={() => commands.lookAtEverybody()}
      />
    </section>
  );
}
