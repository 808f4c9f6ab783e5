import type { LifecycleModel } from '../model/lifecycle';
import type { Tier, Workspace } from '../model/workspace';
import { can } from '../rules/can';
import { marketOf, marketsOf } from '../rules/market';
import { trimmedModel } from '../rules/model-check';
import type { StageUse } from '../rules/model-edit';
import { isSameJson } from '../model/same-json';
import type { OverruledField, Stop } from '../store/store';
import { act } from './acting';
import type { PanelContext } from './context';
import { problemSentence } from './problem';
import { saveInMarket, saveSettings } from './save-settings';
import { countStages, readStageUse } from './stage-counts';
import type { PanelState } from './state';
import type { Undo } from './undo';

export interface TeamEditingCommands {
  /**
   * Saves the lifecycle model of a market (null: the main one); `base` is the one the user began with. False when it was
   * not saved.
   */
  saveModel(model: LifecycleModel, base: LifecycleModel, market: string | null): Promise<boolean>;
  saveTiers(tiers: Tier[], base: Tier[]): Promise<boolean>;
  /** Saves the scale that scores begin with and for how many days nobody is asked again. */
  saveSurvey(survey: Workspace['survey'], base: Workspace['survey']): Promise<boolean>;
  /** How much a stage of the market that is edited is used; null where it could not be counted, or was not waited for. */
  stageUse(stageId: string, signal: AbortSignal): Promise<StageUse | null>;
  /** How many people stand in each stage of a market's model, by its id; null where it could not be counted. */
  stageCounts(market: string | null): Promise<Record<string, number> | null>;
  /** An edit of the settings has begun and is not saved, until the answer is called. */
  holdDraft(): Stop;
  /** The user has seen that a later edit replaced theirs, and leaves it. */
  settleOverruled(field: OverruledField): Promise<void>;
}

/** Edits of the team's settings; each is undone from the snackbar. */
export function teamEditingCommands(context: PanelContext): TeamEditingCommands {
  const { state, options } = context;

  async function counted<T>(count: () => Promise<T>, signal?: AbortSignal): Promise<T | null> {
    try {
      return await count();
    } catch (error) {
      if (signal?.aborted !== true) state.setState({ problem: problemSentence(error) });
      return null;
    }
  }

  return {
    saveModel: (edited, base, market) =>
      saveInMarket(
        context,
        market,
        { model: trimmedModel(edited) },
        {
          base: { model: base },
          text: `The lifecycle model is saved for ${forWhom(state.getState(), market)}`,
        },
      ),
    saveTiers: (tiers, base) =>
      saveSettings(
        context,
        { tiers: tiers.map((tier) => ({ ...tier, label: tier.label.trim() })) },
        { base: { tiers: base }, text: 'The tiers are saved for the team' },
      ),
    saveSurvey: (survey, base) =>
      saveSettings(
        context,
        { survey },
        { base: { survey: base }, text: 'How scores are asked is saved for the team' },
      ),
    stageUse: (stageId, signal) => {
      const { team, editedMarket: market } = state.getState();
      return counted(() => readStageUse(options.store, team, { market, stageId }, signal), signal);
    },
    stageCounts: (market) => counted(() => countStages(options.store, state.getState().team, market)),
    holdDraft() {
      state.setState(({ unsaved }) => ({ unsaved: unsaved + 1 }));
      return () => state.setState(({ unsaved }) => ({ unsaved: unsaved - 1 }));
    },
    settleOverruled: async (field) => {
      await counted(() => options.store.settleOverruled(field));
    },
  };
}

/** Whom settings are saved for: the team, or one of several markets by its name. */
export function forWhom({ team: { workspace } }: Pick<PanelState, 'team'>, market: string | null): string {
  return marketsOf(workspace).length === 1 ? 'the team' : marketOf(workspace, { market }).label;
}

/** Whether the user may change the model and tiers, and who may; somebody without a team may. */
export function modelRights({ session, team }: Pick<PanelState, 'session' | 'team'>): {
  may: boolean;
  /** Names of those who may. */
  who: string[];
} {
  const who = team.members
    .filter((member) => member.removed !== true && can(member.roles, 'edit-model'))
    .map((member) => member.name);
  return { may: session === null || can(session.member.roles, 'edit-model'), who };
}

/**
 * Puts settings of the team back as they were before they were saved here; refused with a sentence where somebody saved
 * others since, which would be lost.
 */
export async function undoTeamEdit(
  context: PanelContext,
  { fields, saved }: Extract<Undo, { kind: 'team' }>,
): Promise<void> {
  const { workspace } = context.state.getState().team;
  const now: Partial<Workspace> = Object.fromEntries(
    Object.entries(workspace).filter(([field]) => field in saved),
  );
  if (!isSameJson(now, saved)) {
    context.state.setState({
      problem: 'A colleague has changed this since. Edit it, so that theirs is not lost.',
    });
    return;
  }
  await act(context, [{ op: 'patch', kind: 'workspace', id: workspace.id, fields, base: saved }], {
    text: 'As it was before.',
    undo: null,
  });
}
