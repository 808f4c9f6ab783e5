import type { BulkSkip } from '../model/bulk';
import { bulkPeople } from '../rules/bulk';
import { stageLabel } from '../rules/receipt';
import { countText, peopleText } from '../rules/shown-rate';
import type { KeptBulk } from '../store/many-store';
import type { PanelState } from './state';
import { memberName, namesIn } from './team';

/** One change of many people, as the list of them shows it. Shared among several members it is several bulks. */
export interface Operation {
  ids: string[];
  at: number;
  /** 'Moved 312 people to Retention'. */
  title: string;
  reason: string | null;
  people: OperationPerson[];
  /** Whether the team's server has answered; without a server there is none to ask. */
  state: 'here' | 'waiting' | 'answered' | 'refused';
  /** When it was taken back, and whom that left as they were. */
  undone: { at: number; skipped: ReadonlyMap<string, BulkSkip> } | null;
}

/** One person of it. */
export interface OperationPerson {
  id: string;
  /** As labels: the stage or the owner before and after. */
  from: string;
  to: string;
  /** Why nothing became of it for them; `refused`: the server refused the bulk they were in. */
  skipped: BulkSkip | 'refused' | null;
}

type Known = Pick<PanelState, 'team' | 'me' | 'session'>;

/** What was done to many people on this device, the newest first; what took one back stands with it. */
export function operationsOf(bulks: readonly KeptBulk[], known: Known): Operation[] {
  const undos = new Map<string, KeptBulk>();
  for (const bulk of bulks) {
    if (bulk.fields.act === 'undo' && bulk.refused !== true) undos.set(bulk.fields.of, bulk);
  }
  const groups = new Map<number, KeptBulk[]>();
  for (const bulk of bulks) {
    if (bulk.fields.act === 'undo') continue;
    const group = groups.get(bulk.at);
    if (group === undefined) groups.set(bulk.at, [bulk]);
    else group.push(bulk);
  }
  // Ids grow: those of one operation stand as they were made.
  const inOrder = (some: KeptBulk[]) => some.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return [...groups.values()].map((some) => operationOf(inOrder(some), undos, known));
}

function operationOf(some: KeptBulk[], undos: ReadonlyMap<string, KeptBulk>, known: Known): Operation {
  const { team, me, session } = known;
  const people = some.flatMap((bulk) => peopleOf(bulk, known));
  const names = namesIn(team, me);
  const [first] = some;
  const to = some.flatMap(({ fields }) =>
    fields.act === 'owner'
      ? memberName(team, me, fields.to)
      : fields.act === 'stage'
        ? stageLabel(fields.to, names, fields.model)
        : [],
  );
  const verb = first?.fields.act === 'owner' ? 'Gave' : 'Moved';
  const undone = some.flatMap((bulk) => {
    const undo = undos.get(bulk.id);
    return undo === undefined ? [] : [{ bulk, undo }];
  });
  return {
    ids: some.map(({ id }) => id),
    at: first?.at ?? 0,
    title: `${verb} ${peopleText(people.length)} to ${to.join(', ')}`,
    reason: first?.fields.act === 'stage' ? first.fields.reason : null,
    people,
    state: some.every(({ refused }) => refused === true)
      ? 'refused'
      : session === null
        ? 'here'
        : some.every(({ result, refused }) => result !== null || refused === true)
          ? 'answered'
          : 'waiting',
    undone:
      undone[0] === undefined
        ? null
        : {
            at: undone[0].undo.at,
            skipped: new Map(
              undone.flatMap(({ bulk, undo }) => [
                ...firstStages(bulk).map((id): [string, BulkSkip] => [id, 'first-stage']),
                ...exceptOf(undo),
                ...skippedOf(undo),
              ]),
            ),
          },
  };
}

