import type { StageChange } from '../../model/facts';
import type { LifecycleModel, Phase } from '../../model/lifecycle';
import type { Workspace } from '../../model/workspace';
import { findStage, withLapsed } from '../stage-model';
import type { StageRef } from './figure-key';

/** What of a team's settings decides how people are counted. */
export type TeamOfFigures = Pick<Workspace, 'model' | 'markets' | 'currency' | 'rates'>;

/** Raise it when people are counted in another way than before: then everybody is counted anew. */
const VERSION = 1;

/** How a team's facts are read into figures. */
export interface Reading {
  currency: string;
  rates: Workspace['rates'];
  /** The stage a change led into, as it is called today and of the phase it is of today. */
  refOf(change: Pick<StageChange, 'model' | 'to' | 'phase'>): NonNullable<StageRef>;
  /** Two readings with the same text count the same. MT4 */
  signature: string;
}

/** The models of a team by id: those of markets that were merged away too, since the history names their stages. */
function modelsOf({ model, markets }: Pick<Workspace, 'model' | 'markets'>): Map<string, LifecycleModel> {
  const models = [...markets.map((market) => market.model), model];
  return new Map(models.map((one) => [one.id, one]));
}

/** Makes the reading of a team's settings. Phases are those of today, so a stage that was given another phase is read anew. */
export function readingOf(team: TeamOfFigures): Reading {
  const models = modelsOf(team);
  const known = new Map<string, NonNullable<StageRef>>();
  const refOf = ({ model, to, phase }: Pick<StageChange, 'model' | 'to' | 'phase'>) => {
    const name = `${model}\n${to}\n${phase}`;
    let ref = known.get(name);
    if (ref === undefined) {
      const own = models.get(model);
      const stage = own === undefined ? null : findStage(own, to);
      ref = stage === null ? [model, to, phase] : [model, stage.id, stage.phase];
      known.set(name, ref);
    }
    return ref;
  };
  const stages = [...models.values()].map((model) => [
    model.id,
    withLapsed(model).stages.map(({ id, phase }) => [id, phase]),
    model.retired.map(({ id, into }) => [id, into]),
  ]);
  const rates = team.rates.map(({ currency, perUnit, at }) => [currency, perUnit, at]);
  return {
    currency: team.currency,
    rates: team.rates,
    refOf,
    signature: JSON.stringify([VERSION, stages, team.currency, rates]),
  };
}

/** The phases whose people have bought. */
const CUSTOMER_PHASES: readonly Phase[] = ['onboarding', 'retention', 'growth', 'advocacy'];
/** Whether people of a phase are customers. */
export const isCustomerPhase = (phase: Phase): boolean => CUSTOMER_PHASES.includes(phase);
