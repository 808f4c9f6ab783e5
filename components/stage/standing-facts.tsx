import { useState, type ReactNode } from 'react';
import type { SegmentWords } from '../../lib/rules/segment-words';
import type { TierWords } from '../../lib/rules/tier';
import { ChipButton } from '../ui/chip';
import './standing-facts.css';

interface StandingFactsProps {
  /** Null where it cannot be known: the user's role is not sent orders. */
  segment: SegmentWords | null;
  /** Null where the team has no tiers. */
  tier: TierWords | null;
  /** What stands at the end of the line. */
  children?: ReactNode;
}

/** The person's segment and loyalty tier; a press says by which rule, with which numbers, and what the next tier takes. */
export function StandingFacts({ segment, tier, children }: StandingFactsProps) {
  const [open, setOpen] = useState<'segment' | 'tier' | null>(null);
  const toggle = (which: 'segment' | 'tier') => setOpen(open === which ? null : which);
  return (
    <>
      <div className="stage-facts">
        <div className="chips" role="group" aria-label="Segment and tier">
          {segment === null ? null : (
            <ChipButton
              name={`Segment: ${segment.label}. Why?`}
              pressed={open === 'segment'}
              onClick={() => toggle('segment')}
            >
              {segment.label}
            </ChipButton>
          )}
          {tier === null ? null : (
            <ChipButton
              name={tier.tier === null ? 'No tier yet. Why?' : `Tier: ${tier.tier.label}. Why?`}
              pressed={open === 'tier'}
              onClick={() => toggle('tier')}
            >
              <span className="standing-tier" dir="auto">
                {tier.tier?.label ?? 'No tier yet'}
              </span>
            </ChipButton>
          )}
        </div>
        {children}
      </div>
      {open === 'segment' && segment !== null ? (
        <div className="well" role="group" aria-label={`Why ${segment.label}`}>
          <p>{segment.because}</p>
          <p className="quiet">
            {segment.says} Rule {segment.rule}, worked out from the facts and stored nowhere.
          </p>
        </div>
      ) : null}
      {open === 'tier' && tier !== null ? (
        <div className="well" role="group" aria-label="Why this tier">
          <p>{tier.because}</p>
          <p>{tier.missing ?? 'This is the highest tier.'}</p>
          <p className="quiet">{tier.says}</p>
        </div>
      ) : null}
    </>
  );
}
