import type { LifecycleModel, Stage } from '../model/lifecycle';
import { PHASES } from '../model/phases';
import { withLapsed } from './stage-model';

/** Something that keeps a model from being saved: about a stage, or about the whole where `stage` is null. */
export interface ModelProblem {
  stage: string | null;
  message: string;
}

/** At most so many stages, and so long a name and an explanation. */
export const STAGE_LIMIT = 30;
export const STAGE_LABEL_LIMIT = 60;
export const STAGE_EXPLAINS_LIMIT = 300;

/** What is wrong with a model, a sentence each; empty when it can be saved. ME6 */
export function checkModel(model: LifecycleModel): ModelProblem[] {
  const problems: ModelProblem[] = [];
  const whole = (message: string) => problems.push({ stage: null, message });
  if (model.label.trim() === '') whole('Give the model a name.');
  if (model.label.trim().length > STAGE_LABEL_LIMIT)
    whole(`A name has ${STAGE_LABEL_LIMIT} characters at most.`);
  const living = model.stages.filter((stage) => !stage.lost && stage.phase !== 'outside');
  if (living.length === 0) whole('A model needs a stage in which people are customers or may become one.');
  else if (model.loops && living.length < 2) whole('A ring needs two stages that are not lost.');
  if (model.stages.length > STAGE_LIMIT) {
    whole(`There can be ${STAGE_LIMIT} stages at most; these are ${model.stages.length}.`);
  }
  const hidden = model.stages.some((stage) => stage.lost) ? null : withLapsed(model).stages.at(-1);
  const shadow = model.stages.find((stage) => nameKey(stage.label) === nameKey(hidden?.label ?? ''));
  if (hidden && shadow) {
    const message = `A model without a lost stage gets one called “${hidden.label}”: mark this one lost, or name it otherwise.`;
    problems.push({ stage: shadow.id, message });
  }
  model.stages.forEach((stage, at) => {
    const earlier = model.stages.slice(0, at);
    for (const message of checkStage(stage, earlier)) problems.push({ stage: stage.id, message });
  });
  return problems;
}

function checkStage(stage: Stage, earlier: Stage[]): string[] {
  const label = stage.label.trim();
  const messages: string[] = [];
  if (label === '') messages.push('Give the stage a name.');
  if (label.length > STAGE_LABEL_LIMIT) messages.push(`A name has ${STAGE_LABEL_LIMIT} characters at most.`);
  if (label !== '' && earlier.some((other) => nameKey(other.label) === nameKey(label))) {
    messages.push(`Two stages are called “${label}”. Give one of them another name.`);
  }
  if (stage.explains.length > STAGE_EXPLAINS_LIMIT) {
    messages.push(`What a stage means is told in ${STAGE_EXPLAINS_LIMIT} characters at most.`);
  }
  if (!PHASES.includes(stage.phase)) messages.push('Choose one of the phases.');
  if (stage.lost && stage.phase !== 'lapsed') messages.push('A lost stage is of the phase lapsed.');
  return messages;
}

/** Names that a reader takes for the same. */
function nameKey(label: string): string {
  return label.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}

/** The model as it is saved: names and explanations without space around them. */
export function trimmedModel(model: LifecycleModel): LifecycleModel {
  return {
    ...model,
    label: model.label.trim(),
    stages: model.stages.map((stage) => ({
      ...stage,
      label: stage.label.trim(),
      explains: stage.explains.trim(),
    })),
  };
}
