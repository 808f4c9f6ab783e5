import type { Chosen } from '../../lib/panel/choice';
import { ChipButton } from '../ui/chip';

/** That the user said whom the page is about, and the way back. */
export function ChosenChip({ chosen, onForget }: { chosen: Chosen; onForget: () => void }) {
  return (
    <ChipButton onClick={onForget}>
      Chosen by you · {chosen === 'record' ? 'forget' : 'back to the page'}
    </ChipButton>
  );
}

/** A page without a record of its own cannot be told from others at the next visit. */
export function PageOnly() {
  return <p className="quiet small">Remembered for this page only: it has no record of its own.</p>;
}
