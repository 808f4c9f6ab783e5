import { useEffect, useRef, useState } from 'react';
import { isoDay } from '../../../lib/panel/day-input';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { saveFile } from '../../ui/save-file';

type Stands =
  { is: 'idle' } | { is: 'running'; done: number } | { is: 'saved' } | { is: 'failed'; message: string };

/** Everything of the team as one file. */
export function ExportPart() {
  const panel = usePanel();
  const [stands, setStands] = useState<Stands>({ is: 'idle' });
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const run = async () => {
    const mine = (abort.current = new AbortController());
    setStands({ is: 'running', done: 0 });
    const answer = await panel.commands.keeping.exportAll((done) => {
      if (!mine.signal.aborted) setStands({ is: 'running', done });
    }, mine.signal);
    if (mine.signal.aborted) return;
    if (answer.ok) {
      const name = `sidestage-team-${isoDay(panel.now())}.ndjson`;
      saveFile({ name, type: 'application/x-ndjson', text: answer.value });
    }
    setStands(answer.ok ? { is: 'saved' } : { is: 'failed', message: answer.message });
  };
  const stop = () => {
    abort.current?.abort();
    setStands({ is: 'idle' });
  };
  return (
    <div className="settings-form" role="group" aria-label="Export of the team">
      <h3 className="settings-sub">Export of the team</h3>
      <p className="soft">
        Everything the team has, in one file: a JSON value a line, the count of records in the first and the
        last.
      </p>
      {stands.is === 'running' ? (
        <div className="form-end">
          <Button onClick={stop}>Stop</Button>
          <label className="small soft">
            Exporting: {Math.round(stands.done * 100)} % <progress max={1} value={stands.done} />
          </label>
        </div>
      ) : (
        <div>
          <Button onClick={() => void run()}>Export everything</Button>
        </div>
      )}
      <div role="status">
        {stands.is === 'saved' ? <p className="soft">Saved. It holds people’s data: keep it safe.</p> : null}
        {stands.is === 'failed' ? <p className="field-error">Not exported. {stands.message}</p> : null}
      </div>
    </div>
  );
}
