import type { LifecycleModel, Stage } from '../../lib/model/lifecycle';
import { isBackwards } from '../../lib/rules/stage-model';

interface StageHintProps {
  model: LifecycleModel;
  current: Stage | null;
  explained: Stage | null;
  mayMove: boolean;
}

/** What the stage under the pointer or the focus means, and what a press does. Read out by the button itself. */
export function StageHint({ model, current, explained, mayMove }: StageHintProps) {
  if (explained === null) return null;
  const isBack = isBackwards(model, current?.id ?? null, explained.id);
  return (
    <div className="track-hint" data-phase={explained.phase} aria-hidden="true">
      <span className="track-hint-name">
        <span dir="auto">{explained.label}</span>
        <span className="track-hint-phase">{explained.phase}</span>
      </span>
      <span dir="auto">{explained.explains}</span>
      {!mayMove || explained.id === current?.id ? null : (
        <span className="track-hint-step">
          {isBack ? 'Click to move back, with a reason' : 'Click to move here'}
        </span>
      )}
    </div>
  );
}
