import { useRef, useState } from 'react';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useFocusBack } from '../ui/use-focus-back';

interface SnoozeDateProps {
  /** YYYY-MM-DD. */
  today: string;
  onDay: (day: string) => void;
  onClose: () => void;
}

/** The day on which a put-off action comes back. */
export function SnoozeDate({ today, onDay, onClose }: SnoozeDateProps) {
  const step = useRef<HTMLFormElement>(null);
  useFocusBack(step);
  const [day, setDay] = useState('');
  const isPast = day !== '' && day < today;
  return (
    <form
      ref={step}
      className="snooze-date"
      onSubmit={(event) => {
        event.preventDefault();
        if (day !== '' && !isPast) onDay(day);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Field
        label="Come back on"
        type="date"
        min={today}
        value={day}
        autoFocus
        error={isPast ? 'This day has passed. Choose a later one.' : null}
        onChange={(event) => setDay(event.target.value)}
      />
      <Button look="primary" type="submit" disabled={day === '' || isPast}>
        Later
      </Button>
      <Button look="quiet" onClick={onClose}>
        Cancel
      </Button>
    </form>
  );
}
