import { TeamFigures } from '../model/team-figures';
import { ask, type Server, type Wire } from './request';

/**
 * Asks the server for the team's figures: months from and to, both included, and whose people ('' is nobody).
 * @throws SyncFailure where the server cannot be reached or refuses
 */
export function teamFigures(
  wire: Wire,
  server: Server,
  { from, to, owner }: { from: number; to: number; owner?: string },
): Promise<TeamFigures> {
  const asked = new URLSearchParams({ from: String(from), to: String(to) });
  if (owner !== undefined) asked.set('owner', owner === '' ? 'nobody' : owner);
  const path = `/v1/board/figures?${asked.toString()}`;
  return ask(wire, server, { path, signal: undefined }, TeamFigures);
}
