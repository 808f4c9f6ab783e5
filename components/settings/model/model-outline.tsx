import type { LifecycleModel } from '../../../lib/model/lifecycle';
import { withLapsed } from '../../../lib/rules/stage-model';
import './model-editor.css';

/** A model to read: each stage with its phase and what it means. */
export function ModelOutline({ model }: { model: LifecycleModel }) {
  const hasOwnLost = model.stages.some((stage) => stage.lost);
  return (
    <>
      <p>
        <strong dir="auto">{model.label}</strong>{' '}
        <span className="quiet">{model.loops ? '· a ring: people can start again' : ''}</span>
      </p>
      <ol className="sites model-outline" aria-label={`Stages of ${model.label}`}>
        {withLapsed(model).stages.map((stage, index) => (
          <li key={stage.id} className="model-read" data-phase={stage.phase}>
            <span className="model-dot" data-lost={stage.lost} />
            <span className="model-words">
              <span className="model-name" dir="auto">
                {stage.label}
              </span>
              <span className="quiet small" dir="auto">
                {stage.explains}
                {!hasOwnLost && index === model.stages.length ? ' Every model has this stage.' : ''}
              </span>
            </span>
            <span className="chip" data-phase={stage.phase}>
              {stage.phase}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
