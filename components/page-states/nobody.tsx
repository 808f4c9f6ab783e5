import type { FoundPerson } from '../../lib/panel/found';
import { FindPerson } from '../contact/find-person';
import { LinkButton } from '../ui/link-button';
import { StateCard } from './state-card';

interface NobodyProps {
  recent: FoundPerson[];
  /** The user said that it is not whom the page names. */
  isRefused?: boolean;
  onFind: (text: string) => Promise<FoundPerson[]>;
  onOpen: (person: FoundPerson) => void;
  /** To many people at once, where the user may. */
  onMany?: (() => void) | undefined;
}

/** The page shows no person: a search among the team's people. */
export function Nobody({ recent, isRefused = false, onFind, onOpen, onMany }: NobodyProps) {
  return (
    <>
      {isRefused ? (
        <StateCard picture="nobody" title="Whom is this page about, then?">
          Not whom it names, you said, and it names nobody else. Find the person, and they stand here.
        </StateCard>
      ) : (
        <StateCard picture="nobody" title="Nobody on this page">
          Open a mail, a contact or a ticket, and whom it is about stands here.
        </StateCard>
      )}
      <div className="state-below">
        <h2 className="state-heading">
          {recent.length > 0 ? 'Find a person, or seen lately' : 'Find a person'}
        </h2>
        <FindPerson
          label="Find one of your team’s people"
          first={recent}
          autoFocus={false}
          onFind={onFind}
          onChoose={onOpen}
        />
        {onMany === undefined ? null : (
          <div className="small">
            <LinkButton onClick={onMany}>Many people at once…</LinkButton>
          </div>
        )}
      </div>
    </>
  );
}
