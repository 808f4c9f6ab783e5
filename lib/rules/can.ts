import { BULK_LIMIT, OWN_BULK_LIMIT } from '../model/bulk';
import type { Role } from '../model/workspace';

/** For whom a role may do something: everybody, what is one's own (people one looks after or whom nobody does), or nobody. */
type Extent = 'all' | 'own';

/** What each role may do (DOMAIN section 7); a role that is not named may not. Used by the server, which decides, and by
 * the panel, which only offers what would be allowed. */
const MAY = {
  'see-people': { rep: 'all', agent: 'all', lead: 'all' },
  /** Orders, revenue and the value estimate. */
  'see-value': { rep: 'all', lead: 'all' },
  'edit-people': { rep: 'all', agent: 'all', lead: 'all' },
  'delete-people': { rep: 'own', lead: 'all' },
  /** Show two people as one, and take that back; `own`: the one who goes into the other. */
  'merge-people': { rep: 'own', lead: 'all' },
  'change-owner': { rep: 'own', lead: 'all' },
  'add-facts': { rep: 'all', agent: 'all', lead: 'all' },
  'change-stage': { rep: 'all', lead: 'all' },
  /** Take a stage that a rule or the page suggests, or give the first one. */
  'accept-stage': { rep: 'all', agent: 'all', lead: 'all' },
  'undo-own': { rep: 'all', agent: 'all', lead: 'all' },
  'undo-others': { rep: 'own', lead: 'all' },
  bulk: { rep: 'own', lead: 'all' },
  /** The lifecycle model, the playbook, the inputs of the value formulas, surveys and currency. */
  'edit-model': { lead: 'all' },
  /** The team's name, its own addresses, and the end of the sample. */
  'edit-team': { lead: 'all', admin: 'all' },
  /** Who belongs to the team, with which roles: invite, change roles, remove. */
  'manage-members': { admin: 'all' },
  /** How long people are kept, the export of everything, and the end of the team. */
  'keep-team': { admin: 'all' },
  /** Let somebody be added again who was erased. */
  'lift-erasure': { lead: 'all', admin: 'all' },
  /** Name and revoke signed-in browsers, and make links for more of them; `own`: those of the member. */
  'manage-devices': { rep: 'own', agent: 'own', lead: 'own', admin: 'all' },
  /** Read who did what in the administration of the team. */
  'see-audit': { admin: 'all' },
  /** Show how a site is read: it helps everybody, and names nobody. */
  'teach-sites': { rep: 'all', agent: 'all', lead: 'all', admin: 'all' },
  /** Rename, switch off or delete a taught site; `own`: one that the member showed. */
  'change-taught': { rep: 'own', agent: 'own', lead: 'all', admin: 'all' },
  /** Enter what nobody counts here, set goals of metrics and write on their lines. */
  'edit-figures': { lead: 'all' },
  /** Keep views of people, rename and delete them; `own`: those that the member made. */
  'edit-views': { rep: 'own', agent: 'own', lead: 'all' },
} as const satisfies Record<string, Partial<Record<Role, Extent>>>;

/** Everything a role may be needed for. */
export type Action = keyof typeof MAY;

/** All actions, in the order of the table. */
export const ACTIONS = Object.keys(MAY) as Action[];

/**
 * Whether a role, or one of several that a person holds, may do something. `isOwn`: it is about a person they look after
 * or whom nobody looks after, or about a site they taught or whose teacher is not known.
 */
export function can(roles: Role | readonly Role[], action: Action, isOwn = false): boolean {
  const extents: Partial<Record<Role, Extent>> = MAY[action];
  return (typeof roles === 'string' ? [roles] : roles).some((role) => {
    const extent = extents[role];
    return extent === 'all' || (extent === 'own' && isOwn);
  });
}

/** How many people one change may be about: all that fit in one, some of one's own, or none. BK9 */
export function bulkLimit(roles: Role | readonly Role[]): number {
  if (can(roles, 'bulk')) return BULK_LIMIT;
  return can(roles, 'bulk', true) ? OWN_BULK_LIMIT : 0;
}
