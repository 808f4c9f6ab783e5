import type { LifecycleModel, Stage } from '../model/lifecycle';
import { lifecyclePresets } from '../model/presets';
import { countThrough, mapModel, type LensCounts, type StageMapping } from '../rules/model-lens';
import { plainModelId } from '../rules/market-edit';
import { withLapsed } from '../rules/stage';
import type { PanelContext } from './context';
import { problemSentence } from './problem';
import { countStages } from './stage-counts';
import type { PanelState } from './state';

/** The team's people seen through another model. Nothing stored changes. */
export interface Lens {
  model: LifecycleModel;
  mapping: StageMapping[];
}

/** Models to look through: all but the team's own. `team`: as it is for the person. */
export function lensesFor({ team }: Pick<PanelState, 'team'>): LifecycleModel[] {
  const own = plainModelId(team.workspace.model.id);
  return lifecyclePresets.filter((preset) => preset.id !== own);
}

/** The lens that is on, on this device; null where people are seen through the team's own model. */
export function lensOf(state: Pick<PanelState, 'team' | 'device'>): Lens | null {
  const preset = lensesFor(state).find((one) => one.id === state.device.lens);
  if (preset === undefined) return null;
  return { model: withLapsed(preset), mapping: mapModel(state.team.workspace.model, preset) };
}

/** Where a stage of the team's stands through a lens. */
export function throughLens({ mapping }: Lens, stage: Stage | null): StageMapping | null {
  return mapping.find((one) => one.from.id === stage?.id) ?? null;
}

export interface LensCommands {
  /** Looks through another model on this device, or through the team's own again (null). */
  lookThrough(model: string | null): Promise<void>;
  /** How many people of a market stand in each stage of a lens; null where they could not be counted. */
  countLens: (lens: Lens, market: string | null) => Promise<LensCounts | null>;
}

/** A view on this device: what it shows is computed, and never written. */
export function lensCommands({ state, options }: PanelContext): LensCommands {
  return {
    async lookThrough(model) {
      try {
        await options.store.saveDevice({ lens: model });
      } catch (error) {
        state.setState({ problem: problemSentence(error) });
      }
    },
    async countLens({ mapping, model }, market) {
      try {
        const counts = await countStages(options.store, state.getState().team, market);
        return countThrough(mapping, model, counts);
      } catch (error) {
        state.setState({ problem: problemSentence(error) });
        return null;
      }
    },
  };
}
