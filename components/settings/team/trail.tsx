import { mayDo } from '../../../lib/panel/may';
import type { TeamReply } from '../../../lib/model/team-wire';
import { trailLine } from '../../../lib/panel/office-words';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { Button } from '../../ui/button';

/** Who did what in the administration of the team, for admins: read when it is asked for, page by page. */
export function Trail({ team }: { team: TeamReply }) {
  const { commands, locale } = usePanel();
  const may = usePanelState((state) => mayDo(state, 'see-audit'));
  const trail = usePanelState((state) => state.office.trail);
  if (!may) return null;
  if (trail === null) {
    return (
      <div>
        <Button onClick={() => void commands.readTrail(false)}>Show who did what</Button>
      </div>
    );
  }
  return (
    <>
      <h3 className="settings-sub">Who did what</h3>
      <ol className="team-trail" aria-label="Who did what">
        {trail.entries.map((entry) => {
          const { n, when, who, what } = trailLine(entry, team, locale);
          return (
            <li key={n}>
              <span className="quiet small">{when}</span>
              <span dir="auto">
                <bdi>{who}</bdi> {what}
              </span>
            </li>
          );
        })}
      </ol>
      {trail.done ? null : (
        <div>
          <Button onClick={() => void commands.readTrail(true)}>Earlier</Button>
        </div>
      )}
    </>
  );
}
