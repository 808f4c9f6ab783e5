import type { MarketStep } from '../../lib/rules/market-move';
import { Menu } from '../ui/menu';
import './market-menu.css';

/** A market that the person belongs to or could belong to, with where they would stand there. */
export interface MarketItem {
  id: string | null;
  label: string;
  step: MarketStep;
}

interface MarketMenuProps {
  /** The person's own. */
  current: Pick<MarketItem, 'id' | 'label'>;
  markets: MarketItem[];
  open: boolean;
  /** Why the market cannot be changed, as a sentence; null where it can. */
  fixed: string | null;
  onOpen: (open: boolean) => void;
  onMove: (id: string | null) => void;
}

/** The market a person belongs to, and the way into another; each says where they would stand there. */
export function MarketMenu({ current, markets, open, fixed, onOpen, onMove }: MarketMenuProps) {
  if (fixed !== null) {
    return (
      <span className="market-name quiet small" title={fixed}>
        <span className="only-read-out">Market: </span>
        <bdi>{current.label}</bdi>
      </span>
    );
  }
  return (
    <Menu
      label={<bdi className="market-label">{current.label}</bdi>}
      name={`Market: ${current.label}. Change`}
      shortcut="K"
      look="quiet"
      numbered
      className="market-menu"
      open={open}
      onOpen={onOpen}
      items={markets.map(({ id, label, step }) => ({
        id: id ?? '',
        label,
        detail: id === current.id ? 'Their market' : stepWords(step),
        ...(step.to === null ? {} : { phase: step.to.phase }),
        current: id === current.id,
      }))}
      onChoose={(id) => onMove(id === '' ? null : id)}
    />
  );
}

/** 'Retention becomes Customer', 'stays Retention', 'in no stage there'. */
function stepWords({ from, to }: MarketStep): string {
  if (from === null) return 'No stage yet';
  if (to === null) return `${from.label}: in no stage there`;
  return from.label === to.label ? `Stays ${to.label}` : `${from.label} becomes ${to.label}`;
}
