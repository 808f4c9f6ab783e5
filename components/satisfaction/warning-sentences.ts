import { SURVEY_SCALES } from '../../lib/model/survey-scales';
import { dateText } from '../../lib/panel/time-text';
import { referenceWords, type ScoreWarnings } from '../../lib/rules/score-warnings';

/** What there is to warn of, in sentences that say what to do. */
export function warningSentences(
  { askAgainAt, scored, doNotContact }: ScoreWarnings,
  how: { now: number; locale: string; memberName: (id: string | null) => string },
): string[] {
  const day = (at: number) => dateText(at, how.now, how.locale);
  const sentences: string[] = [];
  if (scored !== null) {
    const { max } = SURVEY_SCALES[scored.survey];
    const what = scored.provenance === 'agent' ? 'impression' : scored.survey.toUpperCase();
    const by = scored.by === null ? '' : ` by ${how.memberName(scored.by)}`;
    const about = referenceWords(scored.reference ?? '');
    const named = about.charAt(0).toUpperCase() + about.slice(1);
    sentences.push(
      `${named} was scored already: ${what} ${String(scored.score)} of ${String(max)}${by} on ${day(scored.at)}.`,
    );
  }
  if (askAgainAt !== null) {
    sentences.push(`Asked lately, next from ${day(askAgainAt)}: log only what was said unasked.`);
  }
  if (doNotContact) sentences.push('They asked not to be contacted: log only what was said unasked.');
  return sentences;
}
