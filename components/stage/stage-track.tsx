import { useId, useState } from 'react';
import type { LifecycleModel, Stage } from '../../lib/model/lifecycle';
import './stage-track.css';

interface StageTrackProps {
  model: LifecycleModel;
  current: Stage | null;
  /** Absent where stages cannot be changed. */
  onMove?: (to: string) => void;
}

/**
 * The stages as a track: one press moves the person. Each stage says its name and what it means on hover and on
 * focus; the current one is named in full, framed and bold, so that colour is not the only signal.
 */
export function StageTrack({ model, current, onMove }: StageTrackProps) {
  const id = useId();
  const [explained, setExplained] = useState<Stage | null>(null);
  const at = model.stages.findIndex((stage) => stage.id === current?.id);
  return (
    <div className="track-frame">
      <ol className={`track track-${labelRoom(model)}`} aria-label={`Stages of ${model.label}`}>
        {model.stages.map((stage, index) => (
          <li
            key={stage.id}
            className={`track-stage${stage.lost ? ' track-lost' : ''}`}
            data-phase={stage.phase}
            data-current={stage.id === current?.id}
            data-edge={edge(index, model.stages.length)}
          >
            <button
              type="button"
              className="track-button"
              aria-current={stage.id === current?.id ? 'step' : undefined}
              aria-label={
                stage.id === current?.id ? `${stage.label}, the current stage` : `Move to ${stage.label}`
              }
              aria-describedby={`${id}-${stage.id}`}
              aria-disabled={onMove === undefined || stage.id === current?.id}
              onClick={() => {
                if (stage.id !== current?.id) onMove?.(stage.id);
              }}
              onPointerEnter={() => setExplained(stage)}
              onPointerLeave={() => setExplained(null)}
              onFocus={(event) => {
                if (event.target.matches(':focus-visible')) setExplained(stage);
              }}
              onBlur={() => setExplained(null)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setExplained(null);
              }}
            >
              <span className="track-bar" />
              <span className="track-label" aria-hidden="true">
                {stage.label}
              </span>
            </button>
            <span id={`${id}-${stage.id}`} hidden>
              {stage.explains}
            </span>
          </li>
        ))}
      </ol>
      {explained === null ? null : (
        <div className="track-hint" data-phase={explained.phase} aria-hidden="true">
          <span className="track-hint-name">{explained.label}</span>
          {explained.explains}
          {onMove === undefined || explained.id === current?.id ? null : (
            <span className="track-hint-step">
              {at >= 0 && model.stages.indexOf(explained) < at && !explained.lost
                ? 'Click to move back, with a reason'
                : 'Click to move here'}
            </span>
          )}
        </div>
      )}
    </div>
  );
}

/** Mean advance of a letter of 11 px type, what a stage takes besides its label, and what a lost stage takes. */
const LETTER = 5.7;
const GAP = 6;
const LOST = 26;

/**
 * How much room the labels of a model need side by side; where there is less, only the current one is written. Lost
 * stages are short and unlabelled unless current.
 */
function labelRoom(model: LifecycleModel): 'short' | 'middle' | 'long' | 'endless' {
  const need = model.stages.reduce(
    (sum, stage) => sum + (stage.lost ? LOST : GAP + stage.label.length * LETTER),
    0,
  );
  return need <= 236 ? 'short' : need <= 308 ? 'middle' : need <= 420 ? 'long' : 'endless';
}

/** To which side the label of the current stage may grow where it stands alone. */
function edge(index: number, count: number): 'start' | 'middle' | 'end' {
  const place = count < 2 ? 0 : index / (count - 1);
  return place < 0.34 ? 'start' : place > 0.66 ? 'end' : 'middle';
}
