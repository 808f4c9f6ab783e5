import { useId, useState } from 'react';
import type { LifecycleModel, Stage } from '../../lib/model/lifecycle';
import type { StageTrackProps } from './track-props';
import { StageButton } from './stage-button';
import { StageHint } from './stage-hint';
import { StageRing } from './stage-ring';
import './stage-track.css';

/**
 * The stages of a model: a line as a track, a loop as a ring. One press moves the person. Each stage says its name and
 * what it means on hover and on focus; the current one is named in full, framed and bold, so that colour is not the only
 * signal.
 */
export function StageTrack(props: StageTrackProps) {
  return props.model.loops ? <StageRing {...props} /> : <Line {...props} />;
}

function Line({ model, current, onMove }: StageTrackProps) {
  const id = useId();
  const [explained, setExplained] = useState<Stage | null>(null);
  const room = labelRoom(model, current);
  const place = model.stages.findIndex((stage) => stage.id === current?.id);
  return (
    <div className="track-frame">
      <ol className={`track track-${room}`} aria-label={`Stages of ${model.label}`}>
        {model.stages.map((stage, index) => (
          <li
            key={stage.id}
            className={`track-stage${stage.lost ? ' track-lost' : ''}`}
            data-phase={stage.phase}
            data-current={stage.id === current?.id}
            data-edge={edge(index, model.stages.length)}
          >
            <StageButton
              className="track-button"
              stage={stage}
              isCurrent={stage.id === current?.id}
              describedBy={`${id}-${stage.id}`}
              onMove={onMove}
              onExplain={setExplained}
            >
              <span className="track-bar" />
              <span className="track-label" aria-hidden="true">
                {stage.label}
              </span>
            </StageButton>
          </li>
        ))}
      </ol>
      {current !== null && (room === 'below' || room === 'many') ? (
        <p className="track-current" data-phase={current.phase} aria-hidden="true">
          <span dir="auto">{current.label}</span>
          {room === 'many' ? (
            <span className="track-place">
              {place + 1} of {model.stages.length}
            </span>
          ) : null}
        </p>
      ) : null}
      <StageHint model={model} current={current} explained={explained} mayMove={onMove !== undefined} />
    </div>
  );
}

/** Mean advance of a letter of 11 px type, what a stage takes besides its label, and what a lost stage takes. */
const LETTER = 5.7;
const GAP = 6;
const LOST = 26;
/** More stages than that are wrapped into rows; a label longer than that stands below the track, in lines of its own. */
const ONE_ROW = 9;
const LONG_LABEL = 28;

/**
 * How much room the labels of a model need side by side; where there is less, only the current one is written. Lost
 * stages are short and unlabelled unless current.
 */
function labelRoom(model: LifecycleModel, current: Stage | null) {
  if (model.stages.length > ONE_ROW) return 'many';
  const need = model.stages.reduce(
    (sum, stage) => sum + (stage.lost ? LOST : GAP + stage.label.length * LETTER),
    0,
  );
  if (need > 308 && (current?.label.length ?? 0) > LONG_LABEL) return 'below';
  return need <= 236 ? 'short' : need <= 308 ? 'middle' : need <= 420 ? 'long' : 'endless';
}

/** To which side the label of the current stage may grow where it stands alone. */
function edge(index: number, count: number): 'start' | 'middle' | 'end' {
  const place = count < 2 ? 0 : index / (count - 1);
  return place < 0.34 ? 'start' : place > 0.66 ? 'end' : 'middle';
}
