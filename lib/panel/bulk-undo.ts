import type { BulkChange } from '../model/change';
import { bulkFactId } from '../rules/bulk';
import { undoMany } from '../rules/make-bulk';
import { countText, peopleText } from '../rules/shown-rate';
import type { KeptBulk, ManyRow } from '../store/many-store';
import { announce } from './acting';
import type { PanelContext } from './context';
import { firstStages, peopleLeft } from './operations';

/** Takes bulks of one operation back as one act; whoever was changed since stays, and is counted. BK3 BK8 */
export async function undoBulks(context: PanelContext, ids: readonly string[]): Promise<void> {
  const { store } = context.options;
  const kept = await store.bulks(ids);
  const changes: BulkChange[] = [];
  const stay = { changed: 0, first: 0 };
  let back = 0;
  for (const id of ids) {
    const bulk = kept.find((one) => one.id === id);
    if (bulk?.refused === true) continue; // nothing became of it
    // One that is not remembered any more is taken back as the server knows it.
    const people = bulk === undefined ? [] : peopleLeft(bulk);
    const rows = new Map((await store.rowsOf(people)).map((row) => [row.id, row]));
    const changed = new Set(
      bulk === undefined ? [] : people.filter((one) => isChanged(bulk, one, rows.get(one))),
    );
    const first = bulk === undefined ? [] : firstStages(bulk).filter((one) => !changed.has(one));
    stay.changed += changed.size;
    stay.first += first.length;
    back += people.length - changed.size - first.length;
    changes.push(undoMany(id, context.actor(), [...changed]));
  }
  if (changes.length === 0) {
    announce(context, 'The team’s server refused it: there is nothing to take back.', null);
    return;
  }
  if (!(await context.commit(changes))) return;
  announce(context, undoneText(back, stay), null);
}

/** Whether somebody is not any more as the bulk made them. */
function isChanged({ id, fields }: KeptBulk, person: string, row: ManyRow | undefined): boolean {
  if (row === undefined || row.id !== person) return true;
  if (fields.act === 'owner') return row.owner !== fields.to;
  return fields.act === 'stage' && row.leadId !== bulkFactId(id, person);
}

/** '310 people are back as before. 2 were changed since and stay.' */
function undoneText(back: number, { changed, first }: { changed: number; first: number }): string {
  const lines = [`${peopleText(back)} ${back === 1 ? 'is' : 'are'} back as before.`];
  if (changed > 0)
    lines.push(
      `${countText(changed)} ${changed === 1 ? 'was' : 'were'} changed since and stay${changed === 1 ? 's' : ''}.`,
    );
  if (first > 0) lines.push(`${countText(first)} had no stage before and stay${first === 1 ? 's' : ''}.`);
  return lines.join(' ');
}
