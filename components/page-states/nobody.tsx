import type { FoundPerson } from '../../lib/panel/found';
import { FindPerson } from '../contact/find-person';
import { PeopleList, type PersonRow } from '../contact/people-list';
import type { SeenPerson } from '../../lib/panel/seen';
import { StateCard } from './state-card';

interface NobodyProps {
  /** Rows of the list the page shows, if it is one. */
  list: PersonRow[];
  recent: FoundPerson[];
  /** The user said that it is not whom the page names. */
  isRefused?: boolean;
  onChoose: (seen: SeenPerson) => void;
  onFind: (text: string) => Promise<FoundPerson[]>;
  onOpen: (person: FoundPerson) => void;
}

/** The page shows no single person: the people of its list, or a search among the team's people. */
export function Nobody({ list, recent, isRefused = false, onChoose, onFind, onOpen }: NobodyProps) {
  if (list.length > 0) {
    const known = list.filter((person) => person.row !== null).length;
    return (
      <>
        <div className="state-line">
          <h1 className="state-count">
            {list.length === 1 ? '1 person' : `${String(list.length)} people`} on this page
          </h1>
          <span className="quiet small">{known} known</span>
        </div>
        <PeopleList label="People on this page" people={list} onChoose={onChoose} />
      </>
    );
  }
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
      </div>
    </>
  );
}
