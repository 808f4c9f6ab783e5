import { useState } from 'react';
import type { Chosen } from '../../lib/panel/choice';
import { seenName, whyPerson, type SeenPerson } from '../../lib/panel/seen';
import { Chip, ChipButton } from '../ui/chip';
import { LinkButton } from '../ui/link-button';
import { ChosenChip, PageOnly } from './chosen-chip';
import { PeopleList } from './people-list';
import './why-chips.css';

interface WhyChipsProps {
  /** What the page said of the person; null when they were chosen by hand. */
  seen: SeenPerson | null;
  others: SeenPerson[];
  owner: string;
  doNotContact: boolean;
  /** How long the user's own choice holds; null where the page speaks for itself. */
  chosen: Chosen | null;
  /** What the page's record is to the person. */
  record: 'linked' | 'offered' | null;
  onChoose: (seen: SeenPerson) => void;
  onNotThis: () => void;
  onOneOfUs: () => void;
  /** Forgets the choice: the page speaks for itself again. */
  onForget: () => void;
  onLink: () => void;
  onUnlink: () => void;
}

/** Why this person, who else is on the page, and whose customer it is. */
export function WhyChips(props: WhyChipsProps) {
  const { seen, others, owner, doNotContact, chosen, onChoose, onForget } = props;
  const [open, setOpen] = useState<'why' | 'others' | null>(null);
  const toggle = (which: 'why' | 'others') => setOpen(open === which ? null : which);
  return (
    <div className="why">
      <div className="chips">
        {doNotContact ? <span className="chip chip-bad">Do not contact</span> : null}
        {chosen === null ? null : <ChosenChip chosen={chosen} onForget={onForget} />}
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
      {chosen === 'page' ? <PageOnly /> : null}
      {open === 'why' && seen !== null ? <Why {...props} seen={seen} /> : null}
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

/** The page's evidence, and what to do where it is wrong or where it should be kept. */
function Why(props: WhyChipsProps & { seen: SeenPerson }) {
  const { seen, record, onNotThis, onOneOfUs, onLink, onUnlink } = props;
  // A page that names nobody says nothing that could be wrong: whose the record is was said by hand.
  const isNamed = seen.email !== undefined || seen.name !== undefined || seen.phone !== undefined;
  return (
    <div className="why-more">
      <ul>
        {seen.evidence.map((line) => (
          <li key={line} dir="auto">
            {line}
          </li>
        ))}
      </ul>
      {isNamed ? (
        <>
          <p className="quiet">
            Read with {Math.round(seen.confidence * 100)} % certainty. <bdi>{seenName(seen)}</bdi> is not
            meant?
          </p>
          <p className="why-steps">
            <LinkButton onClick={onNotThis}>Not this person</LinkButton>
            {seen.email === undefined ? null : <LinkButton onClick={onOneOfUs}>That’s one of us</LinkButton>}
          </p>
        </>
      ) : null}
      {record === 'offered' ? (
        <p className="quiet">
          The record of this page is not among theirs yet.{' '}
          <LinkButton onClick={onLink}>Remember it</LinkButton>
        </p>
      ) : null}
      {record === 'linked' ? (
        <p className="quiet">
          The record of this page is known as theirs. <LinkButton onClick={onUnlink}>Unlink it</LinkButton>
        </p>
      ) : null}
    </div>
  );
}
