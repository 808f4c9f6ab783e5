import { useRef, useState } from 'react';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useFocusBack } from '../ui/use-focus-back';

/** Why an action does not suit, in the user's own words. */
export function DeclineStep(props: { onReason: (reason: string) => void; onClose: () => void }) {
  const step = useRef<HTMLFormElement>(null);
  useFocusBack(step);
  const [reason, setReason] = useState('');
  return (
    <form
      ref={step}
      className="snooze-date"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') props.onReason(reason.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') props.onClose();
      }}
    >
      <Field
        label="Why not now"
        maxLength={300}
        dir="auto"
        autoFocus
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button look="primary" type="submit" disabled={reason.trim() === ''}>
        Not now
      </Button>
      <Button look="quiet" onClick={props.onClose}>
        Cancel
      </Button>
    </form>
  );
}
