import type { Change } from '../model/change';
import { editContact } from '../rules/contact';
import { takeApart } from '../rules/merge-people';
import type { Store } from '../store/store';
import { contactOf, pairOf } from './merging';
import type { PeopleUndo } from './undo';

/** The changes that take back what was done to several people at once; none where they are not there any more. */
export async function peopleBack(store: Store, undo: PeopleUndo): Promise<Change[]> {
  if (undo.kind === 'merged') {
    const pair = await pairOf(store, undo.contactId);
    return pair === null ? [] : takeApart(pair.kept, pair.other);
  }
  const changes: Change[] = [];
  for (const { id, fields } of undo.edits) {
    const contact = await contactOf(store, id);
    if (contact !== null) changes.push(...editContact(contact, fields));
  }
  return changes;
}
