import { shownPerson } from './acting';
import type { PanelContext } from './context';
import { mayDo } from './may';
import { viewPerson, type PersonView } from './person-view';

/** The view of somebody who need not be the one shown; without an id it is the one shown. Null where nobody is. */
export async function viewOf(context: PanelContext, contactId?: string): Promise<PersonView | null> {
  const shown = shownPerson(context);
  if (contactId === undefined || shown?.contact.id === contactId) return shown;
  const { options, state } = context;
  const person = await options.store.person(contactId);
  if (person === null) return null;
  const { team, me, learnt } = state.getState();
  const ranking = learnt === null ? null : { counts: learnt, drawn: true };
  const ordersKnown = mayDo(state.getState(), 'see-value');
  return viewPerson(person, {
    team,
    me,
    ordersKnown,
    figures: null,
    ranking,
    now: options.now(),
    locale: options.locale,
  });
}
