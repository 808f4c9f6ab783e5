import { useState } from 'react';
import type { Role } from '../../../lib/model/workspace';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/select-field';
import { RoleBoxes } from './role-boxes';

const DAYS = ['1', '3', '7'];

/** Chooses roles and how long the link lasts, and has it made. */
export function InviteForm({ onClose }: { onClose: () => void }) {
  const { commands } = usePanel();
  const [roles, setRoles] = useState<Role[]>(['rep']);
  const [days, setDays] = useState('7');
  return (
    <form
      className="settings-ask"
      aria-label="Invite somebody"
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
        void commands.makeLink({ roles, days: Number(days) });
      }}
    >
      <p>The link works once, for whoever opens it first. Send it to that person alone.</p>
      <RoleBoxes value={roles} onChange={setRoles} />
      <SelectField
        label="The link lasts"
        value={days}
        options={DAYS.map((value) => ({ value, label: value === '1' ? '1 day' : `${value} days` }))}
        onChange={setDays}
      />
      <div className="form-end">
        <Button look="primary" type="submit" disabled={roles.length === 0}>
          Make a link
        </Button>
        <Button onClick={onClose}>Not now</Button>
      </div>
    </form>
  );
}
