import { handoffOf } from '../../lib/panel/handoff-view';
import type { PersonView } from '../../lib/panel/person-view';
import { HandoffCard } from '../contact/handoff-card';
import { usePanel, usePanelState } from './panel-context';

/** The handoff of the person shown, while it is open. */
export function HandoffPart({ view }: { view: PersonView }) {
  const { commands, locale } = usePanel();
  const open = usePanelState((state) => state.handoff === view.contact.id);
  if (!open) return null;
  return <HandoffCard handoff={handoffOf(view, locale)} onClose={() => commands.showHandoff(false)} />;
}
