import { useState } from 'react';
import { formatWholeMoney } from '../../lib/model/money';
import type { ValueView } from '../../lib/panel/person-view';
import { Card } from '../ui/card';
import { LinkButton } from '../ui/link-button';
import { MarginStep } from './margin-step';
import { OrderChart } from './order-chart';
import { ValueReceipt } from './value-receipt';
import './value-card.css';

export interface ValueCardProps {
  value: ValueView;
  /** Whether the team's margin is known: without it, revenue is not called value. */
  marginSet: boolean;
  now: number;
  locale: string;
  /** A share from 0 to 1. */
  onMargin: (margin: number) => void;
}

/** What the person is likely worth: a figure with its range, the orders it rests on, and why. */
export function ValueCard({ value, marginSet, now, locale, onMargin }: ValueCardProps) {
  const { estimate, forecast } = value;
  const [why, setWhy] = useState(false);
  const [margin, setMargin] = useState(false);
  const money = (minor: number) => formatWholeMoney(minor, estimate.currency, locale);
  const isKnown = estimate.method !== 'none';
  return (
    <Card
      name="Value"
      title={estimate.label}
      className="value-card"
      aside={
        <LinkButton aria-label="Why this number?" aria-expanded={why} onClick={() => setWhy(!why)}>
          Why<span className="value-why"> this number</span>?
        </LinkButton>
      }
    >
      <p className="value-line">
        <span className="value-figure" data-known={isKnown}>
          {isKnown ? money(estimate.base) : 'Not known yet'}
        </span>
        {isKnown ? (
          <span className="value-range">
            {estimate.rangeLabel} {money(estimate.low)} – {money(estimate.high)}
          </span>
        ) : null}
      </p>
      <p className="soft value-sentence">{estimate.why}</p>
      {isKnown || forecast.past.length > 1 ? (
        <OrderChart forecast={forecast} currency={estimate.currency} locale={locale} />
      ) : null}
      <div className="value-foot">
        {estimate.orderAgain === null ? null : (
          <span>
            Orders again in {estimate.orderAgain.days} days{' '}
            <strong>{Math.round(100 * estimate.orderAgain.probability)} %</strong>
          </span>
        )}
        {estimate.silence === null ? null : <span>{silenceText(estimate.silence)}</span>}
        {marginSet ? null : (
          <LinkButton className="value-hint" aria-expanded={margin} onClick={() => setMargin(!margin)}>
            Margin not set: add it
          </LinkButton>
        )}
      </div>
      {margin && !marginSet ? (
        <MarginStep
          onMargin={(share) => {
            setMargin(false);
            onMargin(share);
          }}
          onClose={() => setMargin(false)}
        />
      ) : null}
      {why ? <ValueReceipt value={value} now={now} locale={locale} /> : null}
    </Card>
  );
}

/** The plain fact beside the model's chance: how long they are silent, against their own rhythm. */
function silenceText({ days, usualDays }: { days: number; usualDays: number | null }): string {
  const last =
    days === 0 ? 'Ordered today' : `Last order ${days === 1 ? '1 day' : `${String(days)} days`} ago`;
  if (usualDays === null) return last;
  return `${last}, usually every ${usualDays === 1 ? 'day' : `${String(usualDays)} days`}`;
}
