import type { Contact } from '../model/contact';
import type { ValueFit } from '../model/value-fit';
import type { Workspace } from '../model/workspace';
import { standingMarket } from './market';

/** What a fit of the value model found for a person's market; null where there is none. VA13 */
export function fitFor(
  workspace: Pick<Workspace, 'fits' | 'markets'>,
  { market }: Pick<Contact, 'market'>,
): ValueFit | null {
  return fitsOf(workspace, market)[0] ?? null;
}

/** The fit a market can go back to: the one that counted before; null where there is none. VA20 */
export function otherFit(
  workspace: Pick<Workspace, 'fits' | 'markets'>,
  { market }: Pick<Contact, 'market'>,
): ValueFit | null {
  return fitsOf(workspace, market)[1] ?? null;
}

/** All fits, with the other one of the market in the place of the one that counts. Done again it is as before. VA20 */
export function withOtherFit(
  workspace: Pick<Workspace, 'fits' | 'markets'>,
  of: Pick<Contact, 'market'>,
): ValueFit[] {
  const other = otherFit(workspace, of);
  return other === null ? workspace.fits : [other, ...workspace.fits.filter((fit) => fit !== other)];
}

function fitsOf(workspace: Pick<Workspace, 'fits' | 'markets'>, market: string | null): ValueFit[] {
  const id = standingMarket(workspace, market)?.id ?? null;
  return workspace.fits.filter((fit) => fit.market === id);
}
