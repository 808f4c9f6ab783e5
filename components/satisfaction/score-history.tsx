import { useState } from 'react';
import type { SurveyKind, SurveyResponse } from '../../lib/model/facts';
import { dateText } from '../../lib/panel/time-text';
import type { SurveyHistory } from '../../lib/rules/survey-history';
import { LinkButton } from '../ui/link-button';
import { ScoreLine } from './score-line';
import { CHANNELS } from './score-step';
import './score-history.css';

interface ScoreHistoryProps {
  kind: SurveyKind;
  history: SurveyHistory;
  now: number;
  locale: string;
  memberName: (id: string | null) => string;
}

/** What the person answered over time, and apart from it what agents thought; the table has both in words. */
export function ScoreHistory(props: ScoreHistoryProps) {
  const { kind, history, now, locale } = props;
  const [open, setOpen] = useState(false);
  const { said, impressions } = history;
  const count = said.length + impressions.length;
  if (count < 2) return null;
  return (
    <div className="score-history">
      <div className="score-lines">
        {said.length < 2 ? null : (
          <p className="score-trend">
            <ScoreLine kind={kind} responses={said} look="said" />
            <span>{trendWords(history, now, locale)}</span>
          </p>
        )}
        {impressions.length < 2 ? null : (
          <p className="score-trend">
            <ScoreLine kind={kind} responses={impressions} look="thought" />
            <span>Agent’s impressions</span>
          </p>
        )}
        <LinkButton aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? 'Hide' : 'Show'} all {count}
        </LinkButton>
      </div>
      {open ? <ScoreTable {...props} /> : null}
    </div>
  );
}

/** 'Up 3 since 4 May': of what the customer said alone. */
function trendWords({ trend }: SurveyHistory, now: number, locale: string): string {
  if (trend === null) return '';
  const since = `since ${dateText(trend.since, now, locale)}`;
  if (trend.change === 0) return `Unchanged ${since}`;
  return `${trend.change > 0 ? 'Up' : 'Down'} ${String(Math.abs(trend.change))} ${since}`;
}

/** A history may be long; the timeline has the rest. */
const ROWS = 50;

function ScoreTable({ kind, history, now, locale, memberName }: ScoreHistoryProps) {
  const parts: [string, SurveyResponse[]][] = [
    ['Said by the customer', history.said],
    ['Agent’s impressions', history.impressions],
  ];
  return (
    <table className="score-table">
      <caption className="only-read-out">{kind.toUpperCase()} over time, newest first</caption>
      {parts.map(([name, responses]) =>
        responses.length === 0 ? null : (
          <tbody key={name}>
            <tr>
              <th colSpan={3} scope="rowgroup">
                {name}
              </th>
            </tr>
            {responses
              .toReversed()
              .slice(0, ROWS)
              .map((response) => (
                <tr key={response.id}>
                  <td className="score-table-score">{response.score}</td>
                  <td className="score-table-day">{dateText(response.at, now, locale)}</td>
                  <td>
                    {CHANNELS[response.channel]}, logged by <bdi>{memberName(response.by)}</bdi>
                    {response.comment === null ? null : (
                      <span className="score-table-comment" dir="auto">
                        {response.comment.slice(0, 300)}
                      </span>
                    )}
                  </td>
                </tr>
              ))}
          </tbody>
        ),
      )}
    </table>
  );
}
