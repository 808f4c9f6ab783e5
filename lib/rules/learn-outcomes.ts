import type { ActionRule } from '../model/action';
import type { Person } from '../model/change';
import { standing } from '../model/standing';
import { type ActionCounts, type CountRow, rowsOf, tallyOf } from './action-counts';
import { DAY } from './days';
import type { EvidenceHow } from './evidence';
import { movedWithin, type MovedOn, movesOf } from './moved-on';
import { pastContext, type PastContext } from './past-context';
import { rulesOf } from './playbook';

/** What one person adds to the counts of the team. */
export interface LearntPerson {
  rows: CountRow[];
  /** When a window ends that is still open: the person is to be counted again then. Null when none is open. */
  recountAt: number | null;
}

/** Of one stay no more stretches than this count: somebody who stays for years says no more than others. */
const MOST_STRETCHES = 12;

/**
 * What there is to learn from one person, by the workspace's playbook.
 *
 * With an action: each time it was done, and whether something moved on within the window of its rule. Without it: each
 * stay in a phase is cut into stretches as long as the window, from its beginning; those count in which the action was
 * not done, nor in a window before them, and whether something moved on within the stretch. Both count once they have
 * ended, or when something moved on before. So each is compared with people of the same phase and segment over as many
 * days. Nobody drew lots who gets an action: the comparison shows what went together, not what caused it. LN1 LN2 LN3
 */
export function learnFrom(person: Person, how: EvidenceHow): LearntPerson {
  const rules = rulesOf(how.workspace.playbook);
  const history: History = {
    now: how.now,
    past: pastContext(person, how),
    moves: movesOf(person, how.workspace.model, how.now),
    done: standing(person.outcomes, person.reversals).filter(
      ({ outcome, at }) => outcome === 'done' && at <= how.now,
    ),
    open: [],
    counts: new Map(),
  };
  for (const rule of rules) countDone(rule, history);
  if (!person.contact.doNotContact) countWithout(rules, history);
  const recountAt = history.open.reduce((a, b) => Math.min(a, b), Infinity);
  return { rows: rowsOf(history.counts), recountAt: recountAt === Infinity ? null : recountAt };
}

interface History {
  now: number;
  past: PastContext;
  moves: MovedOn[];
  done: Person['outcomes'];
  /** When windows that are still open end. */
  open: number[];
  counts: ActionCounts;
}

/** LN1 */
function countDone(rule: ActionRule, history: History): void {
  for (const outcome of history.done) {
    if (outcome.action !== rule.id) continue;
    const moved = movedIn(outcome.at, rule.windowDays, history);
    if (moved === null) continue;
    const tally = tallyOf(history.counts, rule.id, history.past.ofOutcome(outcome));
    const has = (how: MovedOn['how']) => (moved.some((move) => move.how === how) ? 1 : 0);
    tally.done += 1;
    tally.moved += moved.length > 0 ? 1 : 0;
    tally.advanced += has('advanced');
    tally.ordered += has('ordered');
    tally.scoreRose += has('scoreRose');
  }
}

/** LN2 */
function countWithout(rules: ActionRule[], history: History): void {
  for (const days of new Set(rules.map((rule) => rule.windowDays))) {
    const alike = rules.filter((rule) => rule.windowDays === days);
    for (const { phase, from, until } of history.past.stays) {
      const fitting = alike.filter(({ when }) => when.phases.length === 0 || when.phases.includes(phase));
      if (fitting.length === 0) continue;
      for (let n = 0; n < MOST_STRETCHES; n += 1) {
        const start = from + n * days * DAY;
        if (start > history.now || (until !== null && start >= until)) break;
        const moved = movedIn(start, days, history);
        if (moved === null) break;
        countStretch(fitting, { start, days, moved: moved.length > 0 ? 1 : 0 }, history);
      }
    }
  }
}

function countStretch(
  rules: ActionRule[],
  { start, days, moved }: { start: number; days: number; moved: number },
  { past, done, counts }: History,
): void {
  const context = past.at(start);
  const near = done.filter(({ at }) => Math.abs(at - start) < days * DAY);
  for (const rule of rules) {
    if (rule.when.segments?.length && !rule.when.segments.includes(context.segment)) continue;
    if (near.some(({ action }) => action === rule.id)) continue;
    const tally = tallyOf(counts, rule.id, context);
    tally.without += 1;
    tally.withoutMoved += moved;
  }
}

/** What moved on in a window; null while it is open and nothing did. */
function movedIn(from: number, days: number, history: History): MovedOn[] | null {
  const moved = movedWithin(history.moves, from, days);
  const end = from + days * DAY;
  if (moved.length > 0 || end <= history.now) return moved;
  history.open.push(end);
  return null;
}
