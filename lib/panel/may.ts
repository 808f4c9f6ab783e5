import { can, type Action } from '../rules/can';
import type { PanelState } from './state';

/**
 * Whether the user may do something, as the server would decide. Without a server everything on this device is theirs.
 * `owner`: of the person it is about; left out where it is about nobody of whom one could be the owner.
 */
export function mayDo(
  { session, me }: Pick<PanelState, 'session' | 'me'>,
  action: Action,
  owner?: string | null,
): boolean {
  return (
    session === null ||
    can(session.member.roles, action, owner === null || (owner !== undefined && owner === me))
  );
}
