import { foundPerson } from '../../lib/panel/found';
import { LOG_CHOICES, type LogType } from '../../lib/panel/log-draft';
import { mayDo } from '../../lib/panel/may';
import { LogRow } from '../log/log-row';
import { usePanel, usePanelState } from './panel-context';

/** What is not logged without seeing value. */
const VALUED: readonly LogType[] = ['order', 'subscription', 'reward'];

/** The log row of the person shown, while it is open, wired to the panel's commands. */
export function LogPart({ short, onClosed }: { short: string; onClosed: () => void }) {
  const panel = usePanel();
  const { commands, locale } = panel;
  const log = usePanelState((state) => state.draft.log);
  const team = usePanelState((state) => state.team);
  const seesValue = usePanelState((state) => mayDo(state, 'see-value'));
  if (log === null) return null;
  // What a role does not see is not logged by it: it would be gone from its screen after the next sync.
  const choices = LOG_CHOICES.filter(({ type }) => seesValue || !VALUED.includes(type));
  return (
    <LogRow
      short={short}
      draft={log}
      choices={choices}
      currency={team.workspace.currency}
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
      onFind={(text) => commands.findPeople(text).then((rows) => rows.map((row) => foundPerson(row, team)))}
    />
  );
}
