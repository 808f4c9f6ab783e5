import type { ActionRule } from '../model/action';
import type { Person } from '../model/change';
import { standing } from '../model/standing';
import { countsOfAction, putIn, type ActionCounts, type Tally } from '../rules/action-counts';
import { learnFrom } from '../rules/learn-outcomes';
import { inMarket, marketOf, marketsOf } from '../rules/market';
import { choicesOf } from '../rules/logged-choices';
import type { LoggedChoice } from '../rules/off-policy';
import { comparePolicies, type PolicyComparison } from '../rules/compare-policies';
import { rulesOf } from '../rules/playbook';
import type { Workspace } from '../model/workspace';
import type { Store } from '../store/store';

/** What became of one action, over the whole team. Never by who did it. */
export interface ActionOutcomes {
  rule: string;
  title: string;
  windowDays: number;
  done: number;
  snoozed: number;
  notNow: number;
  /** Why not, the most frequent first. */
  reasons: { reason: string; times: number }[];
  learnt: Tally;
}

/** What became of all actions. */
export interface OutcomesView {
  /** Of how many people. */
  people: number;
  actions: ActionOutcomes[];
  policies: PolicyComparison;
}

/** Whose outcomes are gathered, and when. */
export interface GatherOutcomes {
  store: Store;
  workspace: Workspace;
  /** Of the people of one market (null: the main one); left out: of everybody. */
  market?: string | null;
  now: number;
  signal: AbortSignal;
  told: (progress: { looked: number; of: number }) => void;
}

const REASONS = 8;

interface Sums {
  done: number;
  snoozed: number;
  'not-now': number;
  reasons: Map<string, number>;
}

/** Goes through everybody; `told` hears how far it has come. Null when it was stopped. */
export async function teamOutcomes(asked: GatherOutcomes): Promise<OutcomesView | null> {
  const { store, workspace, now, signal, told } = asked;
  const of = await store.countPeople();
  const counts: ActionCounts = new Map();
  const sums = new Map<string, Sums>();
  const choices: LoggedChoice[] = [];
  let looked = 0;
  let people = 0;
  const look = (person: Person) => {
    const { id } = marketOf(workspace, person.contact);
    if (asked.market !== undefined && id !== asked.market) return;
    const how = { workspace: inMarket(workspace, person.contact), now };
    people += 1;
    putIn(counts, learnFrom(person, how).rows);
    choices.push(...choicesOf(person, how));
    addOutcomes(sums, person);
  };
  try {
    await store.eachPerson(
      async (persons) => {
        for (const [index, person] of persons.entries()) {
          look(person);
          // Others work in between: a click is answered.
          if (index % 25 === 24) await new Promise((resolve) => setTimeout(resolve));
          signal.throwIfAborted();
        }
        looked += persons.length;
        told({ looked, of });
      },
      { signal },
    );
  } catch (error) {
    if (signal.aborted) return null;
    throw error;
  }
  const rules = rulesOfMarkets(workspace, asked.market);
  const actions = rules.map((rule) => ({
    rule: rule.id,
    title: rule.title,
    windowDays: rule.windowDays,
    ...outcomesOf(sums.get(rule.id)),
    learnt: countsOfAction(counts, rule.id),
  }));
  const order = rules.map((rule) => rule.id);
  return { people, actions, policies: comparePolicies(choices, { order, counts }) };
}

/** The rules of one market's playbook, or of all, each once: the main market's first. */
function rulesOfMarkets(workspace: Workspace, market: string | null | undefined): ActionRule[] {
  const markets = marketsOf(workspace).filter(({ id }) => market === undefined || id === market);
  const rules = markets.flatMap(({ playbook }) => rulesOf(playbook));
  return [...new Map(rules.toReversed().map((rule) => [rule.id, rule])).values()].reverse();
}

function addOutcomes(sums: Map<string, Sums>, person: Person): void {
  for (const { action, outcome, reason } of standing(person.outcomes, person.reversals)) {
    const sum = sums.get(action) ?? { done: 0, snoozed: 0, 'not-now': 0, reasons: new Map<string, number>() };
    sums.set(action, sum);
    sum[outcome] += 1;
    if (outcome === 'not-now' && reason !== null) sum.reasons.set(reason, (sum.reasons.get(reason) ?? 0) + 1);
  }
}

function outcomesOf(sums: Sums | undefined): Pick<ActionOutcomes, 'done' | 'snoozed' | 'notNow' | 'reasons'> {
  const reasons = [...(sums?.reasons ?? [])]
    .map(([reason, times]) => ({ reason, times }))
    .sort((a, b) => b.times - a.times || (a.reason < b.reason ? -1 : 1))
    .slice(0, REASONS);
  return { done: sums?.done ?? 0, snoozed: sums?.snoozed ?? 0, notNow: sums?.['not-now'] ?? 0, reasons };
}
