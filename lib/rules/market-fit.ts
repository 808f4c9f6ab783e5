import type { Contact } from '../model/contact';
import type { ValueFit } from '../model/value-fit';
import type { Workspace } from '../model/workspace';
import { standingMarket } from './market';

/** What a fit of the value model found for a person's market; null where there is none. VA13 */
export function fitFor(
  workspace: Pick<Workspace, 'fits' | 'markets'>,
  { market }: Pick<Contact, 'market'>,
): ValueFit | null {
  const id = standingMarket(workspace, market)?.id ?? null;
  return workspace.fits.find((fit) => fit.market === id) ?? null;
}
