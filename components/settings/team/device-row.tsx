import { useState } from 'react';
import type { TeamDevice } from '../../../lib/model/team-wire';
import { deviceName, lastSeen } from '../../../lib/panel/office-words';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';

/** A signed-in browser: its name, when it was last seen; rename it, sign it out. This one signs out under Account. */
export function DeviceRow({ device }: { device: TeamDevice }) {
  const { commands, now } = usePanel();
  const [typed, setTyped] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const name = deviceName(device);
  return (
    <li className="team-row">
      <div className="team-words">
        <p>
          <bdi>{name}</bdi> {device.isThis ? <span className="chip">This one</span> : null}
        </p>
        <p className="quiet small">{lastSeen(device, now())}</p>
      </div>
      <div className="team-steps">
        <Button aria-label={`Rename ${name}`} onClick={() => setTyped(typed === null ? device.name : null)}>
          Rename
        </Button>
        {device.isThis ? null : (
          <Button aria-label={`Sign out ${name}`} onClick={() => setAsked(true)}>
            Sign out
          </Button>
        )}
      </div>
      {typed === null ? null : (
        <form
          className="team-wide team-rename"
          onSubmit={(event) => {
            event.preventDefault();
            setTyped(null);
            void commands.nameDevice(device, typed.trim());
          }}
        >
          <Field
            label="Name of the browser"
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
          <Button look="primary" type="submit" disabled={typed.trim() === ''}>
            Save
          </Button>
        </form>
      )}
      {asked ? (
        <div className="settings-ask team-wide" role="group" aria-label={`Sign out ${name}`}>
          <p>
            It is refused at its next request and erases what it has. This cannot be undone; a new link brings
            it back.
          </p>
          <div className="form-end">
            <Button look="primary" onClick={() => void commands.revokeDevice(device)}>
              Sign it out
            </Button>
            <Button onClick={() => setAsked(false)}>Not now</Button>
          </div>
        </div>
      ) : null}
    </li>
  );
}
