import type { ReactNode } from 'react';
import type { Stage } from '../../lib/model/lifecycle';

interface StageButtonProps {
  stage: Stage;
  isCurrent: boolean;
  className: string;
  /** The id under which what the stage means is read out. */
  describedBy: string;
  onMove?: ((to: string) => void) | undefined;
  /** The stage the pointer or the focus is on; null when it left. */
  onExplain: (stage: Stage | null) => void;
  children: ReactNode;
}

/** One stage to press, which explains itself: to the eye on hover and on focus, to a screen reader always. */
export function StageButton(props: StageButtonProps) {
  const { stage, isCurrent, onMove, onExplain } = props;
  const name = onMove === undefined ? stage.label : `Move to ${stage.label}`;
  return (
    <>
      <button
        type="button"
        className={props.className}
        aria-current={isCurrent ? 'step' : undefined}
        aria-label={isCurrent ? `${stage.label}, the current stage` : name}
        aria-describedby={props.describedBy}
        aria-disabled={onMove === undefined || isCurrent}
        onClick={() => {
          if (!isCurrent) onMove?.(stage.id);
        }}
        onPointerEnter={() => onExplain(stage)}
        onPointerLeave={() => onExplain(null)}
        onFocus={(event) => {
          if (event.target.matches(':focus-visible')) onExplain(stage);
        }}
        onBlur={() => onExplain(null)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onExplain(null);
        }}
      >
        {props.children}
      </button>
      <span id={props.describedBy} hidden>
        {stage.explains === '' ? `Phase ${stage.phase}` : stage.explains}
      </span>
    </>
  );
}
