import { useEffect, useState } from 'react';
import { mayDo } from '../../lib/panel/may';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { SettingsSection } from './settings-section';
import { InviteForm } from './team/invite-form';
import { InviteList } from './team/invite-list';
import { MadeLinkBox } from './team/made-link-box';
import { MemberRow } from './team/member-row';
import { Trail } from './team/trail';
import './team/team.css';

/** Who belongs to the team, with which roles and browsers; links for more; who did what. */
export function TeamSection() {
  const { commands } = usePanel();
  const token = usePanelState((state) => state.session?.token ?? null);
  const office = usePanelState((state) => state.office);
  const mayManage = usePanelState((state) => mayDo(state, 'manage-members'));
  const [inviting, setInviting] = useState(false);
  useEffect(() => {
    if (token !== null) void commands.readOffice();
  }, [commands, token]);
  if (token === null) return null;
  const { team, problem, state, made } = office;
  const here = team?.members.filter(({ removedAt }) => removedAt === null) ?? [];
  const gone = team?.members.filter(({ removedAt }) => removedAt !== null) ?? [];
  const admins = here.filter(({ roles }) => roles.includes('admin')).map(({ name }) => name);
  return (
    <SettingsSection
      title="Team"
      says="Who works with you here, what they may do, and the browsers they are signed in with."
    >
      <div aria-live="polite">
        {problem === null ? null : <p className="field-error">{problem}</p>}
        {team === null && state === 'reading' ? <p className="soft">Reading the team…</p> : null}
      </div>
      {state === 'failed' ? (
        <div>
          <Button onClick={() => void commands.readOffice()}>Read again</Button>
        </div>
      ) : null}
      {team === null ? null : (
        <>
          <ul className="team-list" aria-label="Members">
            {here.map((member) => (
              <MemberRow key={member.id} member={member} team={team} mayManage={mayManage} />
            ))}
          </ul>
          {mayManage && here.length === 1 ? (
            <p className="soft">Nobody but you yet: make a link for the next one.</p>
          ) : null}
          {made === null ? null : <MadeLinkBox made={made} team={team} />}
          {mayManage ? (
            inviting ? (
              <InviteForm onClose={() => setInviting(false)} />
            ) : (
              <div>
                <Button look="primary" onClick={() => setInviting(true)}>
                  Invite somebody…
                </Button>
              </div>
            )
          ) : (
            <p className="soft">
              An admin invites and removes people and changes roles
              {admins.length === 0 ? '' : <>: {admins.join(', ')}</>}.
            </p>
          )}
          <InviteList team={team} />
          {gone.length === 0 || !mayManage ? null : (
            <ul className="team-list" aria-label="Removed">
              {gone.map((member) => (
                <li key={member.id} className="team-row">
                  <p>
                    <bdi>{member.name}</bdi> <span className="chip">Removed</span>
                  </p>
                  <div className="team-steps">
                    <Button
                      aria-label={`Let ${member.name} in again`}
                      onClick={() => void commands.restoreMember(member)}
                    >
                      Let in again
                    </Button>
                  </div>
                </li>
              ))}
            </ul>
          )}
          <Trail team={team} />
        </>
      )}
    </SettingsSection>
  );
}
