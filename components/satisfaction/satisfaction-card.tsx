import type { RefObject } from 'react';
import type { Contact } from '../../lib/model/contact';
import type { SurveyKind } from '../../lib/model/facts';
import { SURVEY_SCALES } from '../../lib/model/survey-scales';
import type { ScoreDraft } from '../../lib/panel/draft';
import type { PersonView } from '../../lib/panel/person-view';
import { agoText, dateText } from '../../lib/panel/time-text';
import type { ScoreWarnings as Warnings } from '../../lib/rules/score-warnings';
import { Card } from '../ui/card';
import { LinkButton } from '../ui/link-button';
import { Toggle } from '../ui/toggle';
import { consentWords } from './consent-words';
import { FollowUpStep } from './follow-up-step';
import { ScoreHistory } from './score-history';
import { ScoreRow, TenHint } from './score-row';
import { ScoreStep, ScoreWarnings } from './score-step';
import { warningSentences } from './warning-sentences';
import './satisfaction-card.css';

export interface SatisfactionCardProps {
  short: string;
  survey: PersonView['survey'];
  contact: Pick<Contact, 'consent' | 'doNotContact'>;
  draft: ScoreDraft;
  warnings: Warnings;
  /** The ticket of the page, as facts name it. */
  ticket: string | null;
  /** What came of the follow-up, so far; null while it is not being closed. */
  result: string | null;
  /** The score that was logged just now and says nothing else yet: more may be said of it. */
  sayMoreOf: string | null;
  memberName: (id: string | null) => string;
  focusRef?: RefObject<HTMLDivElement | null>;
  clock: () => number;
  locale: string;
  onType: (change: Partial<ScoreDraft>) => void;
  onQuick: (score: number) => void;
  onSave: () => void;
  onDrop: () => void;
  onSayMore: (responseId: string) => void;
  onResult: (result: string | null) => void;
  onClose: () => void;
}

const KINDS: SurveyKind[] = ['nps', 'csat', 'ces'];
const ENDS: Record<SurveyKind, [string, string]> = {
  nps: ['Would not recommend', 'Surely would'],
  csat: ['Not satisfied', 'Very satisfied'],
  ces: ['Hard work', 'No effort'],
};

/** What the person said of us, and the row to log it. */
export function SatisfactionCard(props: SatisfactionCardProps) {
  const { survey, draft, clock, locale, onType } = props;
  const now = clock();
  const [worst, best] = ENDS[draft.survey];
  const words = { now, locale, memberName: props.memberName };
  const { askAgainAt, ...others } = props.warnings;
  return (
    <Card
      name="Satisfaction"
      className="satisfaction-card"
      aside={
        <Toggle
          label="Scale"
          value={draft.survey}
          options={KINDS.map((kind) => ({ value: kind, label: kind.toUpperCase() }))}
          onChange={(kind) => onType({ survey: kind })}
        />
      }
    >
      <ScoreRow
        survey={draft.survey}
        score={draft.score}
        {...(props.focusRef === undefined ? {} : { focusRef: props.focusRef })}
        onQuick={props.onQuick}
        onScore={(score) => onType({ score })}
        onSave={props.onSave}
        onDrop={props.onDrop}
      />
      {draft.score === null ? (
        <>
          <p className="score-ends" aria-hidden="true">
            <span>{worst}</span>
            {draft.survey === 'nps' ? <TenHint /> : null}
            <span>{best}</span>
          </p>
          <ScoreWarnings sentences={warningSentences({ ...others, askAgainAt: null }, words)} />
          <LastScores {...props} now={now} />
          <FollowUpStep
            short={props.short}
            followUp={survey.followUp}
            result={props.result}
            now={now}
            locale={locale}
            onResult={props.onResult}
            onClose={props.onClose}
          />
          <ScoreHistory
            key={draft.survey}
            kind={draft.survey}
            history={survey.history[draft.survey]}
            {...words}
          />
          <p className="quiet small">{consentWords(props.contact, now, locale)}</p>
        </>
      ) : (
        <ScoreStep
          draft={draft}
          warnings={warningSentences({ ...others, askAgainAt }, words)}
          ticket={props.ticket}
          onType={onType}
          onSave={props.onSave}
          onDrop={props.onDrop}
        />
      )}
    </Card>
  );
}

function LastScores(props: SatisfactionCardProps & { now: number }) {
  const { survey, draft, now, locale, sayMoreOf } = props;
  const kind = draft.survey;
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
          <span className="score-comment" dir="auto" title={last.comment.slice(0, TITLE_LIMIT)}>
            “{last.comment.slice(0, TITLE_LIMIT)}”
          </span>
        )}
      </p>
      <p className="quiet">
        {who}
        {again}{' '}
        {sayMoreOf === last.id ? (
          <LinkButton onClick={() => props.onSayMore(last.id)}>Add what was said</LinkButton>
        ) : null}
      </p>
    </div>
  );
}

/** A comment may be a page long; the whole of it is in the timeline. */
const TITLE_LIMIT = 300;
