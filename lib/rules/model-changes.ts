import type { LifecycleModel, Stage } from '../model/lifecycle';

/** What an edit of a model changes, in sentences: what is looked at before it is saved. Empty when nothing is. ME7 */
export function modelChanges(before: LifecycleModel, after: LifecycleModel): string[] {
  const says: string[] = [];
  if (before.id !== after.id) return [`The model is ${after.label} instead of ${before.label}.`];
  if (before.label !== after.label) says.push(`The model is called ${after.label}.`);
  if (before.loops !== after.loops) {
    says.push(
      after.loops ? 'After the last stage people can start again: it is a ring.' : 'It is a line, no ring.',
    );
  }
  for (const stage of after.stages) {
    const old = before.stages.find((one) => one.id === stage.id);
    says.push(
      ...(old === undefined ? [`New stage: ${stage.label} (${stage.phase}).`] : stageChanges(old, stage)),
    );
  }
  for (const old of before.stages) {
    if (after.stages.some((one) => one.id === old.id)) continue;
    const into = mergedInto(old, after);
    says.push(into === null ? `${old.label} goes.` : `${old.label} is merged into ${into}.`);
  }
  const kept = (model: LifecycleModel, other: LifecycleModel) =>
    model.stages.map((stage) => stage.id).filter((id) => other.stages.some((one) => one.id === id));
  if (kept(before, after).join() !== kept(after, before).join()) {
    says.push(`The order is ${after.stages.map((stage) => stage.label).join(', ')}.`);
  }
  return says;
}

function stageChanges(old: Stage, stage: Stage): string[] {
  const says: string[] = [];
  if (old.label !== stage.label) says.push(`${old.label} is called ${stage.label}.`);
  if (old.explains !== stage.explains) says.push(`${stage.label} is explained anew.`);
  if (old.lost !== stage.lost) {
    says.push(
      stage.lost ? `${stage.label} is the lost stage.` : `${stage.label} is not the lost stage any more.`,
    );
  } else if (old.phase !== stage.phase) {
    says.push(`${stage.label} counts as ${stage.phase} instead of ${old.phase}.`);
  }
  return says;
}

function mergedInto(old: Stage, after: LifecycleModel): string | null {
  const into = after.retired.find((one) => one.id === old.id)?.into;
  return after.stages.find((stage) => stage.id === into)?.label ?? (into === undefined ? null : 'Lapsed');
}
