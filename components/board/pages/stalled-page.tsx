import { usePanelState } from '../../shell/panel-context';
import { TodayWalk } from '../../today/today-walk';
import { usePanel } from '../../shell/panel-context';

/** Stalled. */
export function StalledPage() {
  const { commands } = usePanel();
  const walk = usePanelState((state) => state.everybody.walk);
  return (
    <section className="board-card" aria-label="Stalled">
      <TodayWalk
        walk={walk}
        onStop={() => commands.stopLooking()}
        onBegin={() => commands.lookAtEverybody()}
      />
    </section>
  );
}
