import { usePanelState } from '../../shell/panel-context';

/** The lifecycle at a glance. */
export function OverviewPage() {
  const team = usePanelState((state) => state.team);
  return (
    <section className="board-card" aria-label="Stages">
      <ol className="board-stages">
        {team.model.stages.map((stage) => (
          <li key={stage.id} data-phase={stage.phase} title={stage.explains}>
            {stage.label}
          </li>
        ))}
      </ol>
    </section>
  );
}
