import type { TeamReply } from '../../../lib/model/team-wire';
import { inviteText } from '../../../lib/panel/office-words';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';

/** Links that nobody has used yet, each to be withdrawn. */
export function InviteList({ team }: { team: TeamReply }) {
  const { commands, now, locale } = usePanel();
  if (team.invites.length === 0) return null;
  return (
    <>
      <h3 className="settings-sub">Links nobody has used yet</h3>
      <ul className="team-list" aria-label="Open links">
        {team.invites.map((invite) => {
          const text = inviteText(invite, team, { now: now(), locale });
          return (
            <li key={invite.id} className="team-row">
              <p>{text}</p>
              <div className="team-steps">
                <Button
                  aria-label={`Withdraw the link: ${text}`}
                  onClick={() => void commands.withdrawInvite(invite)}
                >
                  Withdraw
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </>
  );
}
