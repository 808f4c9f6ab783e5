import type { LifecycleModel } from '../model/lifecycle';
import type { Tier, Workspace } from '../model/workspace';
import { can } from '../rules/can';
import { trimmedModel } from '../rules/model-check';
import type { StageUse } from '../rules/model-edit';
import { isSameJson } from '../store/same-json';
import type { OverruledField } from '../store/store';
import { act } from './acting';
import type { PanelContext } from './context';
import { problemSentence } from './problem';
import { countStages, readStageUse } from './stage-counts';
import type { PanelState } from './state';
import type { Undo } from './undo';

export interface TeamEditingCommands {
  /** Saves the team's lifecycle model; `base` is the one the user began with. False when it was not saved. */
  saveModel(model: LifecycleModel, base: LifecycleModel): Promise<boolean>;
  saveTiers(tiers: Tier[], base: Tier[]): Promise<boolean>;
  /** Saves the scale that scores begin with and for how many days nobody is asked again. */
  saveSurvey(survey: Workspace['survey'], base: Workspace['survey']): Promise<boolean>;
  /** How much a stage is used; null where it could not be counted, or was not waited for. */
  stageUse(stageId: string, signal: AbortSignal): Promise<StageUse | null>;
  /** How many people stand in each stage of the team's model, by its id; null where it could not be counted. */
  stageCounts(): Promise<Record<string, number> | null>;
  /** The user has seen that a later edit replaced theirs, and leaves it. */
  settleOverruled(field: OverruledField): Promise<void>;
}

/** Edits of the team's settings; each is undone from the snackbar. */
export function teamEditingCommands(context: PanelContext): TeamEditingCommands {
  const { state, options } = context;

  async function save<K extends 'model' | 'tiers' | 'survey'>(
    field: K,
    value: Workspace[K],
    base: Workspace[K],
    text: string,
  ): Promise<boolean> {
    const { workspace, stored } = state.getState().team;
    if (!stored) {
      state.setState({
        problem: 'The team’s settings have not arrived yet. Try again after the next sync.',
      });
      return false;
    }
    const fields: Partial<Workspace> = { [field]: value };
    const before: Partial<Workspace> = { [field]: base };
    return act(context, [{ op: 'patch', kind: 'workspace', id: workspace.id, fields, base: before }], {
      text,
      undo: { kind: 'team', fields: { [field]: workspace[field] }, saved: fields },
    });
  }

  async function counted<T>(count: () => Promise<T>, signal?: AbortSignal): Promise<T | null> {
    try {
      return await count();
    } catch (error) {
      if (signal?.aborted !== true) state.setState({ problem: problemSentence(error) });
      return null;
    }
  }
  const model = () => state.getState().team.workspace.model;

  return {
    saveModel: (edited, base) =>
      save('model', trimmedModel(edited), base, 'The lifecycle model is saved for the team'),
    saveTiers: (tiers, base) =>
      save(
        'tiers',
        tiers.map((tier) => ({ ...tier, label: tier.label.trim() })),
        base,
        'The tiers are saved for the team',
      ),
    saveSurvey: (survey, base) => save('survey', survey, base, 'How scores are asked is saved for the team'),
    stageUse: (stageId, signal) =>
      counted(() => readStageUse(options.store, model(), stageId, signal), signal),
    stageCounts: () => counted(() => countStages(options.store, model())),
    settleOverruled: async (field) => {
      await counted(() => options.store.settleOverruled(field));
    },
  };
}

/** Whether the user may change the model and tiers, and who may; somebody without a team may. */
export function modelRights({ session, team }: Pick<PanelState, 'session' | 'team'>): {
  may: boolean;
  /** Names of those who may. */
  who: string[];
} {
  const who = team.members.filter((member) => can(member.roles, 'edit-model')).map((member) => member.name);
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
