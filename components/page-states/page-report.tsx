import { Button } from '../ui/button';
import { CopyButton } from '../ui/copy-button';
import { saveFile } from '../ui/save-file';

/** A report in full, before anything is done with it. It goes nowhere by itself. */
export function PageReport({ text, onClose }: { text: string; onClose: () => void }) {
  const save = () => saveFile({ name: 'sidestage-page-report.txt', type: 'text/plain', text });
  return (
    <div className="page-report" role="group" aria-label="Report of the page">
      <p>
        This is all of the report: the shape of the page, its text blanked. Nothing is sent anywhere. Read it,
        then give it to whoever looks after Sidestage for you.
      </p>
      <pre className="page-report-text" tabIndex={0} aria-label="The report" dir="ltr">
        {text}
      </pre>
      <div className="page-report-steps">
        <CopyButton text={text} />
        <Button look="quiet" onClick={save}>
          Save as file
        </Button>
        <Button look="quiet" onClick={onClose}>
          Close
        </Button>
      </div>
    </div>
  );
}
