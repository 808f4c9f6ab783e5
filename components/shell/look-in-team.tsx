import { useEffect, useRef, useState } from 'react';
import { addressKey, readableAddress } from '../../lib/model/address';
import { foundPerson, type FoundPerson } from '../../lib/panel/found';
import { TeamLookup } from '../contact/team-lookup';
import { Button } from '../ui/button';
import { usePanel, usePanelState } from './panel-context';

interface LookInTeamProps {
  /** What was typed, and who was found for it on this device; null while that is not known. */
  text: string;
  found: FoundPerson[] | null;
  onFound: (people: FoundPerson[]) => void;
}

type Asked = { address: string; state: 'looking' | 'not-reached' | 'nobody' };

/** Where this device holds some of the team's people only: asks the server for a whole address, when the user says so. */
export function LookInTeam({ text, found, onFound }: LookInTeamProps) {
  const { commands } = usePanel();
  const team = usePanelState((state) => state.team);
  const [isPart, setPart] = useState(false);
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    let isShown = true;
    void commands.holdsPart().then((is) => {
      if (isShown) setPart(is);
    });
    return () => {
      isShown = false;
    };
  }, [commands]);
  const address = addressKey(text);
  // An answer that comes when something else was typed, or the search was left, opens nobody.
  const wanted = useRef(address);
  useEffect(() => {
    wanted.current = address;
    return () => {
      wanted.current = null;
    };
  }, [address]);
  if (!isPart || found === null || text.trim() === '') return null;
  if (address === null) {
    return found.length > 0 ? null : (
      <p className="quiet small">
        Some of your team’s people are not on this device. Type a whole e-mail address to look for them.
      </p>
    );
  }
  if (found.some(({ emails }) => emails.some((one) => addressKey(one) === address))) return null;
  const look = async () => {
    setAsked({ address, state: 'looking' });
    const { answer, people } = await commands.searchTeam(address);
    const isFound = answer === 'found' && people.length > 0;
    const says = isFound ? null : { address, state: answer === 'not-reached' ? answer : ('nobody' as const) };
    setAsked((now) => (now?.address === address ? says : now));
    if (isFound && wanted.current === address) onFound(people.map((row) => foundPerson(row, team)));
  };
  const state = asked?.address === address ? asked.state : null;
  return (
    <div className="look-in-team">
      {state === 'looking' ? null : (
        <Button onClick={() => void look()}>
          {state === null ? 'Look in the team’s people' : 'Look again'}
        </Button>
      )}
      {state === 'nobody' ? (
        <p className="quiet small" role="status">
          Nobody of the team’s people has the address <bdi>{readableAddress(address)}</bdi>.
        </p>
      ) : (
        <TeamLookup state={state} />
      )}
    </div>
  );
}
