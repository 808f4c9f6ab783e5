import { useState } from 'react';
import { Field } from '../../ui/field';

interface NumberFieldProps {
  label: string;
  /** Undefined: nothing is asked. */
  value: number | undefined;
  problem?: string | null;
  onChange: (value: number | undefined) => void;
}

/** A whole number, or nothing. What is typed stays as it is typed. */
export function NumberField({ label, value, problem = null, onChange }: NumberFieldProps) {
  const [text, setText] = useState(value === undefined ? '' : String(value));
  const isWrong = text.trim() !== '' && !/^\d{1,5}$/.test(text.trim());
  return (
    <Field
      label={label}
      inputMode="numeric"
      maxLength={5}
      value={text}
      error={isWrong ? 'Write a whole number.' : problem}
      onChange={(event) => {
        const typed = event.target.value;
        setText(typed);
        onChange(/^\d{1,5}$/.test(typed.trim()) ? Number(typed.trim()) : undefined);
      }}
    />
  );
}
