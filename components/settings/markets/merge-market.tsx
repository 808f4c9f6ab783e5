import { useEffect, useState } from 'react';
import type { MarketSettings } from '../../../lib/rules/market';
import { usePanel } from '../../shell/panel-context';
import { Button } from '../../ui/button';
import { SelectField } from '../../ui/select-field';
import { MappingTable } from '../model/mapping-table';

interface MergeMarketProps {
  market: MarketSettings & { id: string };
  others: MarketSettings[];
  onClose: () => void;
}

/** A market is taken away by merging it into another: where its people would stand, and what changes, before it is done. */
export function MergeMarket({ market, others, onClose }: MergeMarketProps) {
  const { commands } = usePanel();
  const [into, setInto] = useState('');
  const [counts, setCounts] = useState<Record<string, number> | null>(null);
  const target = others.find(({ id }) => (id ?? '') === into) ?? others[0];
  useEffect(() => {
    let isShown = true;
    void commands.stageCounts(market.id).then((found) => {
      if (isShown) setCounts(found);
    });
    return () => {
      isShown = false;
    };
  }, [commands, market.id]);
  if (target === undefined) return null;
  return (
    <div className="settings-ask" role="group" aria-label={`Remove ${market.label}`}>
      <SelectField
        label={`Merge ${market.label} into`}
        value={into}
        options={others.map(({ id, label }) => ({ value: id ?? '', label }))}
        onChange={setInto}
      />
      <p>
        Whoever belongs to <bdi>{market.label}</bdi> will be read by the model, the playbook and the value
        inputs of <bdi>{target.label}</bdi>:
      </p>
      <MappingTable model={market.model} other={target.model} counts={counts} />
      <p className="quiet small">
        Nothing recorded changes. The settings of {market.label} are kept, and it can be brought back at any
        time.
      </p>
      <div className="form-end">
        <Button
          onClick={() =>
            void commands.mergeMarket(market.id, target.id).then((saved) => {
              if (saved) onClose();
            })
          }
        >
          Merge into {target.label}
        </Button>
        <Button look="quiet" onClick={onClose}>
          Leave it
        </Button>
      </div>
    </div>
  );
}
