import { useState } from 'react';
import type { TeamMember, TeamReply } from '../../../lib/model/team-wire';
import type { Role } from '../../../lib/model/workspace';
import { usePanel, usePanelState } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { DeviceRow } from './device-row';
import { RoleBoxes } from './role-boxes';

type Step = { is: 'none' } | { is: 'roles'; roles: Role[] } | { is: 'remove' };
const NONE: Step = { is: 'none' };

/** A member: what they may do, their browsers, and for admins what can be changed of them. */
export function MemberRow(props: { member: TeamMember; team: TeamReply; mayManage: boolean }) {
  const { member, team, mayManage } = props;
  const { commands } = usePanel();
  const me = usePanelState((state) => state.me);
  const [step, setStep] = useState<Step>(NONE);
  const { id, name, roles } = member;
  const isMe = id === me;
  const devices = team.devices.filter(({ memberId }) => memberId === id);
  return (
    <li className="team-row">
      <div className="team-words">
        <p>
          <bdi className="team-name">{name}</bdi>
          {isMe ? <span className="quiet small"> you</span> : null}
        </p>
        <p className="quiet small">{roles.join(', ')}</p>
      </div>
      <div className="team-steps">
        {mayManage ? (
          <>
            <Button aria-label={`Roles of ${name}`} onClick={() => setStep({ is: 'roles', roles })}>
              Roles
            </Button>
            <Button aria-label={`Remove ${name}`} onClick={() => setStep({ is: 'remove' })}>
              Remove
            </Button>
          </>
        ) : null}
        {mayManage || isMe ? (
          <Button
            aria-label={`Link for another browser of ${name}`}
            onClick={() => void commands.makeLink({ memberId: id, days: 1 })}
          >
            Another browser
          </Button>
        ) : null}
      </div>
      {step.is === 'roles' ? (
        <form
          className="settings-ask team-wide"
          aria-label={`Roles of ${name}`}
          onSubmit={(event) => {
            event.preventDefault();
            setStep(NONE);
            void commands.changeRoles(member, step.roles);
          }}
        >
          <RoleBoxes value={step.roles} onChange={(next) => setStep({ is: 'roles', roles: next })} />
          <div className="form-end">
            <Button look="primary" type="submit" disabled={step.roles.length === 0}>
              Save
            </Button>
            <Button onClick={() => setStep(NONE)}>Not now</Button>
          </div>
        </form>
      ) : null}
      {step.is === 'remove' ? (
        <div className="settings-ask team-wide" role="group" aria-label={`Remove ${name}`}>
          <p>
            {name} is signed out everywhere, and those browsers erase what they have. What {name} did stays,
            with the name; so do the people {name} looks after, until a lead gives them to somebody else.
          </p>
          <div className="form-end">
            <Button
              look="primary"
              onClick={() => {
                setStep(NONE);
                void commands.removeMember(member);
              }}
            >
              Remove {name}
            </Button>
            <Button onClick={() => setStep(NONE)}>Not now</Button>
          </div>
        </div>
      ) : null}
      {devices.length === 0 ? null : (
        <ul className="team-devices team-wide" aria-label={`Browsers of ${name}`}>
          {devices.map((device) => (
            <DeviceRow key={device.id} device={device} />
          ))}
        </ul>
      )}
    </li>
  );
}
