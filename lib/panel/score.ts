import { SURVEY_SCALES } from '../model/survey-scales';
import { logResponse, npsGroup } from '../rules/survey';
import { act, shownPerson } from './acting';
import type { PanelContext } from './context';
import { emptyScore, type ScoreDraft } from './draft';
import { factIds } from './undo';

export interface ScoreCommands {
  /** Changes what was begun: the scale, the score, the comment, the channel, who said it. */
  typeScore(change: Partial<ScoreDraft>): void;
  saveScore: () => Promise<void>;
  /** Forgets the score that was begun; a note stays. */
  dropScore(): void;
}

/** Logging of satisfaction. */
export function scoreCommands(context: PanelContext, release: () => void): ScoreCommands {
  const { state } = context;
  const setScore = (score: ScoreDraft) => state.setState(({ draft }) => ({ draft: { ...draft, score } }));

  async function saveScore(): Promise<void> {
    const view = shownPerson(context);
    const begun = state.getState().draft.score;
    if (view === null || begun.score === null) return;
    const { survey, score, channel, provenance } = begun;
    const entry = {
      survey,
      score,
      channel,
      provenance,
      comment: begun.comment.trim() || null,
      reference: null,
    };
    const changes = logResponse(view.person, entry, context.actor());
    const contactId = view.contact.id;
    const followUp = changes.length > 1 ? ' · follow-up in 2 days' : '';
    const done = {
      text: `${scoreWords(begun.survey, score, provenance)} saved for ${view.short}${followUp}`,
      undo: { kind: 'facts', contactId, ids: factIds(changes) } as const,
    };
    if (!(await act(context, changes, done))) return;
    setScore(emptyScore(begun.survey));
    release();
  }

  return {
    typeScore(change) {
      const { score } = state.getState().draft;
      const next = { ...score, ...change };
      // Another scale: a score of the old one says nothing on it.
      const { min, max } = SURVEY_SCALES[next.survey];
      const fits =
        next.score !== null && next.survey === score.survey && next.score >= min && next.score <= max;
      setScore({ ...next, score: fits ? next.score : null });
    },
    saveScore,
    dropScore() {
      setScore(emptyScore(state.getState().draft.score.survey));
      release();
    },
  };
}

/** A score in words: 'NPS 9, promoter', or 'agent's impression 4 of 5', which is never called NPS. */
export function scoreWords(
  survey: ScoreDraft['survey'],
  score: number,
  provenance: ScoreDraft['provenance'],
): string {
  if (provenance === 'agent') return `Agent’s impression ${score} of ${SURVEY_SCALES[survey].max}`;
  if (survey === 'nps') return `NPS ${score}, ${npsGroup(score)}`;
  return `${survey.toUpperCase()} ${score} of ${SURVEY_SCALES[survey].max}`;
}
