import type { Role } from '../../../lib/model/workspace';

/** What each role is for, in a line. */
const ROLES: { role: Role; says: string }[] = [
  { role: 'rep', says: 'works with customers' },
  { role: 'agent', says: 'support: notes and scores, no orders and no value' },
  { role: 'lead', says: 'all customers, and the settings of the team' },
  { role: 'admin', says: 'members, browsers and links; no customers by it alone' },
];

/** The roles somebody may hold, as check boxes. */
export function RoleBoxes(props: { value: readonly Role[]; onChange: (roles: Role[]) => void }) {
  const { value, onChange } = props;
  return (
    <fieldset className="role-boxes">
      <legend className="only-read-out">Roles</legend>
      {ROLES.map(({ role, says }) => (
        <label key={role}>
          <input
            type="checkbox"
            checked={value.includes(role)}
            onChange={({ target }) =>
              onChange(
                ROLES.map((one) => one.role).filter((one) =>
                  one === role ? target.checked : value.includes(one),
                ),
              )
            }
          />
          <span>
            {role} <span className="quiet small">{says}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
