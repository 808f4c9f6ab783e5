import { useEffect, useRef, useState } from 'react';
import type { LifecycleModel } from '../../../lib/model/lifecycle';
import type { ModelProblem } from '../../../lib/rules/model-check';
import { editStage, mergeStage, placeStage } from '../../../lib/rules/model-edit';
import { StageRow } from './stage-row';

interface StageListProps {
  model: LifecycleModel;
  /** The model that is saved: a stage it does not have is new, and nobody can stand in it unless another was merged into it. */
  base: LifecycleModel;
  problems: ModelProblem[];
  onChange: (model: LifecycleModel) => void;
}

/** The stages in their order, each with its fields. Moving one keeps the focus on it and says where it is now. */
export function StageList({ model, base, problems, onChange }: StageListProps) {
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState<{ id: string; step: -1 | 1; says: string } | null>(null);
  useEffect(() => {
    if (moved === null) return;
    const row = list.current?.querySelector(`[data-stage="${CSS.escape(moved.id)}"]`);
    const wanted = row?.querySelector<HTMLButtonElement>(`[data-step="${String(moved.step)}"]`);
    const other = row?.querySelector<HTMLButtonElement>(`[data-step="${String(-moved.step)}"]`);
    (wanted?.disabled === true ? other : wanted)?.focus();
  }, [moved]);
  const place = (index: number, step: -1 | 1) => {
    const stage = model.stages[index];
    if (stage === undefined) return;
    onChange(placeStage(model, stage.id, index + step));
    const says = `${stage.label} is stage ${String(index + step + 1)} of ${String(model.stages.length)}`;
    setMoved({ id: stage.id, step, says });
  };
  return (
    <>
      <ol ref={list} className="sites" aria-label="Stages, in order">
        {model.stages.map((stage, index) => (
          <StageRow
            key={stage.id}
            stage={stage}
            model={model}
            isNew={
              !base.stages.some((one) => one.id === stage.id) &&
              !model.retired.some((one) => one.into === stage.id)
            }
            problem={problems.find((one) => one.stage === stage.id)?.message ?? null}
            place={{ isFirst: index === 0, isLast: index === model.stages.length - 1 }}
            onEdit={(edit) => onChange(editStage(model, stage.id, edit))}
            onPlace={(step) => place(index, step)}
            onMerge={(into) => onChange(mergeStage(model, stage.id, into))}
            onDrop={() => onChange({ ...model, stages: model.stages.filter((one) => one.id !== stage.id) })}
          />
        ))}
      </ol>
      <p className="only-read-out" role="status">
        {moved?.says}
      </p>
    </>
  );
}
