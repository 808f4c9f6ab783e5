import type { Stage } from '../../lib/model/lifecycle';

interface StageChoiceProps {
  stages: readonly Stage[];
  value: string | null;
  onChange: (stage: string) => void;
}

/** The stages of a model to choose one from; none is chosen until somebody does. */
export function StageChoice({ stages, value, onChange }: StageChoiceProps) {
  return (
    <div className="chips" role="group" aria-label="Stage to move to">
      {stages.map(({ id, label, phase, explains }) => (
        <button
          key={id}
          type="button"
          className="chip chip-button moves-stage"
          data-phase={phase}
          aria-pressed={value === id}
          title={explains}
          onClick={() => onChange(id)}
        >
          {label}
        </button>
      ))}
    </div>
  );
}
