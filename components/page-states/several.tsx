import { useState, type ReactNode } from 'react';
import { OWN_UNKNOWN } from '../../lib/model/own-unknown';
import type { FoundPerson } from '../../lib/panel/found';
import { FindPerson } from '../contact/find-person';
import { PeopleList, type PersonRow } from '../contact/people-list';
import type { SeenPerson } from '../../lib/panel/seen';
import { seenName } from '../../lib/panel/seen';
import { AddressText } from '../ui/address-text';
import { Button } from '../ui/button';
import { LinkButton } from '../ui/link-button';
import { StateCard } from './state-card';

interface SeveralProps {
  people: PersonRow[];
  onChoose: (seen: SeenPerson) => void;
  onFind: (text: string) => Promise<FoundPerson[]>;
  onOpen: (person: FoundPerson) => void;
}

/** Several people, none of them foremost: the user picks, or finds somebody else of the team. */
export function Several({ people, onChoose, onFind, onOpen }: SeveralProps) {
  const [finding, setFinding] = useState(false);
  return (
    <>
      <div className="state-line">
        <h1 className="state-count">Who is it about?</h1>
        <span className="quiet small">
          {people.length === 1 ? '1 person' : `${String(people.length)} people`} on this page
        </span>
      </div>
      <PeopleList label="People on this page" people={people} onChoose={onChoose} />
      <div className="state-below">
        <div>
          <LinkButton aria-expanded={finding} onClick={() => setFinding(!finding)}>
            Somebody else…
          </LinkButton>
        </div>
        {finding ? (
          <FindPerson
            label="Who of your team’s people is it?"
            first={[]}
            onFind={onFind}
            onChoose={onOpen}
            onClose={() => setFinding(false)}
          />
        ) : null}
      </div>
    </>
  );
}

interface AskProps {
  people: PersonRow[];
  /** Asks which addresses are the user's own: the answer where that is why the page is not clear. */
  own: ReactNode;
  onChoose: (seen: SeenPerson) => void;
  onNobody: () => void;
}

/** Somebody, but not sure enough to say so: a question instead of a guess. */
export function Ask({ people, own, onChoose, onNobody }: AskProps) {
  const [first, ...rest] = people;
  if (first === undefined) return null;
  const { seen } = first;
  const name = first.row?.name ?? seenName(seen);
  const [why = 'The page does not say it clearly'] = seen.evidence;
  const isOwnUnknown = why === OWN_UNKNOWN;
  return (
    <>
      <StateCard
        picture="question"
        title={`Is it ${name}?`}
        actions={
          <>
            <Button look="primary" onClick={() => onChoose(seen)}>
              Yes
            </Button>
            <Button onClick={onNobody}>No</Button>
          </>
        }
      >
        {seen.email === undefined || seen.email === name ? null : (
          <p dir="auto">
            <AddressText text={seen.email} />
          </p>
        )}
        <p className="quiet small" dir="auto">
          {why}.{isOwnUnknown ? null : ' Sidestage asks rather than guesses.'}
        </p>
      </StateCard>
      {isOwnUnknown ? own : null}
      {rest.length === 0 ? null : (
        <div className="state-below">
          <h2 className="state-heading">Or somebody else on this page</h2>
          <PeopleList label="Others on this page" people={rest} onChoose={onChoose} />
        </div>
      )}
    </>
  );
}
