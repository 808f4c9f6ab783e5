import { formatMoney } from '../../../lib/model/money';
import type { ValueFigure } from '../../../lib/model/value-inputs';
import { dateText } from '../../../lib/panel/time-text';
import { figuresOf, sinceOf, type FigureSettings } from '../../../lib/model/value-figures';
import { Pairs } from '../../ui/pairs';

interface InputListProps {
  value: FigureSettings;
  currency: string;
  now: number;
  locale: string;
}

/** The inputs of the value formulas as they are, what each is for, and since when it is so. */
export function InputList({ value, currency, now, locale }: InputListProps) {
  const figures = figuresOf(value);
  const percent = (share: number | null) =>
    share === null ? null : share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 2 });
  const money = (minor: number | null) => (minor === null ? null : formatMoney(minor, currency, locale));
  const years = figures.relationshipYears?.toLocaleString(locale, { maximumFractionDigits: 4 }) ?? null;
  const since = (name: ValueFigure) => {
    const known = sinceOf(value, name);
    if (known === 'begun-with') return ', assumed, as Sidestage comes';
    if (known === null || figures[name] === null) return '';
    return `, since ${dateText(known.at, now, locale).replaceAll(' ', '\u00a0')}`;
  };
  const row = (name: ValueFigure, label: string, is: string | null, note: string) => ({
    label,
    value: is ?? <span className="quiet">not set</span>,
    note: `${note}${since(name)}`,
  });
  return (
    <Pairs
      rows={[
        row('margin', 'Margin', percent(figures.margin), 'of the revenue'),
        row('monthlyChurn', 'Churn', percent(figures.monthlyChurn), 'of customers leave a month'),
        row('monthlyDiscount', 'Discount', percent(figures.monthlyDiscount), 'less a month of waiting'),
        row('horizonMonths', 'Horizon', `${String(figures.horizonMonths)} months`, 'looked ahead'),
        row('acquisitionCost', 'Acquisition cost', money(figures.acquisitionCost), 'to win a customer'),
        row('costOfService', 'Cost of service', money(figures.costOfService), 'to serve one for a year'),
        row(
          'relationshipYears',
          'Relationship',
          years === null ? null : `${years} ${figures.relationshipYears === 1 ? 'year' : 'years'}`,
          years === null ? 'as long as the horizon' : 'that customers usually stay',
        ),
      ]}
    />
  );
}
