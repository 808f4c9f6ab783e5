import type { ActionKind } from '../model/action';
import type { Person } from '../model/change';
import type { Phase } from '../model/lifecycle';
import type { Workspace } from '../model/workspace';
import { standing } from '../model/standing';
import type { ActionContext, ActionCounts, CountRow } from '../rules/action-counts';
import { eligibleRules } from '../rules/eligible-rules';
import { learnFrom } from '../rules/learn-outcomes';
import { inMarket, marketOf } from '../rules/market';
import { fitFor } from '../rules/market-fit';
import { openFrom } from '../rules/open-interaction';
import { contextOf } from '../rules/past-context';
import { orderByDraw, weighActions, type Weights } from '../rules/rank-actions';
import { randomOfDay } from '../rules/seeded-random';
import { dueOf, type Due, type TodayPlace } from '../rules/today';
import type { StageFigures } from '../store/store';
import { estimateValue } from '../value/estimate';
import type { PersonFigures } from './board/people-row';
import { personFigures } from './board/person-figures';
import { knownOf } from './known-of';
import { displayName } from './person-view';

/** What is kept of one person of all: what they add to the counts, and what of them is open today. */
export interface GatheredPerson {
  rows: CountRow[];
  /** When something of it changes by itself: a snooze ends, a note falls due, a window closes. Null: not by itself. */
  wakeAt: number | null;
  /** Null where nothing is open. */
  open: OpenPerson | null;
  /** Null where they were not asked for. */
  figures: PersonFigures | null;
}

/** Somebody with something to do, not ranked yet. */
export interface OpenPerson {
  contactId: string;
  name: string;
  company: string | null;
  owner: string | null;
  /** The market whose playbook and stages these are; null: the main one. */
  market: string | null;
  stage: string | null;
  phase: Phase | null;
  context: ActionContext;
  /** Ids of the rules that may be proposed, in the playbook's order. */
  offered: string[];
  due: Due | null;
  /**
   * The revenue to expect in minor units of the workspace's currency, of everybody in that one measure; null where there
   * is no estimate in it. TD2
   */
  value: number | null;
}

/** With what people are gathered. `peers`: the figures of a stage, where they are known. */
export interface GatherHow {
  workspace: Workspace;
  now: number;
  /** False where the user is not shown orders. */
  ordersKnown: boolean;
  peers: (stage: string, market: string | null) => StageFigures | null;
  /** Also works out what the board's table shows of everybody. */
  withFigures?: boolean;
}

/** Looks at one person of all. */
export function gatherPerson(person: Person, how: GatherHow): GatheredPerson {
  const { now } = how;
  const { contact } = person;
  const market = marketOf(how.workspace, contact).id;
  const workspace = inMarket(how.workspace, contact);
  const evidence = knownOf(person, { workspace, now, ordersKnown: how.ordersKnown });
  const { rules, until } = eligibleRules(evidence, workspace.playbook, person);
  const offered = rules.map((rule) => rule.id);
  const due = dueOf(evidence, person, offered);
  const learnt = learnFrom(person, { workspace, now });
  const waking = [
    ...until,
    ...(learnt.recountAt === null ? [] : [learnt.recountAt]),
    ...notesAhead(person, now),
  ];
  const wakeAt = waking.length === 0 ? null : Math.min(...waking);
  const isOpen = offered.length > 0 || due !== null;
  if (!isOpen && how.withFigures !== true) return { rows: learnt.rows, wakeAt, open: null, figures: null };
  const peers = evidence.stage === null ? null : how.peers(evidence.stage.id, market);
  const estimate = estimateValue({
    person,
    evidence,
    workspace,
    peers,
    now,
    fit: fitFor(how.workspace, contact),
  });
  const figures = how.withFigures === true ? personFigures(person, { workspace, evidence, estimate }) : null;
  if (!isOpen) return { rows: learnt.rows, wakeAt, open: null, figures };
  const open: OpenPerson = {
    contactId: contact.id,
    name: displayName(contact),
    company: contact.company,
    owner: contact.owner,
    market,
    stage: evidence.stage?.id ?? null,
    phase: evidence.phase,
    context: contextOf(evidence),
    offered,
    due,
    value:
      estimate.method === 'none' || estimate.currency !== workspace.currency ? null : estimate.revenue.base,
  };
  return { rows: learnt.rows, wakeAt, open, figures };
}

/** When notes come into Today that are not in it yet. */
function notesAhead(person: Person, now: number): number[] {
  return standing(person.interactions, person.reversals)
    .filter((fact) => fact.type === 'note' && fact.dueAt !== null)
    .map(openFrom)
    .filter((at) => at > now);
}

/** A line of Today. */
export interface TodayEntry extends TodayPlace {
  contactId: string;
  company: string | null;
  owner: string | null;
  market: string | null;
  stage: string | null;
  phase: Phase | null;
  /** The rule of the action to do, its title and kind. */
  rule: string;
  title: string;
  kind: ActionKind;
  /** How many more may be proposed. */
  others: number;
}

/** Chooses for open people which action their line names: what is due, else what the day's draw puts first. TD2 */
export function createTodayRanker(
  counts: ActionCounts,
  named: (rule: string, market: string | null) => { title: string; kind: ActionKind },
): (open: OpenPerson, day: string) => TodayEntry | null {
  // People of one context with the same actions are weighed once.
  const known = new Map<string, Weights>();
  const weigh = ({ offered, context }: OpenPerson) => {
    const key = [context.phase, context.segment, ...offered].join(' ');
    const weights = known.get(key) ?? weighActions(offered, { context, counts });
    known.set(key, weights);
    return weights;
  };
  return (open, day) => {
    const actions = open.offered.map((id) => ({ rule: { id } }));
    const number = randomOfDay(open.contactId, open.offered, day)();
    const ranked = orderByDraw(actions, weigh(open), number);
    const rule = open.due?.rule ?? ranked[0]?.rule.id;
    if (rule === undefined) return null;
    const { offered, context: _context, ...line } = open;
    const others = offered.filter((id) => id !== rule).length;
    const chance = ranked.find((action) => action.rule.id === rule)?.expected ?? 0;
    return { ...line, rule, ...named(rule, open.market), others, chance };
  };
}
