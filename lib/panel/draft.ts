import type { ProfileNote } from '../rules/contact';
import type { SurveyChannel, SurveyKind, SurveyResponse } from '../model/facts';
import { hasLog, type LogDraft } from './log-draft';

/** A score that was chosen and is not saved yet. */
export interface ScoreDraft {
  survey: SurveyKind;
  score: number | null;
  comment: string;
  channel: SurveyChannel;
  provenance: SurveyResponse['provenance'];
  /** The ticket it is about. */
  reference: string | null;
  /** The score that was logged already and of which more is said; null for a new one. */
  of: string | null;
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
  /** Something that is being logged; null while the row is closed. */
  log: LogDraft | null;
  /** One's own note that is being edited. */
  noteEdit: { id: string; text: string } | null;
  /** What came of a follow-up; null while it is not being closed. */
  result: string | null;
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
  return {
    note: '',
    score: emptyScore(survey),
    editing: false,
    reason: '',
    adding: null,
    log: null,
    noteEdit: null,
    result: null,
    wish: EMPTY_WISH,
  };
}

/** No score chosen yet. */
export function emptyScore(survey: SurveyKind): ScoreDraft {
  return {
    survey,
    score: null,
    comment: '',
    channel: 'phone',
    provenance: 'customer',
    reference: null,
    of: null,
  };
}

/** Whether there is something that would be lost. */
export function hasText(draft: Draft): boolean {
  const { note, score, editing, reason, adding, log, noteEdit, result, wish } = draft;
  const { name = '', email = '' } = adding ?? {};
  const typed = [note, score.comment, reason, name, email, result ?? '', wish.text];
  return (
    editing ||
    noteEdit !== null ||
    hasLog(log) ||
    score.score !== null ||
    typed.some((text) => text.trim() !== '')
  );
}
