import type { Person } from '../../model/change';
import type { Evidence } from '../../model/evidence';
import type { SurveyResponse } from '../../model/facts';
import { standing } from '../../model/standing';
import type { Workspace } from '../../model/workspace';
import { wholeDays } from '../../rules/days';
import { factOrder } from '../../rules/order';
import { effectiveChanges } from '../../rules/stage-history';
import { stageInModel } from '../../rules/stage-model';
import { tierOf } from '../../rules/tier';
import type { ValueEstimate } from '../../value/estimate';
import type { PersonFigures } from './people-row';

/** What is known of a person when their figures are made; `workspace`: as it is in their market. */
interface Known {
  workspace: Workspace;
  evidence: Evidence;
  estimate: ValueEstimate;
}

/** The figures of one person of the table. */
export function personFigures(person: Person, { workspace, evidence, estimate }: Known): PersonFigures {
  const isValued = estimate.method !== 'none' && estimate.currency === workspace.currency;
  const { low, base, high } = estimate.revenue;
  return {
    value: isValued ? { low, base, high } : null,
    active: estimate.orderAgain?.probability ?? null,
    score: scoreOf(person, workspace),
    contact: contactOf(person, evidence),
    segment: evidence.segment,
    tier: tierOf(workspace.tiers, evidence)?.id ?? null,
    stays: staysOf(person, workspace),
  };
}

/** The last score on the team's own scale, else on another; what a customer said before what an agent thought. */
function scoreOf(person: Person, { survey: { defaultKind } }: Workspace): PersonFigures['score'] {
  const rank = ({ survey, provenance }: SurveyResponse) =>
    (provenance === 'customer' ? 2 : 0) + (survey === defaultKind ? 1 : 0);
  let best: SurveyResponse | null = null;
  for (const one of standing(person.responses, person.reversals)) {
    const order = best === null ? 1 : rank(one) - rank(best) || factOrder(one, best);
    if (order > 0) best = one;
  }
  if (best === null) return null;
  const { survey, score, provenance, at } = best;
  return { survey, score, provenance, at };
}

function contactOf(person: Person, { now, lastOrder }: Evidence): PersonFigures['contact'] {
  let last: PersonFigures['contact'] = lastOrder === null ? null : { at: lastOrder.at, what: 'order' };
  for (const { at, type } of standing(person.interactions, person.reversals)) {
    if (type !== 'note' && at <= now && at > (last?.at ?? 0)) last = { at, what: type };
  }
  return last;
}

/** Stays that ended; two changes into one stage are one stay. */
function staysOf(person: Person, { model }: Workspace): PersonFigures['stays'] {
  const stays: { stage: string; days: number }[] = [];
  let current = null as { stage: string; from: number } | null;
  for (const change of effectiveChanges(person.stageChanges)) {
    const stage = stageInModel(change, model)?.id ?? null;
    if (stage === current?.stage) continue;
    if (current !== null) stays.push({ stage: current.stage, days: wholeDays(current.from, change.at) });
    current = stage === null ? null : { stage, from: change.at };
  }
  return stays;
}
