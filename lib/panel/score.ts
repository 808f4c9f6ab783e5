import { SURVEY_SCALES } from '../model/survey-scales';
import { TEXT_LIMIT } from '../model/limits';
import { correctResponse } from '../rules/correct-response';
import { isWarned, scoreWarnings, ticketReference, type ScoreWarnings } from '../rules/score-warnings';
import { logResponse, npsGroup } from '../rules/survey';
import { textProblem } from '../rules/text-limit';
import { act, shownPerson } from './acting';
import type { PanelContext } from './context';
import { emptyScore, type ScoreDraft } from './draft';
import { recordOf } from './page';
import { once } from './once';
import type { PersonView } from './person-view';
import { problemSentence } from './problem';
import type { PanelState } from './state';
import { factIds } from './undo';

export interface ScoreCommands {
  /** Changes what was begun: the scale, the score, the comment, the channel, who said it, the ticket. */
  typeScore(change: Partial<ScoreDraft>): void;
  /** Logs a score at once, unless there is something to warn of: then it is only chosen. */
  quickScore(score: number): Promise<void>;
  saveScore: () => Promise<void>;
  /** Opens a score that was logged already, to say more of it. */
  sayMore(responseId: string): void;
  /** Forgets the score that was begun; a note stays. */
  dropScore(): void;
}

/** The ticket of the page, as facts name it; null where the page shows none or another person is looked at. */
export function pageTicket({ page, chosen, movedOn }: PanelState): string | null {
  return chosen === 'looked-up' || movedOn !== null ? null : ticketReference(recordOf(page));
}

/** What there is to warn of before the score that was begun, or the next one, is logged. */
export function warningsOf(state: PanelState, view: PersonView, now: number): ScoreWarnings {
  const { score } = state.draft;
  const { coolDownDays } = state.team.workspace.survey;
  // More words for a score that stands ask nobody anything.
  if (score.of !== null) return { askAgainAt: null, scored: null, doNotContact: false };
  const reference = score.score === null ? pageTicket(state) : score.reference;
  return scoreWarnings(view.person, { provenance: score.provenance, reference }, { coolDownDays, now });
}

/** Logging of satisfaction. */
export function scoreCommands(context: PanelContext, release: () => void): ScoreCommands {
  const { state, options } = context;
  const setScore = (score: ScoreDraft) => state.setState(({ draft }) => ({ draft: { ...draft, score } }));

  const saveScore = once(async () => {
    const view = shownPerson(context);
    const begun = state.getState().draft.score;
    if (view === null || begun.score === null) return;
    const { survey, score, channel, provenance, reference, of } = begun;
    const comment = begun.comment.trim() || null;
    const problem = textProblem('A comment', comment ?? '', TEXT_LIMIT, options.locale);
    if (problem !== null) {
      state.setState({ problem });
      return;
    }
    const words = { comment, channel, provenance, reference };
    let changes;
    try {
      changes =
        of === null
          ? logResponse(view.person, { survey, score, ...words }, context.actor())
          : correctResponse(view.person, of, words, context.actor(), options.locale);
    } catch (error) {
      state.setState({ problem: problemSentence(error) });
      return;
    }
    const contactId = view.contact.id;
    const followUp = of === null && changes.length > 1 ? ' · follow-up in 2 days' : '';
    const done = {
      text: `${scoreWords(survey, score, provenance)} saved for ${view.short}${followUp}`,
      undo: { kind: 'facts', contactId, ids: factIds(changes) } as const,
    };
    if (!(await act(context, changes, done))) return;
    setScore(emptyScore(survey));
    release();
  });

  const typeScore = (typed: Partial<ScoreDraft>): void => {
    const { score } = state.getState().draft;
    // A score that was logged is what it is: only more is said of it.
    const { score: _score, survey: _survey, ...words } = typed;
    const change: Partial<ScoreDraft> = score.of === null ? typed : words;
    const next = { ...score, ...change };
    // Another scale: a score of the old one says nothing on it.
    const { min, max } = SURVEY_SCALES[next.survey];
    const fits =
      next.score !== null && next.survey === score.survey && next.score >= min && next.score <= max;
    // The ticket is that of the page on which the score was begun.
    const begins = fits && score.score === null && change.reference === undefined;
    const reference = begins ? pageTicket(state.getState()) : next.reference;
    setScore({ ...next, reference, score: fits ? next.score : null });
  };

  return {
    typeScore,
    async quickScore(score) {
      const view = shownPerson(context);
      const begun = state.getState().draft.score;
      if (view === null || begun.of !== null) return;
      const isWaiting = begun.score !== null || isWarned(warningsOf(state.getState(), view, options.now()));
      typeScore({ score });
      if (!isWaiting) await saveScore();
    },
    saveScore,
    sayMore(id) {
      const logged = shownPerson(context)?.person.responses.find((response) => response.id === id);
      if (logged === undefined) return;
      const { survey, score, comment, channel, provenance, reference } = logged;
      setScore({ survey, score, comment: comment ?? '', channel, provenance, reference, of: id });
    },
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
