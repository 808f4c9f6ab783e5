import { notOwn } from '../../lib/panel/own';
import { ChipButton } from '../ui/chip';
import { Field } from '../ui/field';
import './own-field.css';

interface OwnFieldProps {
  text: string;
  /** Words of it that are no addresses. */
  wrong: string[];
  /** Addresses that pages showed as the user's own: one press adds them. */
  offered: string[];
  /** What counts already, by the team or by this device. */
  known: string[];
  /** Whether it can be left empty. */
  isOptional?: boolean;
  onType: (text: string) => void;
}

/** Which addresses are the user's own, in one line: addresses and whole domains. */
export function OwnField({ text, wrong, offered, known, isOptional = false, onType }: OwnFieldProps) {
  const free = offered.filter((address) => !known.includes(address) && !text.includes(address));
  return (
    <div className="own-field">
      <Field
        label={`Which e-mail addresses are yours?${isOptional ? ' (optional)' : ''}`}
        placeholder="sam@northwind.example"
        inputMode="email"
        autoComplete="email"
        spellCheck={false}
        value={text}
        hint={HINT}
        error={wrong.length === 0 ? null : notOwn(wrong)}
        onChange={(event) => onType(event.target.value)}
      />
      {known.length === 0 ? null : <p className="field-hint">Known already: {known.join(', ')}</p>}
      {free.length === 0 ? null : (
        <div className="chips" role="group" aria-label="Seen on pages">
          {free.slice(0, 4).map((address) => (
            <ChipButton
              key={address}
              onClick={() => onType(text.trim() === '' ? address : `${text.trim()}, ${address}`)}
            >
              Add {address}
            </ChipButton>
          ))}
        </div>
      )}
    </div>
  );
}

const HINT = 'So that mail you sent is not taken for a customer’s. Several or a whole domain, with commas.';
