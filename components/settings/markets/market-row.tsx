import { useState } from 'react';
import type { MarketSettings } from '../../../lib/rules/market';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { MarketForm } from './market-form';
import { MergeMarket } from './merge-market';

interface MarketRowProps {
  market: MarketSettings;
  /** How many belong to it; null until they are counted. */
  people: number | null;
  /** Markets it could be merged into. */
  others: MarketSettings[];
  may: boolean;
}

/** One market with who belongs to it, its name to be changed, and the way to take it away. */
export function MarketRow({ market, people, others, may }: MarketRowProps) {
  const { commands } = usePanel();
  const [open, setOpen] = useState<'name' | 'merge' | null>(null);
  const { id, label, model } = market;
  const close = () => setOpen(null);
  return (
    <li className="market-row">
      <div className="market-line">
        <span className="market-words">
          <strong>
            <bdi>{label}</bdi>
          </strong>
          <span className="quiet small">
            <bdi>{model.label}</bdi>
            {people === null ? '' : ` · ${String(people)} ${people === 1 ? 'person' : 'people'}`}
          </span>
        </span>
        {may ? (
          <span className="market-steps">
            <Button
              look="quiet"
              aria-label={`Rename ${label}`}
              aria-expanded={open === 'name'}
              onClick={() => setOpen(open === 'name' ? null : 'name')}
            >
              Rename
            </Button>
            {id === null ? null : (
              <Button
                look="quiet"
                aria-label={`Remove ${label}`}
                aria-expanded={open === 'merge'}
                onClick={() => setOpen(open === 'merge' ? null : 'merge')}
              >
                Remove…
              </Button>
            )}
          </span>
        ) : null}
      </div>
      {open === 'name' ? (
        <MarketForm
          name={`Rename ${label}`}
          label={label}
          submit="Save"
          onSubmit={(next) => commands.renameMarket(id, next)}
          onClose={close}
        />
      ) : null}
      {open === 'merge' && id !== null ? (
        <MergeMarket market={{ ...market, id }} others={others} onClose={close} />
      ) : null}
    </li>
  );
}
