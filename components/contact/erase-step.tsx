import { useRef, useState } from 'react';
import type { Person } from '../../lib/model/change';
import type { Contact } from '../../lib/model/contact';
import { factCounts, factWords } from '../../lib/rules/merge-preview';
import { Button } from '../ui/button';
import { Field } from '../ui/field';
import { useFocusBack } from '../ui/use-focus-back';
import '../ui/card.css';
import './person-step.css';

interface EraseStepProps {
  person: Person;
  name: string;
  /** Who was merged into the person: erased with them. */
  merged: Contact[];
  /** Whether others have what is on this device. */
  synced: boolean;
  onErase: () => void;
  onClose: () => void;
}

/** What has to be typed, so that nobody is erased by a stray press. */
const WORD = 'erase';

/** Says what goes, asks for a word, and erases. */
export function EraseStep({ person, name, merged, synced, onErase, onClose }: EraseStepProps) {
  const step = useRef<HTMLFormElement>(null);
  useFocusBack(step);
  const [typed, setTyped] = useState('');
  const isMeant = typed.trim().toLowerCase() === WORD;
  const { emails, phones, keys, profile } = person.contact;
  const fields = [
    counted(emails.length, 'address', 'addresses'),
    counted(phones.length, 'number', 'numbers'),
    counted(profile.length, 'thing they want', 'things they want'),
    counted(keys.length, 'linked record', 'linked records'),
  ].filter((part) => part !== null);
  return (
    <form
      ref={step}
      className="card card-framed person-step-bad"
      aria-label={`Erase ${name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (isMeant) onErase();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <h2 className="person-step-title">
        Erase <bdi>{name}</bdi>
      </h2>
      <p>Erased with everything that is known of them:</p>
      <ul className="person-step-list">
        <li>{fields.length === 0 ? 'their name' : `their name, ${fields.join(', ')}`}</li>
        <li>{factWords(factCounts(person))}</li>
        {merged.length === 0 ? null : (
          <li>
            {merged.length === 1 ? 'the person' : `the ${String(merged.length)} people`} merged into them:{' '}
            <bdi>{merged.map((one) => one.name ?? one.emails[0] ?? 'no name').join(', ')}</bdi>
          </li>
        )}
      </ul>
      <p>
        <strong>This cannot be undone.</strong>{' '}
        {synced
          ? 'It goes from this device now, and from the server and your colleagues’ devices with the next sync. Figures count them no longer.'
          : 'It goes from this device, and there is no other copy.'}{' '}
        {synced
          ? 'They are not added again by mistake: only their scrambled addresses are kept for that, and a team lead can lift it. '
          : ''}
        Export them first if you may need it.
      </p>
      <Field
        label={`Type ${WORD} to confirm`}
        value={typed}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        autoFocus
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="form-end">
        <Button look="primary" className="button-bad" type="submit" disabled={!isMeant}>
          Erase for good
        </Button>
        <Button onClick={onClose}>Keep</Button>
      </div>
    </form>
  );
}

function counted(count: number, one: string, many: string): string | null {
  return count === 0 ? null : `${String(count)} ${count === 1 ? one : many}`;
}
