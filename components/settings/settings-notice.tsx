import { usePanel, usePanelState } from '../shell/panel-context';
import { Snackbar } from '../ui/snackbar';

/** What was just saved, with its undo, or why it was not; at the bottom of the window, whatever was scrolled to. */
export function SettingsNotice() {
  const { commands } = usePanel();
  const notice = usePanelState((state) => state.notice);
  const problem = usePanelState((state) => state.problem);
  if (notice === null && problem === null) return null;
  return (
    <div className="settings-notice">
      {problem === null ? null : (
        <p className="field-error settings-problem" role="alert">
          {problem}
        </p>
      )}
      {notice === null ? null : (
        <Snackbar
          key={notice.id}
          text={notice.text}
          onUndo={notice.undo === null ? undefined : () => void commands.undo()}
          onClose={() => commands.closeNotice()}
        />
      )}
    </div>
  );
}
