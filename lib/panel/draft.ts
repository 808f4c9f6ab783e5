import type { ProfileNote } from '../rules/contact';
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
  /** Why the person is to be moved back, in the user's own words. */
  reason: string;
  /** A new person for a record that names nobody; null while the fields are closed. */
  adding: NewPerson | null;
  /** Something that is known of what the person wants. */
  wish: ProfileNote;
}

/** What is typed of a person whom no page names. */
export interface NewPerson {
  name: string;
  email: string;
}

const EMPTY_WISH: ProfileNote = { topic: 'interests', text: '', origin: '' };

/** Nothing begun, on the team's default scale. */
export function emptyDraft(survey: SurveyKind): Draft {
  return { note: '', score: emptyScore(survey), editing: false, reason: '', adding: null, wish: EMPTY_WISH };
}

/** No score chosen yet. */
export function emptyScore(survey: SurveyKind): ScoreDraft {
  return { survey, score: null, comment: '', channel: 'phone', provenance: 'customer' };
}

/** Whether there is something that would be lost. */
export function hasText(draft: Draft): boolean {
  const { note, score, editing, reason, adding, wish } = draft;
  const typed = [note, score.comment, reason, adding?.name ?? '', adding?.email ?? '', wish.text];
  return editing || score.score !== null || typed.some((text) => text.trim() !== '');
}
