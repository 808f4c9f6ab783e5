import type { Person } from '../model/change';
import type { SurveyResponse } from '../model/facts';
import type { RecordKey } from '../model/record-key';
import { scoredBefore, surveyState } from './survey';

/** What should be known before a score is logged. */
export interface ScoreWarnings {
  /** The person answered lately: they should not be asked before this moment. */
  askAgainAt: number | null;
  /** The ticket was scored already. */
  scored: SurveyResponse | null;
  /** They asked not to be contacted. */
  doNotContact: boolean;
}

/**
 * What there is to warn of before a score is logged. An impression asks nobody: only a scored ticket speaks against it.
 * SV12
 */
export function scoreWarnings(
  person: Person,
  entry: { provenance: SurveyResponse['provenance']; reference: string | null },
  how: { coolDownDays: number; now: number },
): ScoreWarnings {
  const asks = entry.provenance === 'customer';
  return {
    askAgainAt: asks ? surveyState(person, how).askAgainAt : null,
    scored: scoredBefore(person, entry.reference),
    doNotContact: asks && person.contact.doNotContact,
  };
}

/** Whether there is anything to warn of: a score then waits for a second key. SV12 */
export function isWarned({ askAgainAt, scored, doNotContact }: ScoreWarnings): boolean {
  return askAgainAt !== null || scored !== null || doNotContact;
}

const REFERENCE_LIMIT = 200;

/**
 * What a page's ticket is called in a fact, the same for everybody: '#4711 on help.acme.example'. Null for another
 * record. SV11
 */
export function ticketReference(key: RecordKey | null): string | null {
  if (key?.type !== 'ticket') return null;
  const where = key.account.includes('.') ? key.account : `${key.site} ${key.account}`.trim();
  return `#${key.id} on ${where}`.slice(0, REFERENCE_LIMIT);
}

/** A reference in few words: 'ticket #4711' of one that was taken from a page, else what somebody typed. */
export function referenceWords(reference: string): string {
  const ticket = /^(#\S+) on \S/.exec(reference);
  return ticket === null ? reference : `ticket ${ticket[1] ?? ''}`;
}
