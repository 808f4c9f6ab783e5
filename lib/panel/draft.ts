import type { SurveyChannel, SurveyKind, SurveyResponse } from '../model/facts';

/** A score that was chosen and is not saved yet. */
export interface ScoreDraft {
  survey: SurveyKind;
  score: number | null;
  comment: string;
  channel: SurveyChannel;
  provenance: SurveyResponse['provenance'];
}

/** Text begun for one person. It belongs to that person until it is saved or dropped. */
export interface Draft {
  note: string;
  score: ScoreDraft;
  /** Whether the fields of the person are being edited. */
  editing: boolean;
}

/** Nothing begun, on the team's default scale. */
export function emptyDraft(survey: SurveyKind): Draft {
  return { note: '', score: emptyScore(survey), editing: false };
}

/** No score chosen yet. */
export function emptyScore(survey: SurveyKind): ScoreDraft {
  return { survey, score: null, comment: '', channel: 'phone', provenance: 'customer' };
}

/** Whether there is something that would be lost. */
export function hasText(draft: Draft): boolean {
  return draft.note.trim() !== '' || draft.score.score !== null || draft.editing;
}
