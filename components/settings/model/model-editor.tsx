import { useState } from 'react';
import type { LifecycleModel } from '../../../lib/model/lifecycle';
import { modelOfMarket } from '../../../lib/rules/market-edit';
import { modelChanges } from '../../../lib/rules/model-changes';
import { checkModel, STAGE_LABEL_LIMIT, STAGE_LIMIT } from '../../../lib/rules/model-check';
import { addStage } from '../../../lib/rules/model-edit';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useUnsaved } from '../use-unsaved';
import { ChangedMeanwhile } from './changed-meanwhile';
import { ModelReview } from './model-review';
import { PresetChooser } from './preset-chooser';
import { StageList } from './stage-list';
import './model-editor.css';

interface ModelEditorProps {
  /** The model as it is now; it may change while somebody edits. */
  model: LifecycleModel;
  /** Of which market it is; null: the main one. */
  market: string | null;
  onClose: () => void;
}

/** Edits the lifecycle model as a draft: nothing is saved before its changes have been shown and confirmed. */
export function ModelEditor({ model, market, onClose }: ModelEditorProps) {
  const { commands } = usePanel();
  const [base, setBase] = useState(model);
  const [draft, setDraft] = useState(model);
  const [choosing, setChoosing] = useState(false);
  const changes = modelChanges(base, draft);
  const problems = checkModel(draft);
  const isMoved = modelChanges(base, model).length > 0;
  const isTouched = changes.length > 0;
  useUnsaved(isTouched);
  // Nothing typed yet: what the team has now is what is edited.
  if (isMoved && !isTouched) {
    setBase(model);
    setDraft(model);
  }
  const save = async () => {
    if (await commands.saveModel(draft, base, market)) onClose();
  };
  return (
    <div className="model-editor" role="group" aria-label="Edit the lifecycle model">
      {isMoved && isTouched ? (
        <ChangedMeanwhile
          changes={modelChanges(base, model)}
          onKeep={() => setBase(model)}
          onTake={() => {
            setBase(model);
            setDraft(model);
          }}
        />
      ) : null}
      {choosing ? (
        <PresetChooser
          model={model}
          market={market}
          onChoose={(preset) => {
            setDraft(modelOfMarket(preset, market));
            setChoosing(false);
          }}
          onClose={() => setChoosing(false)}
        />
      ) : (
        <>
          <div className="model-top">
            <Field
              label="Name of the model"
              value={draft.label}
              maxLength={STAGE_LABEL_LIMIT}
              dir="auto"
              onChange={(event) => setDraft({ ...draft, label: event.target.value })}
            />
            <Button onClick={() => setChoosing(true)}>Choose another model…</Button>
          </div>
          <label className="check">
            <input
              type="checkbox"
              checked={draft.loops}
              onChange={(event) => setDraft({ ...draft, loops: event.target.checked })}
            />
            <span>After the last stage people can start again (drawn as a ring)</span>
          </label>
          <StageList model={draft} base={base} problems={problems} onChange={setDraft} />
          <div>
            <Button
              disabled={draft.stages.length >= STAGE_LIMIT}
              onClick={() => setDraft(addStage(draft, { label: newName(draft), phase: 'retention' }))}
            >
              Add a stage
            </Button>
          </div>
        </>
      )}
      {choosing ? null : (
        <ModelReview
          changes={changes}
          problems={problems.filter((problem) => problem.stage === null)}
          blocked={problems.length > 0}
          onSave={() => void save()}
          onDrop={onClose}
        />
      )}
    </div>
  );
}

/** A name no stage has yet. */
function newName(model: LifecycleModel): string {
  const taken = new Set(model.stages.map((stage) => stage.label));
  let number = 1;
  while (taken.has(number === 1 ? 'New stage' : `New stage ${String(number)}`)) number += 1;
  return number === 1 ? 'New stage' : `New stage ${String(number)}`;
}