function peopleOf({ fields, result, refused }: KeptBulk, { team, me }: Known): OperationPerson[] {
  const skipped = new Map(result?.skipped.map(({ id, why }) => [id, why]));
  const names = namesIn(team, me);
  const line = (id: string, from: string, to: string): OperationPerson => {
    return { id, from, to, skipped: refused === true ? 'refused' : (skipped.get(id) ?? null) };
  };
  if (fields.act === 'owner') {
    const to = memberName(team, me, fields.to);
    return fields.groups.flatMap(({ from, ids }) =>
      ids.map((id) => line(id, memberName(team, me, from), to)),
    );
  }
  if (fields.act === 'undo') return bulkPeople(fields).map((id) => line(id, '', ''));
  const to = stageLabel(fields.to, names, fields.model);
  return fields.groups.flatMap(({ from, ids }) => {
    const label = from === null ? 'No stage' : stageLabel(from.to, names, from.model);
    return ids.map((id) => line(id, label, to));
  });
}

/** Whom a bulk had its effect on, as far as the server has said. */
export function peopleLeft({ fields, result }: KeptBulk): string[] {
  const skipped = new Set(result?.skipped.map(({ id }) => id));
  return bulkPeople(fields).filter((id) => !skipped.has(id));
}

/** Who came into their first stage by a bulk: there is none before it to go back to. BK3 */
export function firstStages(bulk: KeptBulk): string[] {
  if (bulk.fields.act !== 'stage') return [];
  const left = new Set(peopleLeft(bulk));
  return bulk.fields.groups
    .filter(({ from }) => from === null)
    .flatMap(({ ids }) => ids)
    .filter((id) => left.has(id));
}

function exceptOf({ fields }: KeptBulk): [string, BulkSkip][] {
  return fields.act === 'undo' ? (fields.except ?? []).map((id) => [id, 'changed']) : [];
}

function skippedOf({ result }: KeptBulk): [string, BulkSkip][] {
  return (result?.skipped ?? []).map(({ id, why }) => [id, why]);
}

const SKIPS: Record<BulkSkip | 'refused', string> = {
  refused: 'Not done: the team’s server refused it',
  changed: 'Left as they are: changed meanwhile',
  forbidden: 'Left as they are: not yours to change',
  gone: 'Left out: not there any more',
  'first-stage': 'Stays: had no stage before',
};

/** What became of one person of an operation, in words. */
export function fateWords(
  { state, undone }: Pick<Operation, 'state' | 'undone'>,
  person: OperationPerson,
): string {
  if (person.skipped !== null) return SKIPS[person.skipped];
  if (undone !== null) {
    const why = undone.skipped.get(person.id);
    return why === undefined
      ? 'Taken back'
      : why === 'first-stage'
        ? SKIPS[why]
        : 'Done; not taken back: changed since';
  }
  return state === 'waiting' ? 'Done here, not sent yet' : 'Done';
}

/** An operation as rows of a file: who, from, to, what became of it. BK12 */
export function operationRows(
  operation: Operation,
  nameOf: (id: string) => { name: string; address: string },
): string[][] {
  return [
    ['Name', 'Address', 'From', 'To', 'Result'],
    ...operation.people.map((person) => {
      const { name, address } = nameOf(person.id);
      return [name, address, person.from, person.to, fateWords(operation, person)];
    }),
  ];
}

/** How far an operation has come, and how many it left as they were. */
export function stateWords({ state, undone, people }: Operation): string {
  if (state === 'refused') return 'The team’s server refused it: nobody was changed.';
  const left = people.filter(({ skipped }) => skipped !== null).length;
  const done = people.length - left;
  const stayed = left === 0 ? '' : ` ${countText(left)} left as they are.`;
  if (undone !== null) {
    const kept = undone.skipped.size;
    return `Taken back.${kept === 0 ? '' : ` ${countText(kept)} stayed: changed since, or without a stage before.`}`;
  }
  return state === 'waiting' ? 'Done here, not sent yet.' : `${countText(done)} done.${stayed}`;
}
