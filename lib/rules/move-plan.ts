import type { LifecycleModel, Stage } from '../model/lifecycle';
import type { Barrier, Doubt, MoveLook } from './move-look';
import { findStage, isBackwards } from './stage';

/** People who would come from one stage. */
export interface MoveLine {
  /** Null: they have no stage yet. */
  from: Stage | null;
  isBackwards: boolean;
  ids: string[];
}

/** What a move of many would do, to be read before it is made. */
export interface MovePlan {
  /** The stage they would come to; null: the model does not have it any more. */
  to: Stage | null;
  /** Who would be moved, stage by stage in the model's order. */
  lines: MoveLine[];
  ids: string[];
  /** Who stays where they are, whatever is chosen. */
  barriers: { barrier: Barrier; ids: string[] }[];
  /** What speaks against moving some, and whether they are left out. Somebody may be in several. */
  doubts: { doubt: Doubt; ids: string[]; isLeftOut: boolean }[];
  /** Actions that would be proposed of those who are moved, the most first. */
  opens: { rule: string; ids: string[] }[];
  needsReason: boolean;
}

const BARRIERS: readonly Barrier[] = ['there', 'other-market', 'not-yours', 'joined', 'gone'];
const DOUBTS: readonly Doubt[] = ['backwards', 'by-hand', 'score', 'first-stage'];

/** Puts together what a move would do to each person, without those of the doubts that are left out. BK5 */
export function movePlan(
  looks: readonly MoveLook[],
  how: { model: LifecycleModel; to: string; leftOut: ReadonlySet<Doubt> },
): MovePlan {
  const { model, leftOut } = how;
  const to = findStage(model, how.to);
  const open = to === null ? [] : looks.filter(({ barrier }) => barrier === null);
  const moved = open.filter(({ doubts }) => !doubts.some((doubt) => leftOut.has(doubt)));
  const stages = [null, ...model.stages];
  const lines = [...grouped(moved, ({ from }) => from?.id ?? '').values()]
    .map((some): MoveLine => {
      const from = some[0]?.from ?? null;
      return {
        from,
        isBackwards: to !== null && isBackwards(model, from?.id ?? null, to.id),
        ids: idsOf(some),
      };
    })
    .toSorted((a, b) => place(stages, a.from) - place(stages, b.from));
  const rules = grouped(
    moved.flatMap(({ id, opens }) => opens.map((rule) => ({ rule, id }))),
    ({ rule }) => rule,
  );
  return {
    to,
    lines,
    ids: idsOf(moved),
    barriers: BARRIERS.map((barrier) => ({
      barrier,
      ids: idsOf(looks.filter((look) => look.barrier === barrier)),
    })).filter(({ ids }) => ids.length > 0),
    doubts: DOUBTS.map((doubt) => ({
      doubt,
      ids: idsOf(open.filter(({ doubts }) => doubts.includes(doubt))),
      isLeftOut: leftOut.has(doubt),
    })).filter(({ ids }) => ids.length > 0),
    opens: [...rules]
      .map(([rule, some]) => ({ rule, ids: idsOf(some) }))
      .toSorted((a, b) => b.ids.length - a.ids.length),
    needsReason: lines.some((line) => line.isBackwards),
  };
}

/** Of whom a dry run says something else now than when it was read; those who came and went are among them. BK7 */
export function changedLooks(before: readonly MoveLook[], now: readonly MoveLook[]): string[] {
  const was = new Map(before.map((look) => [look.id, JSON.stringify(look)]));
  const is = new Map(now.map((look) => [look.id, JSON.stringify(look)]));
  return [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id));
}

function place(stages: readonly (Stage | null)[], stage: Stage | null): number {
  const at = stages.findIndex((one) => (one?.id ?? '') === (stage?.id ?? ''));
  return at < 0 ? stages.length : at;
}

function idsOf(some: readonly { id: string }[]): string[] {
  return some.map(({ id }) => id);
}

function grouped<T>(all: readonly T[], of: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const name = of(one);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [one]);
    else group.push(one);
  }
  return groups;
}
