import { foundPerson, type FoundPerson } from '../../lib/panel/found';
import { FindPerson } from '../contact/find-person';
import { Button } from '../ui/button';
import { Key } from '../ui/key';
import { useKeyShortcut } from '../ui/key-names';
import { LookInTeam } from './look-in-team';
import { usePanel, usePanelState } from './panel-context';
import './sheet.css';

interface SearchSheetProps {
  onOpen: (id: string, name: string) => void;
  /** Opens the board; absent where one is on it. */
  onBoard?: () => void;
  onClose: () => void;
  /** To many people at once, where the user may. */
  onMany?: (() => void) | undefined;
}

/** Search over all of the team's people, from anywhere. */
export function SearchSheet({ onOpen, onBoard, onClose, onMany }: SearchSheetProps) {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const recent = usePanelState((state) => state.recent);
  const onChoose = ({ id, name, emails }: FoundPerson) => onOpen(id, name ?? emails[0] ?? 'This person');
  const boardKey = useKeyShortcut('B');
  return (
    <section className="sheet" aria-label="Find a person">
      <FindPerson
        label="Find one of your team’s people"
        first={recent.map((row) => foundPerson(row, team))}
        onFind={async (text) => (await commands.findPeople(text)).map((row) => foundPerson(row, team))}
        onChoose={onChoose}
        onClose={onClose}
        below={(typed) => (
          <LookInTeam
            {...typed}
            onFound={(people) => {
              const [only, ...others] = people;
              if (only !== undefined && others.length === 0) onChoose(only);
              else typed.show(people);
            }}
          />
        )}
      />
      {onBoard === undefined && onMany === undefined ? null : (
        <div className="sheet-ways">
          {onBoard === undefined ? null : (
            <Button look="quiet" aria-keyshortcuts={boardKey} onClick={onBoard}>
              Open the board <Key name="B" />
            </Button>
          )}
          {onMany === undefined ? null : (
            <Button look="quiet" onClick={onMany}>
              Many people at once…
            </Button>
          )}
        </div>
      )}
      {recent.length === 0 ? <p className="quiet small">People you look at will stand here too.</p> : null}
    </section>
  );
}
