import { useRef, type RefObject } from 'react';
import { dayText } from '../../lib/panel/time-text';
import type { FollowUp } from '../../lib/rules/follow-up';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { useFocusBack } from '../ui/use-focus-back';

interface FollowUpStepProps {
  short: string;
  followUp: FollowUp | null;
  result: string | null;
  now: number;
  locale: string;
  onResult: (result: string | null) => void;
  onClose: () => void;
}

/** Longer is no line; the rest belongs into a note. */
const RESULT_LIMIT = 300;

/** A promise to get back to a detractor: when it is due, and the line that asks what came of it. */
export function FollowUpStep(props: FollowUpStepProps) {
  const { short, followUp, result, now, locale, onResult } = props;
  const opener = useRef<HTMLButtonElement>(null);
  if (followUp === null) return null;
  const due = dayText(followUp.dueAt, now, locale);
  return (
    <div className="follow-up" role="group" aria-label="Follow-up" data-overdue={followUp.overdue}>
      <p className="follow-up-line">
        <Icon name="warning" size={13} />
        <span>
          Follow up <bdi>{short}</bdi>, who gave {followUp.response.score} of 10:{' '}
          {followUp.overdue ? `was due ${due}` : `due ${due}`}.
        </span>
        {result === null ? (
          <Button ref={opener} onClick={() => onResult('')}>
            Close it
          </Button>
        ) : null}
      </p>
      {result === null ? null : <ResultForm {...props} result={result} opener={opener} />}
    </div>
  );
}

/** The line that asks what came of it. */
function ResultForm(
  props: FollowUpStepProps & { result: string; opener: RefObject<HTMLButtonElement | null> },
) {
  const { result, opener, onResult, onClose } = props;
  const step = useRef<HTMLFormElement>(null);
  useFocusBack(step, opener);
  return (
    <form
      ref={step}
      className="follow-up-form"
      onSubmit={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onResult(null);
      }}
    >
      <input
        className="input"
        aria-label="What came of it"
        placeholder="What came of it, in a line"
        dir="auto"
        autoFocus
        maxLength={RESULT_LIMIT}
        value={result}
        onChange={(event) => onResult(event.target.value)}
      />
      <Button look="primary" type="submit" disabled={result.trim() === ''}>
        Close
      </Button>
      <Button look="quiet" onClick={() => onResult(null)}>
        Not yet
      </Button>
    </form>
  );
}
