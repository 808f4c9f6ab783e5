import type { Workspace } from '../../lib/model/workspace';
import type { Clocks } from '../../lib/rules/merge';
import type { StoredRecord } from './records';
import type { WorkspaceTransaction } from './tables';

/**
 * The settings of a workspace after an edit of the server's own, to be written: later than every edit before it, and each
 * field merged by itself. Locks them until the end of the transaction. `now`: the server's clock.
 */
export async function editedWorkspace(
  trx: WorkspaceTransaction,
  workspaceId: string,
  now: number,
  edit: (workspace: Workspace) => Partial<Workspace>,
): Promise<StoredRecord> {
  const { data, clocks } = await trx
    .selectFrom('records')
    .select(['data', 'clocks'])
    .where('workspace_id', '=', workspaceId)
    .where('id', '=', workspaceId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const fields = edit(data as Workspace); // as the server wrote it
  const edited: Clocks = Object.fromEntries(Object.keys(fields).map((field) => [field, [now, 'server', 0]]));
  return {
    kind: 'workspace',
    id: workspaceId,
    deleted: false,
    owner: null,
    contactId: null,
    data: { ...data, ...fields },
    clocks: { ...clocks, ...edited },
  };
}
