import type { Transaction } from 'dexie';
import { SINCE_4 } from '../model/since-4';
import { fillUp } from './fill-up';
import { rewriteWith } from './rewrite';

interface Lead {
  id: string;
}
interface LeadRow {
  id: string;
  lead: Lead | null;
}
interface ChangeRow {
  id: string;
  model: string;
  phase: string;
}

/**
 * Fills the records of version 3 up to version 4. The stage that a person's row knows tells its model and phase from now
 * on, so that it can be read in any model without the history; and each row says in which market it is found.
 */
export async function fillUpTo4(transaction: Transaction): Promise<void> {
  await fillUp(transaction, SINCE_4);
  const facts = transaction.table<ChangeRow, string>('facts');
  const withLeads = async (name: string, more: object) => {
    await rewriteWith(transaction.table<LeadRow, string | number>(name), async (rows) => {
      const changes = await facts.bulkGet(rows.map(({ lead }) => lead?.id ?? ''));
      return rows.map((row, index) => {
        const { model = '', phase = 'awareness' } = changes[index] ?? {};
        return { ...row, ...more, lead: row.lead === null ? null : { ...row.lead, model, phase } };
      });
    });
  };
  await withLeads('contacts', { marketKey: '' });
  await withLeads('orphans', {});
}
