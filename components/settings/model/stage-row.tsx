import { useId, useState } from 'react';
import type { LifecycleModel, Phase, Stage } from '../../../lib/model/lifecycle';
import { PHASES } from '../../../lib/model/phases';
import { STAGE_EXPLAINS_LIMIT, STAGE_LABEL_LIMIT } from '../../../lib/rules/model-check';
import type { StageEdit } from '../../../lib/rules/model-edit';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { Icon } from '../../ui/icon';
import { MergeStep } from './merge-step';

interface StageRowProps {
  stage: Stage;
  model: LifecycleModel;
  /** Not saved yet: it goes without a trace. */
  isNew: boolean;
  problem: string | null;
  place: { isFirst: boolean; isLast: boolean };
  onEdit: (edit: StageEdit) => void;
  onPlace: (step: -1 | 1) => void;
  onMerge: (into: string) => void;
  onDrop: () => void;
}

/** One stage with its fields, its place, and the way to take it away. */
export function StageRow(props: StageRowProps) {
  const { stage, model, place, onEdit } = props;
  const [merging, setMerging] = useState(false);
  const name = stage.label.trim() === '' ? 'this stage' : stage.label;
  return (
    <li className="model-stage" data-phase={stage.phase} data-stage={stage.id}>
      <div className="model-fields" role="group" aria-label={`Stage ${name}`}>
        <span className="model-dot" data-lost={stage.lost} aria-hidden="true" />
        <Field
          label="Name"
          value={stage.label}
          maxLength={STAGE_LABEL_LIMIT}
          dir="auto"
          error={props.problem}
          onChange={(event) => onEdit({ label: event.target.value })}
        />
        <PhaseField phase={stage.phase} onChange={(phase) => onEdit({ phase })} />
        <div className="model-place">
          <Button
            aria-label={`Move ${name} up`}
            data-step="-1"
            disabled={place.isFirst}
            onClick={() => props.onPlace(-1)}
          >
            <Icon name="down" />
          </Button>
          <Button
            aria-label={`Move ${name} down`}
            data-step="1"
            disabled={place.isLast}
            onClick={() => props.onPlace(1)}
          >
            <Icon name="down" />
          </Button>
        </div>
        <div className="model-explains">
          <Field
            label="What it means, in one line"
            value={stage.explains}
            maxLength={STAGE_EXPLAINS_LIMIT}
            dir="auto"
            onChange={(event) => onEdit({ explains: event.target.value })}
          />
        </div>
        <div className="model-end">
          <label className="check">
            <input
              type="checkbox"
              checked={stage.lost}
              onChange={(event) => onEdit({ lost: event.target.checked })}
            />
            <span>Lost: who stands here has left</span>
          </label>
          <Button
            look="quiet"
            aria-label={`Remove ${name}`}
            aria-expanded={props.isNew ? undefined : merging}
            onClick={() => (props.isNew ? props.onDrop() : setMerging(!merging))}
          >
            {props.isNew ? 'Remove' : 'Remove…'}
          </Button>
        </div>
      </div>
      {merging ? (
        <MergeStep stage={stage} model={model} onMerge={props.onMerge} onClose={() => setMerging(false)} />
      ) : null}
    </li>
  );
}

/** What the phase of a stage is for: rules, colours, and the mapping to other models. */
function PhaseField({ phase, onChange }: { phase: Phase; onChange: (phase: Phase) => void }) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>Phase</label>
      <select
        id={id}
        className="input"
        value={phase}
        onChange={(event) => {
          const chosen = PHASES.find((one) => one === event.target.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      >
        {PHASES.map((one) => (
          <option key={one} value={one}>
            {one}
          </option>
        ))}
      </select>
    </div>
  );
}
