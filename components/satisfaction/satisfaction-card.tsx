import type { RefObject } from 'react';
import type { SurveyKind } from '../../lib/model/facts';
import { SURVEY_SCALES } from '../../lib/model/survey-scales';
import type { ScoreDraft } from '../../lib/panel/draft';
import type { PersonView } from '../../lib/panel/person-view';
import { agoText, dateText } from '../../lib/panel/time-text';
import { Card } from '../ui/card';
import { Toggle } from '../ui/toggle';
import { ScoreRow } from './score-row';
import { ScoreStep } from './score-step';
import './satisfaction-card.css';

export interface SatisfactionCardProps {
  survey: PersonView['survey'];
  draft: ScoreDraft;
  focusRef?: RefObject<HTMLDivElement | null>;
  clock: () => number;
  locale: string;
  onType: (change: Partial<ScoreDraft>) => void;
  onSave: () => void;
  onDrop: () => void;
}

const ENDS: Record<SurveyKind, [string, string]> = {
  nps: ['Would not recommend', 'Surely would'],
  csat: ['Not satisfied', 'Very satisfied'],
  ces: ['Hard work', 'No effort'],
};

/** What the person said of us, and the row to log it. */
export function SatisfactionCard(props: SatisfactionCardProps) {
  const { survey, draft, clock, locale, onType } = props;
  const now = clock();
  const kinds: SurveyKind[] = survey.kind === 'ces' ? ['nps', 'csat', 'ces'] : ['nps', 'csat'];
  const [worst, best] = ENDS[draft.survey];
  return (
    <Card
      name="Satisfaction"
      className="satisfaction-card"
      aside={
        <Toggle
          label="Scale"
          value={draft.survey}
          options={kinds.map((kind) => ({ value: kind, label: kind.toUpperCase() }))}
          onChange={(kind) => onType({ survey: kind })}
        />
      }
    >
      <ScoreRow
        survey={draft.survey}
        score={draft.score}
        {...(props.focusRef === undefined ? {} : { focusRef: props.focusRef })}
        now={clock}
        onScore={(score) => onType({ score })}
        onSave={props.onSave}
        onDrop={props.onDrop}
      />
      {draft.score === null ? (
        <>
          <p className="score-ends" aria-hidden="true">
            <span>{worst}</span>
            <span>{best}</span>
          </p>
          <LastScores survey={survey} kind={draft.survey} now={now} locale={locale} />
        </>
      ) : (
        <ScoreStep
          draft={draft}
          askAgainAt={survey.askAgainAt === null ? null : dateText(survey.askAgainAt, now, locale)}
          onType={onType}
          onSave={props.onSave}
          onDrop={props.onDrop}
        />
      )}
    </Card>
  );
}

function LastScores(props: { survey: PersonView['survey']; kind: SurveyKind; now: number; locale: string }) {
  const { survey, kind, now, locale } = props;
  const last = survey.lastByKind[kind];
  const again =
    survey.askAgainAt === null ? '' : ` Ask again from ${dateText(survey.askAgainAt, now, locale)}.`;
  if (last === null)
    return (
      <p className="score-last">
        No {kind.toUpperCase()} yet.{again}
      </p>
    );
  const who = last.provenance === 'agent' ? 'Agent’s impression.' : 'Said by the customer.';
  const scale = kind === 'nps' ? '' : ` of ${String(SURVEY_SCALES[kind].max)}`;
  return (
    <div className="score-last">
      <p className="score-said">
        <span>
          Last <strong>{last.score}</strong>
          {scale}, {agoText(last.at, now)}
        </span>
        {last.comment === null ? null : (
          <span className="score-comment" dir="auto" title={last.comment}>
            “{last.comment}”
          </span>
        )}
      </p>
      <p className="quiet">
        {who}
        {again}
      </p>
    </div>
  );
}
