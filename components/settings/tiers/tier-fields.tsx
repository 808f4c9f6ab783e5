import type { TierDraft } from '../../../lib/panel/tier-draft';
import { Button } from '../../ui/button';
import { Field } from '../../ui/field';

interface TierFieldsProps {
  draft: TierDraft;
  currency: string;
  problem: string | null;
  onEdit: (fields: Partial<TierDraft>) => void;
  onRemove: () => void;
}

/** One tier: its name, and from what spend or how many orders of 12 months it begins. */
export function TierFields({ draft, currency, problem, onEdit, onRemove }: TierFieldsProps) {
  const name = draft.label.trim() === '' ? 'this tier' : draft.label;
  return (
    <li>
      <div className="tier" role="group" aria-label={`Tier ${name}`}>
        <Field
          label="Name"
          value={draft.label}
          maxLength={60}
          dir="auto"
          onChange={(event) => onEdit({ label: event.target.value })}
        />
        <Field
          label={`From spend (${currency})`}
          inputMode="decimal"
          maxLength={18}
          value={draft.spend}
          onChange={(event) => onEdit({ spend: event.target.value })}
        />
        <Field
          label="Or from orders"
          inputMode="numeric"
          maxLength={8}
          value={draft.orders}
          onChange={(event) => onEdit({ orders: event.target.value })}
        />
        <Button look="quiet" aria-label={`Remove ${name}`} onClick={onRemove}>
          Remove
        </Button>
        {problem === null ? null : (
          <p className="field-error" role="status">
            {problem}
          </p>
        )}
      </div>
    </li>
  );
}
