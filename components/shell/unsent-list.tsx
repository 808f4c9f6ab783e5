import { unsentLine, unsentText, type Unsent } from '../../lib/panel/unsent-text';
import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { saveFile } from '../ui/save-file';
import { usePanel } from './panel-context';
import './unsent-list.css';

/** More are told by their number: all of them are in the copy and in the file. */
const SHOWN = 50;

/** What the server does not have, to be read, copied, and kept as a file. */
export function UnsentList({ unsent }: { unsent: Unsent[] }) {
  const { locale } = usePanel();
  const save = () =>
    saveFile({ name: 'sidestage-unsent.txt', type: 'text/plain', text: unsentText(unsent, locale) });
  return (
    <>
      <ul className="unsent" aria-label="Not sent" tabIndex={0}>
        {unsent.slice(0, SHOWN).map((change) => (
          <li key={change.mutation.uuid} dir="auto">
            {unsentLine(change, locale)}
          </li>
        ))}
        {unsent.length > SHOWN ? <li>and {unsent.length - SHOWN} more</li> : null}
      </ul>
      <div className="unsent-steps">
        <CopyButton text={unsentText(unsent, locale)}>Copy all</CopyButton>
        <Button look="quiet" onClick={save}>
          Save as a file
        </Button>
      </div>
    </>
  );
}
