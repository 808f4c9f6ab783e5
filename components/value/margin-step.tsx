import { useState } from 'react';
import { Button } from '../ui/button';
import { Field } from '../ui/field';

/** The team's gross margin, typed in percent. */
export function MarginStep({
  onMargin,
  onClose,
}: {
  onMargin: (share: number) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState('');
  const percent = Number(text.replace(',', '.'));
  const isMargin = text.trim() !== '' && percent >= 0 && percent <= 100;
  return (
    <form
      className="margin-step"
      onSubmit={(event) => {
        event.preventDefault();
        if (isMargin) onMargin(percent / 100);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <Field
        label="Gross margin of the team, %"
        inputMode="decimal"
        value={text}
        autoFocus
        error={text.trim() !== '' && !isMargin ? 'A number from 0 to 100.' : null}
        onChange={(event) => setText(event.target.value)}
      />
      <Button look="primary" type="submit" disabled={!isMargin}>
        Set for everybody
      </Button>
    </form>
  );
}
