import type { ValueFigure } from '../../lib/model/value-inputs';
import type { DraftedInputs, ValueDraft } from '../../lib/panel/value-draft';
import { Field } from '../ui/field';
import './value-fields.css';

interface ValueFieldsProps {
  draft: ValueDraft;
  drafted: DraftedInputs;
  currency: string;
  /** What a field has to say besides. */
  hints?: Partial<Record<ValueFigure, string>>;
  onEdit: (fields: Partial<ValueDraft>) => void;
}

const FIELDS: ValueFigure[] = [
  'margin',
  'monthlyChurn',
  'monthlyDiscount',
  'horizonMonths',
  'acquisitionCost',
  'costOfService',
  'relationshipYears',
];

/** The inputs of the value formulas, as fields. */
export function ValueFields({ draft, drafted, currency, hints = {}, onEdit }: ValueFieldsProps) {
  const labels: Record<ValueFigure, string> = {
    margin: 'Margin, %',
    monthlyChurn: 'Churn a month, %',
    monthlyDiscount: 'Discount a month, %',
    horizonMonths: 'Horizon, months',
    acquisitionCost: `Acquisition cost, ${currency}`,
    costOfService: `Service a year, ${currency}`,
    relationshipYears: 'Relationship, years',
  };
  return (
    <div className="value-fields">
      {FIELDS.map((field) => (
        <Field
          key={field}
          label={labels[field]}
          inputMode={field === 'horizonMonths' ? 'numeric' : 'decimal'}
          maxLength={18}
          value={draft[field]}
          error={drafted.ok ? null : (drafted.problems[field] ?? null)}
          {...(hints[field] === undefined ? {} : { hint: hints[field] })}
          onChange={(event) => onEdit({ [field]: event.target.value })}
        />
      ))}
    </div>
  );
}
