import type { Workspace } from '../../../model/workspace';
import { marketsOf } from '../../../rules/market';
import { withLapsed } from '../../../rules/stage-model';
import type { StageFigures, Store } from '../../../store/store';
import type { WorthHow } from './person-worth';

/** What people of each stage brought in, read before estimates are made. */
export async function readPeers(
  store: Pick<Store, 'stageFigures'>,
  workspace: Workspace,
): Promise<WorthHow['peers']> {
  const peers = new Map<string, StageFigures>();
  for (const { id: market, model } of marketsOf(workspace)) {
    for (const { id } of withLapsed(model).stages) {
      peers.set(nameOf(id, market), await store.stageFigures(id, market));
    }
  }
  return (stage, market) => peers.get(nameOf(stage, market)) ?? null;
}

const nameOf = (stage: string, market: string | null) => `${market ?? ''} ${stage}`;
