import { useRef } from 'react';
import type { SurveyChannel } from '../../lib/model/facts';
import type { ScoreDraft } from '../../lib/panel/draft';
import { scoreWords } from '../../lib/panel/score';
import { referenceWords } from '../../lib/rules/score-warnings';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { LinkButton } from '../ui/link-button';
import { Toggle } from '../ui/toggle';
import { useIntoView } from '../ui/use-into-view';

interface ScoreStepProps {
  draft: ScoreDraft;
  /** What to know before it is saved, as sentences. */
  warnings: string[];
  /** The ticket of the page, as facts name it. */
  ticket: string | null;
  onType: (change: Partial<ScoreDraft>) => void;
  onSave: () => void;
  onDrop: () => void;
}

/** Each channel in words. */
export const CHANNELS: Record<SurveyChannel, string> = {
  phone: 'Phone',
  'e-mail': 'E-mail',
  chat: 'Chat',
  'in-person': 'In person',
  'survey-link': 'Survey link',
};
const channels = Object.keys(CHANNELS) as SurveyChannel[];

/** What goes along with a chosen score: a comment, how it was said, and by whom. */
export function ScoreStep({ draft, warnings, ticket, onType, onSave, onDrop }: ScoreStepProps) {
  const form = useRef<HTMLFormElement>(null);
  useIntoView(form);
  return (
    <form
      ref={form}
      className="score-step"
      aria-label="Score"
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onDrop();
      }}
    >
      <p className="score-words" role="status">
        {scoreWords(draft.survey, draft.score ?? 0, draft.provenance)}
        {draft.of === null ? '' : ', logged already: say more of it.'}
      </p>
      <ScoreWarnings sentences={warnings} />
      <input
        className="input"
        aria-label="Comment"
        placeholder="In their words (optional)"
        autoFocus={draft.of !== null}
        dir="auto"
        value={draft.comment}
        onChange={(event) => onType({ comment: event.target.value })}
      />
      <div className="score-how">
        <Toggle
          label="Who said it"
          value={draft.provenance}
          options={[
            { value: 'customer', label: 'Customer said', title: 'In the customer’s own words' },
            { value: 'agent', label: 'My impression', title: 'Kept apart: never counted as NPS' },
          ]}
          onChange={(provenance) => onType({ provenance })}
        />
        <select
          className="input"
          aria-label="Channel"
          value={draft.channel}
          onChange={(event) => onType({ channel: event.target.value as SurveyChannel })}
        >
          {channels.map((channel) => (
            <option key={channel} value={channel}>
              {CHANNELS[channel]}
            </option>
          ))}
        </select>
      </div>
      <ScoreTicket reference={draft.reference} ticket={ticket} onType={onType} />
      <div className="score-end">
        <Button look="primary" type="submit">
          {draft.of === null ? 'Save score' : 'Save words'}
        </Button>
        <Button look="quiet" onClick={onDrop}>
          Drop
        </Button>
        <span className="quiet small">Enter saves, Esc drops</span>
      </div>
    </form>
  );
}

/** What to know before a score is saved: quiet, with a sign and in words. */
export function ScoreWarnings({ sentences }: { sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <ul className="score-warnings">
      {sentences.map((sentence) => (
        <li key={sentence}>
          <Icon name="warning" size={13} />
          <span>{sentence}</span>
        </li>
      ))}
    </ul>
  );
}

/** The ticket the score is about: shown, and taken off with one press. */
function ScoreTicket(props: {
  reference: string | null;
  ticket: string | null;
  onType: (change: Partial<ScoreDraft>) => void;
}) {
  const { reference, ticket, onType } = props;
  if (reference !== null) {
    return (
      <p className="score-ticket">
        <bdi title={reference}>About {referenceWords(reference)}</bdi>
        <LinkButton onClick={() => onType({ reference: null })}>Not about it</LinkButton>
      </p>
    );
  }
  if (ticket === null) return null;
  return (
    <p className="score-ticket">
      <LinkButton title={ticket} onClick={() => onType({ reference: ticket })}>
        It is about {referenceWords(ticket)}
      </LinkButton>
    </p>
  );
}
