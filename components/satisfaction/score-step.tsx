import { useRef } from 'react';
import type { SurveyChannel } from '../../lib/model/facts';
import type { ScoreDraft } from '../../lib/panel/draft';
import { scoreWords } from '../../lib/panel/score';
import { Button } from '../ui/button';
import { Toggle } from '../ui/toggle';
import { useIntoView } from '../ui/use-into-view';

interface ScoreStepProps {
  draft: ScoreDraft;
  /** The day before which the person should not be asked again; null when they may be. */
  askAgainAt: string | null;
  onType: (change: Partial<ScoreDraft>) => void;
  onSave: () => void;
  onDrop: () => void;
}

const CHANNELS: Record<SurveyChannel, string> = {
  phone: 'Phone',
  'e-mail': 'E-mail',
  chat: 'Chat',
  'in-person': 'In person',
  'survey-link': 'Survey link',
};
const channels = Object.keys(CHANNELS) as SurveyChannel[];

/** What goes along with a chosen score: a comment, how it was said, and by whom. */
export function ScoreStep({ draft, askAgainAt, onType, onSave, onDrop }: ScoreStepProps) {
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
        {askAgainAt === null ? '' : `. Asked lately, next from ${askAgainAt}: log what was said unasked.`}
      </p>
      <input
        className="input"
        aria-label="Comment"
        placeholder="In their words (optional)"
        maxLength={10_000}
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
      <div className="score-end">
        <Button look="primary" type="submit">
          Save score
        </Button>
        <Button look="quiet" onClick={onDrop}>
          Drop
        </Button>
        <span className="quiet small">Enter saves, Esc drops</span>
      </div>
    </form>
  );
}
