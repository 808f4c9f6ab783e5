import { useState } from 'react';
import type { SuggestedStage } from '../../lib/panel/stage-advice';
import { dateText } from '../../lib/panel/time-text';
import { Button } from '../ui/button';
import { LinkButton } from '../ui/link-button';
import './suggestion-block.css';

export interface SuggestionBlockProps {
  suggestion: SuggestedStage;
  /** The stage the person is in; null for somebody who has none yet. */
  current: string | null;
  now: number;
  locale: string;
  onAccept: () => void;
  onKeep: () => void;
}

/** Which stage the facts speak for, why, and what they are. Nothing is changed before somebody says so. */
export function SuggestionBlock(props: SuggestionBlockProps) {
  const { suggestion, current, now, locale } = props;
  const { stage, reason, evidence, facts } = suggestion;
  const [open, setOpen] = useState(false);
  const rest = facts.length - evidence.length;
  return (
    <div className="suggestion" role="group" aria-label={`Suggested stage: ${stage.label}`}>
      <p className="suggestion-words">
        <strong className="suggestion-stage">
          <bdi>{stage.label}</bdi>?
        </strong>{' '}
        {reason}{' '}
        <LinkButton aria-expanded={open} className="suggestion-why" onClick={() => setOpen(!open)}>
          {open ? 'Hide why' : 'Why'}
        </LinkButton>
      </p>
      {open ? (
        <div className="well suggestion-more">
          <ul aria-label="Evidence">
            {evidence.map((fact) => (
              <li key={fact.id}>
                <span dir="auto">{fact.title}</span>
                <time dateTime={new Date(fact.at).toISOString()}>{dateText(fact.at, now, locale)}</time>
              </li>
            ))}
          </ul>
          {rest > 0 && evidence.length > 0 ? <p className="quiet">{rest} more in the timeline.</p> : null}
          <p className="quiet">
            Rule {suggestion.rule}. A stage you chose yourself is never changed by a rule.
          </p>
        </div>
      ) : null}
      <div className="suggestion-steps">
        <Button look="primary" aria-label={`Move to ${stage.label}, as suggested`} onClick={props.onAccept}>
          <span className="suggestion-label">
            Move to <bdi>{stage.label}</bdi>
          </span>
        </Button>
        {current === null ? null : (
          <Button aria-label={`Keep ${current}, ask again in 30 days`} onClick={props.onKeep}>
            <span className="suggestion-label">
              Keep <bdi>{current}</bdi>
            </span>
          </Button>
        )}
        {current === null ? null : <span className="quiet small">asks again in 30 days</span>}
      </div>
    </div>
  );
}
