import type { Person } from '../model/change';
import type { Workspace } from '../model/workspace';
import { can } from '../rules/can';
import { referralWorth } from '../rules/referral-worth';
import type { Referred } from '../rules/timeline-words';
import type { Session, Store } from '../store/store';
import { displayName } from './person-view';

/** At most so many people a person referred are looked up. */
const LIMIT = 50;

/** Whom a person referred, by id, with what they became worth; without it for a role that sees no orders. */
export async function referredBy(
  person: Person,
  how: {
    store: Pick<Store, 'person'>;
    workspace: Pick<Workspace, 'currency' | 'rates'>;
    now: number;
    session: Session | null;
  },
): Promise<ReadonlyMap<string, Referred>> {
  const ids = [...new Set(person.interactions.flatMap(({ other }) => other ?? []))].slice(0, LIMIT);
  const seesValue = how.session === null || can(how.session.member.roles, 'see-value');
  const known = await Promise.all(
    ids.map(async (id): Promise<[string, Referred][]> => {
      const other = await how.store.person(id);
      if (other === null) return [];
      const worth = seesValue ? referralWorth(other, how.workspace, how.now) : null;
      return [[id, { name: displayName(other.contact), worth }]];
    }),
  );
  return new Map(known.flat());
}
