import { useRef, useState } from 'react';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';
import { useFocusBack } from '../../ui/use-focus-back';

interface MetricFormProps {
  name: string;
  fields: { id: string; label: string; type: 'text' | 'date'; start?: string }[];
  /** What is wrong with what was typed, as a sentence; null when it was kept. */
  onSave: (typed: Partial<Record<string, string>>) => string | null;
  onClose: () => void;
}

/** A few fields under a metric; Enter keeps, Escape leaves. */
export function MetricForm({ name, fields, onSave, onClose }: MetricFormProps) {
  const [typed, setTyped] = useState<Partial<Record<string, string>>>(
    Object.fromEntries(fields.map(({ id, start = '' }) => [id, start])),
  );
  const [error, setError] = useState<string | null>(null);
  const form = useRef<HTMLFormElement>(null);
  useFocusBack(form);
  return (
    <form
      ref={form}
      className="metric-form"
      aria-label={name}
      onSubmit={(event) => {
        event.preventDefault();
        setError(onSave(typed));
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      {fields.map(({ id, label, type }, at) => (
        <Field
          key={id}
          label={label}
          type={type}
          maxLength={type === 'text' ? 1000 : undefined}
          autoComplete="off"
          autoFocus={at === 0}
          error={at === 0 ? error : null}
          value={typed[id] ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget;
            setTyped((before) => ({ ...before, [id]: value }));
          }}
        />
      ))}
      <div className="form-end">
        <Button look="primary" type="submit">
          Keep
        </Button>
        <Button look="quiet" onClick={onClose}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
