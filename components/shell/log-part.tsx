import { foundPerson } from '../../lib/panel/found';
import { LogRow } from '../log/log-row';
import { usePanel, usePanelState } from './panel-context';

/** The log row of the person shown, while it is open, wired to the panel's commands. */
export function LogPart({ short, onClosed }: { short: string; onClosed: () => void }) {
  const panel = usePanel();
  const { commands, locale } = panel;
  const log = usePanelState((state) => state.draft.log);
  const { workspace, model } = usePanelState((state) => state.team);
  if (log === null) return null;
  return (
    <LogRow
      short={short}
      draft={log}
      currency={workspace.currency}
      locale={locale}
      onType={(change) => commands.typeLog(change)}
      onSave={() =>
        void commands.saveLog().then((saved) => {
          if (saved) onClosed();
        })
      }
      onClose={() => {
        commands.openLog(false);
        if (panel.state.getState().draft.log === null) onClosed();
      }}
      onDrop={() => {
        commands.dropLog();
        onClosed();
      }}
      onFind={(text) => commands.findPeople(text).then((rows) => rows.map((row) => foundPerson(row, model)))}
    />
  );
}
