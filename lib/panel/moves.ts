import type { Person } from '../model/change';
import type { StageChange } from '../model/facts';
import { standing } from '../model/standing';
import { can } from '../rules/can';
import { factOrder, type Placed } from '../rules/order';
import { stageLabel, stageReceipt, type StageReceipt } from '../rules/receipt';
import { sinceMove, undoneChanges } from '../rules/stage';
import type { PersonView } from './person-view';
import type { PanelState } from './state';
import { namesIn } from './team';

/** One move of a person, as its receipt, with what an undo of it would mean. */
export interface Move {
  id: string;
  receipt: StageReceipt;
  /** Taken back already. */
  undone: boolean;
  /** What came after it, oldest first: what an undo passes over. */
  since: string[];
  /** What else was recorded after it, counted: '2 orders'. An undo leaves it as it is. */
  besides: string[];
  /** Why it cannot be taken back here, as a sentence; null where it can. */
  fixed: string | null;
}

/** Every move of the person, newest first. */
export function movesOf(
  { person, contact, team }: Pick<PersonView, 'person' | 'contact' | 'team'>,
  { me, session }: Pick<PanelState, 'me' | 'session'>,
): Move[] {
  const names = namesIn(team, me);
  const undone = undoneChanges(person.stageChanges);
  const isOwnPerson = contact.owner === null || contact.owner === me;
  const roles = session?.member.roles ?? null;
  return person.stageChanges
    .toSorted(factOrder)
    .reverse()
    .map((change) => {
      const may =
        roles === null ||
        (change.by === me ? can(roles, 'undo-own') : can(roles, 'undo-others', isOwnPerson));
      return {
        id: change.id,
        receipt: stageReceipt(change, names),
        undone: undone.has(change.id),
        since: sinceMove(person, change.id).map((later) => stageLabel(later.to, names, later.model)),
        besides: recordedAfter(person, change),
        fixed: undone.has(change.id)
          ? 'This move was taken back already.'
          : change.from === null
            ? 'This is the first stage: there is none to go back to.'
            : may
              ? null
              : `Only ${names.memberName(change.by)} or a team lead can take this back.`,
      };
    });
}

function recordedAfter(person: Person, change: StageChange): string[] {
  const { reversals } = person;
  const later = (facts: (Placed & { id: string })[]) =>
    standing(facts, reversals).filter((fact) => factOrder(fact, change) > 0).length;
  const others = later(person.interactions) + later(person.outcomes) + later(person.rewards);
  return [
    counted(later(person.orders), 'order', 'orders'),
    counted(later(person.responses), 'score', 'scores'),
    counted(others, 'other entry', 'other entries'),
  ].filter((words) => words !== null);
}

function counted(count: number, one: string, many: string): string | null {
  return count === 0 ? null : `${String(count)} ${count === 1 ? one : many}`;
}
