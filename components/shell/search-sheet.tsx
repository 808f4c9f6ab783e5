import type { FoundPerson } from '../../lib/panel/found';
import { FindPerson } from '../contact/find-person';
import './sheet.css';

interface SearchSheetProps {
  recent: FoundPerson[];
  onFind: (text: string) => Promise<FoundPerson[]>;
  onChoose: (person: FoundPerson) => void;
  onClose: () => void;
}

/** Search over all of the team's people, from anywhere. */
export function SearchSheet({ recent, onFind, onChoose, onClose }: SearchSheetProps) {
  return (
    <section className="sheet" aria-label="Find a person">
      <FindPerson
        label="Find one of your team’s people"
        first={recent}
        onFind={onFind}
        onChoose={onChoose}
        onClose={onClose}
      />
      {recent.length === 0 ? <p className="quiet small">People you look at will stand here too.</p> : null}
    </section>
  );
}
