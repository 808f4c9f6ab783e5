import { useId } from 'react';
import { MOVE_REASONS } from '../stage/move-reasons';
import { ChipButton } from '../ui/chip';

interface ReasonFieldProps {
  /** Somebody would go back: without a reason nobody is moved. */
  needed: boolean;
  value: string;
  onChange: (reason: string) => void;
}

/** Why many are moved: a chip gives it, or the user's own words. */
export function ReasonField({ needed, value, onChange }: ReasonFieldProps) {
  const id = useId();
  return (
    <div className="moves-reason">
      <label htmlFor={id} className="field-label">
        {needed ? 'Some would go back: say why in a word' : 'Reason, if you like'}
      </label>
      <div className="chips">
        {MOVE_REASONS.map((reason) => (
          <ChipButton
            key={reason}
            pressed={value === reason}
            onClick={() => onChange(value === reason ? '' : reason)}
          >
            {reason}
          </ChipButton>
        ))}
      </div>
      <input
        id={id}
        className="input"
        maxLength={300}
        dir="auto"
        aria-required={needed}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
