import { useEffect, useState } from 'react';
import type { LifecycleModel, Stage } from '../../../lib/model/lifecycle';
import { mergePreview, type StageUse } from '../../../lib/rules/model-edit';
import { withLapsed } from '../../../lib/rules/stage-model';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/select-field';

interface MergeStepProps {
  stage: Stage;
  model: LifecycleModel;
  onMerge: (into: string) => void;
  onClose: () => void;
}

/** A stage is taken away by merging it into another: into which, and what that means, before it is done. */
export function MergeStep({ stage, model, onMerge, onClose }: MergeStepProps) {
  const { commands } = usePanel();
  const others = withLapsed(model).stages.filter((one) => one.id !== stage.id);
  const [into, setInto] = useState(neighbour(stage, model)?.id ?? '');
  const [use, setUse] = useState<StageUse | 'counting' | null>('counting');
  useEffect(() => {
    const ended = new AbortController();
    void commands.stageUse(stage.id, ended.signal).then((found) => {
      if (!ended.signal.aborted) setUse(found);
    });
    return () => ended.abort();
  }, [commands, stage.id]);
  const target = others.find((one) => one.id === into);
  return (
    <div className="settings-ask" role="group" aria-label={`Remove ${stage.label}`}>
      <SelectField
        label={`Merge ${stage.label} into`}
        value={into}
        options={others.map((one) => ({ value: one.id, label: one.label }))}
        onChange={setInto}
      />
      <div role="status">
        {use === 'counting' ? (
          <p className="quiet">Counting who stands there…</p>
        ) : use === null || target === undefined ? (
          <p className="quiet">Who stands there could not be counted.</p>
        ) : (
          mergePreview(stage, target, use).map((line) => <p key={line}>{line}</p>)
        )}
      </div>
      <div className="form-end">
        <Button disabled={target === undefined} onClick={() => onMerge(into)}>
          Merge into {target?.label ?? 'another'}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave it
        </Button>
      </div>
    </div>
  );
}

/** The stage that suggests itself: the one before, else the one after. */
function neighbour(stage: Stage, model: LifecycleModel): Stage | undefined {
  const at = model.stages.findIndex((one) => one.id === stage.id);
  return model.stages[at - 1] ?? model.stages[at + 1] ?? withLapsed(model).stages.at(-1);
}
