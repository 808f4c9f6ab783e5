import { useState } from 'react';
import { seenName, whyPerson, type SeenPerson } from '../../lib/panel/seen';
import { Chip, ChipButton } from '../ui/chip';
import { LinkButton } from '../ui/link-button';
import { PeopleList } from './people-list';
import './why-chips.css';

interface WhyChipsProps {
  /** What the page said of the person; null when they were chosen by hand. */
  seen: SeenPerson | null;
  others: SeenPerson[];
  owner: string;
  doNotContact: boolean;
  onChoose: (seen: SeenPerson) => void;
  onNotThis: () => void;
  /** Present when the person was chosen by hand and the page shows somebody else. */
  onBack?: (() => void) | undefined;
}

/** Why this person, who else is on the page, and whose customer it is. */
export function WhyChips(props: WhyChipsProps) {
  const { seen, others, owner, doNotContact, onChoose, onNotThis, onBack } = props;
  const [open, setOpen] = useState<'why' | 'others' | null>(null);
  const toggle = (which: 'why' | 'others') => setOpen(open === which ? null : which);
  return (
    <div className="why">
      <div className="chips">
        {doNotContact ? <span className="chip chip-bad">Do not contact</span> : null}
        {onBack === undefined ? null : (
          <ChipButton onClick={onBack}>Chosen by you · back to the page</ChipButton>
        )}
        {seen === null ? null : (
          <ChipButton pressed={open === 'why'} onClick={() => toggle('why')}>
            {whyPerson(seen)}
          </ChipButton>
        )}
        {others.length === 0 ? null : (
          <ChipButton
            name={`${String(others.length)} more on this page`}
            pressed={open === 'others'}
            onClick={() => toggle('others')}
          >
            +{others.length} more
          </ChipButton>
        )}
        <Chip>{owner}</Chip>
      </div>
      {open === 'why' && seen !== null ? (
        <div className="why-more">
          <ul>
            {seen.evidence.map((line) => (
              <li key={line} dir="auto">
                {line}
              </li>
            ))}
          </ul>
          <p className="quiet">
            Read with {Math.round(seen.confidence * 100)} % certainty. {seenName(seen)} is not meant?{' '}
            <LinkButton onClick={onNotThis}>Not this person</LinkButton>
          </p>
        </div>
      ) : null}
      {open === 'others' ? (
        <PeopleList
          label="Others on this page"
          people={others.map((other) => ({ seen: other, row: null, stage: null }))}
          onChoose={(other) => {
            setOpen(null);
            onChoose(other);
          }}
        />
      ) : null}
    </div>
  );
}
