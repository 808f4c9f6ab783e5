import { useEffect, useState } from 'react';
import { displayName } from '../../lib/panel/person-view';
import type { LostNotesOf } from '../../lib/panel/settling';
import type { PanelState } from '../../lib/panel/state';
import { usePanel, usePanelState } from '../shell/panel-context';
import { Button } from '../ui/button';
import { LostList } from './lost-list';
import './lost.css';

const SETTINGS: Record<PanelState['overruled'][number]['field'], string> = {
  model: 'The lifecycle model',
  playbook: 'The playbook',
  tiers: 'The loyalty tiers',
  markets: 'The markets',
};

/** Lost notes are looked for so long after the sheet has opened. */
const NOTES_AFTER_MS = 400;

interface LostPartProps {
  now: number;
  onOpen: (contactId: string, name: string) => void;
  onSettings: () => void;
}

/** Everything the user typed and lost, of all people and of the team's settings. */
export function LostPart({ now, onOpen, onSettings }: LostPartProps) {
  const { commands } = usePanel();
  const lost = usePanelState((state) => state.lost);
  const overruled = usePanelState((state) => state.overruled);
  const [notes, setNotes] = useState<LostNotesOf[]>([]);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let isShown = true;
    // The outbox is read whole for it: what is at hand is drawn first.
    const timer = setTimeout(() => {
      void commands.lostNotes().then((found) => {
        if (isShown) setNotes(found);
      });
    }, NOTES_AFTER_MS);
    return () => {
      isShown = false;
      clearTimeout(timer);
    };
  }, [commands, round]);
  const people = [...new Map([...lost, ...notes].map(({ contact }) => [contact.id, contact])).values()];
  const count = lost.reduce((sum, one) => sum + one.lost.length, 0);
  if (people.length === 0 && overruled.length === 0) return null;
  return (
    <div className="sync-part">
      <h3 className="sync-heading">
        Yours and theirs{' '}
        <span className="quiet">
          {count + overruled.length + notes.reduce((sum, one) => sum + one.notes.length, 0)}
        </span>
      </h3>
      <p className="quiet small">Two people wrote at once; the later one counts. Nothing of yours is gone.</p>
      {people.map((contact) => (
        <div key={contact.id} className="lost-person">
          <button
            type="button"
            className="sync-person"
            onClick={() => onOpen(contact.id, displayName(contact))}
          >
            <bdi>{displayName(contact)}</bdi>
          </button>
          <LostList
            contact={contact}
            lost={lost.find((one) => one.contact.id === contact.id)?.lost ?? []}
            notes={notes.find((one) => one.contact.id === contact.id)?.notes ?? []}
            now={now}
            onSettled={() => setRound(round + 1)}
          />
        </div>
      ))}
      {people.length > 1 && count > 1 ? (
        <div className="lost-steps">
          <Button onClick={() => void commands.settleAllLost('theirs')}>Keep theirs everywhere</Button>
          <Button onClick={() => void commands.settleAllLost('mine')}>Use mine everywhere</Button>
        </div>
      ) : null}
      {overruled.map(({ field }) => (
        <div key={field} className="lost-setting">
          <p>{SETTINGS[field]} was changed by a colleague after you.</p>
          <Button onClick={onSettings}>See both in the settings</Button>
        </div>
      ))}
    </div>
  );
}
