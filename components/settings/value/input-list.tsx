import { formatMoney } from '../../../lib/model/money';
import type { ValueInputs } from '../../../lib/model/value-inputs';
import { Pairs } from '../../ui/pairs';

interface InputListProps {
  value: ValueInputs;
  currency: string;
  locale: string;
}

/** The inputs of the value formulas as they are, and what each is for. */
export function InputList({ value, currency, locale }: InputListProps) {
  const percent = (share: number) =>
    share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 2 });
  const unset = <span className="quiet">not set</span>;
  const { margin, monthlyChurn, acquisitionCost } = value;
  return (
    <Pairs
      rows={[
        { label: 'Margin', value: margin === null ? unset : percent(margin), note: 'of the revenue' },
        {
          label: 'Churn',
          value: monthlyChurn === null ? unset : percent(monthlyChurn),
          note: 'of customers leave a month',
        },
        { label: 'Discount', value: percent(value.monthlyDiscount), note: 'less a month of waiting' },
        { label: 'Horizon', value: `${value.horizonMonths} months`, note: 'looked ahead' },
        {
          label: 'Acquisition cost',
          value: acquisitionCost === null ? unset : formatMoney(acquisitionCost, currency, locale),
          note: 'to win a customer',
        },
      ]}
    />
  );
}
