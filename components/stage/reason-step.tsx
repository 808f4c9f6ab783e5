import { useRef } from 'react';
import type { ReasonWanted } from '../../lib/panel/state';
import { Button } from '../ui/button';
import { ChipButton } from '../ui/chip';
import { useFocusBack } from '../ui/use-focus-back';
import { MOVE_REASONS } from './move-reasons';

interface ReasonStepProps {
  wanted: ReasonWanted;
  /** The user's own words so far. */
  own: string;
  onType: (text: string) => void;
  onReason: (reason: string) => void;
  onKeep: () => void;
}

/** A move backwards asks for a word of reason, in place; a chip gives it and moves. */
export function ReasonStep({ wanted, own, onType, onReason, onKeep }: ReasonStepProps) {
  const step = useRef<HTMLFormElement>(null);
  useFocusBack(step);
  return (
    <form
      ref={step}
      className="reason"
      aria-label="Reason for moving back"
      onSubmit={(event) => {
        event.preventDefault();
        if (own.trim() !== '') onReason(own.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onKeep();
      }}
    >
      <p role="status">{wanted.message}</p>
      <div className="chips">
        {MOVE_REASONS.map((reason) => (
          <ChipButton key={reason} onClick={() => onReason(reason)}>
            {reason}
          </ChipButton>
        ))}
      </div>
      <div className="reason-own">
        <input
          className="input"
          aria-label="Another reason"
          placeholder="Another reason"
          maxLength={300}
          dir="auto"
          autoFocus
          value={own}
          onChange={(event) => onType(event.target.value)}
        />
        <Button look="primary" type="submit" disabled={own.trim() === ''}>
          Move
        </Button>
        <Button look="quiet" onClick={onKeep}>
          Keep
        </Button>
      </div>
    </form>
  );
}
