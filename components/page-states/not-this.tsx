import type { Chosen } from '../../lib/panel/choice';
import { ChosenChip, PageOnly } from '../contact/chosen-chip';

/** The user said that this page is not about whom it names; the chip takes it back. */
export function NotThis({ chosen, onForget }: { chosen: Chosen; onForget: () => void }) {
  return (
    <div className="state-line state-not-this" role="group" aria-label="What you said of this page">
      <ChosenChip chosen={chosen} isRefusal onForget={onForget} />
      {chosen === 'page' ? <PageOnly /> : null}
    </div>
  );
}
