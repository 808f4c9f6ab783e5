import type { Chosen } from '../../lib/panel/choice';
import { ChipButton } from '../ui/chip';

interface ChosenChipProps {
  chosen: Chosen;
  /** Nobody was chosen: the user said only who it is not. */
  isRefusal?: boolean;
  onForget: () => void;
}

/** That the user said whom the page is about, or is not, and the way back. */
export function ChosenChip({ chosen, isRefusal = false, onForget }: ChosenChipProps) {
  return (
    <ChipButton onClick={onForget}>
      {isRefusal ? 'Not this person, you said' : 'Chosen by you'} ·{' '}
      {chosen === 'record' ? 'forget' : 'back to the page'}
    </ChipButton>
  );
}

/** A page without a record of its own cannot be told from others at the next visit. */
export function PageOnly() {
  return <p className="quiet small">Remembered for this page only: it has no record of its own.</p>;
}
