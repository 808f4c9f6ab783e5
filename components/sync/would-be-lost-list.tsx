import { wouldBeLostText, wouldBeLostWords, type WouldBeLost } from '../../lib/panel/would-be-lost';
import { usePanel } from '../shell/panel-context';
import { useClock } from '../shell/use-clock';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { saveFile } from '../ui/save-file';
import { useChangeNaming } from './use-change-naming';
import './would-be-lost-list.css';

/** More are told by their number: all of them are in the copy and in the file. */
const SHOWN = 50;

/** What the server does not have, to be read, copied, and kept as a file. */
export function WouldBeLostList({ changes }: { changes: WouldBeLost[] }) {
  const { now } = usePanel();
  const naming = useChangeNaming(useClock(now, 60_000));
  const save = () =>
    saveFile({ name: 'sidestage-unsent.txt', type: 'text/plain', text: wouldBeLostText(changes, naming) });
  return (
    <>
      <ul className="would-be-lost" aria-label="Not sent" tabIndex={0}>
        {changes.slice(0, SHOWN).map((change) => (
          <li key={change.mutation.uuid} dir="auto">
            {wouldBeLostWords(change, naming)}
          </li>
        ))}
        {changes.length > SHOWN ? <li>and {(changes.length - SHOWN).toLocaleString('en')} more</li> : null}
      </ul>
      <div className="would-be-lost-steps">
        <CopyButton text={wouldBeLostText(changes, naming)}>Copy all</CopyButton>
        <Button look="quiet" onClick={save}>
          Save as a file
        </Button>
      </div>
    </>
  );
}
