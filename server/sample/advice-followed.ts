import { defaultPlaybook } from '../../lib/rules/playbook';
import type { Span } from './buying';
import type { Teller } from './contact-made';
import { seededRandom } from './random';
import { phaseOf, type SampleStage } from './sample-person';

const REASONS = [
  'just spoke with them',
  'on holiday until the 12th',
  'budget is frozen',
  'does not fit this time',
];

/**
 * What became of the actions that were recommended while the person was in a stage: mostly done, some put off. Surveys
 * are left out: their answers tell of them.
 */
export function followAdvice(span: Span, stage: SampleStage, current: boolean, teller: Teller): void {
  const { person, ledger, agreed } = teller;
  // Randomness of its own: a new rule in the playbook changes nothing else of the sample.
  const random = seededRandom(`${person.slug}/${stage}/advice`);
  const fitting = defaultPlaybook.filter(
    (rule) =>
      rule.when.phases.includes(phaseOf[stage]) && rule.kind !== 'survey' && (agreed || !rule.needsConsent),
  );
  for (const rule of random.shuffled(fitting).slice(0, random.whole(0, 2))) {
    const days = random.between(span.until, span.from);
    const drawn = random.next();
    if (drawn < 0.65) ledger.outcome(days, rule.id, 'done');
    else if (drawn < 0.85) {
      const wait = random.whole(1, 7);
      ledger.outcome(days, rule.id, 'snoozed', { untilIn: current && days < 7 ? wait : wait - days });
    } else ledger.outcome(days, rule.id, 'not-now', { reason: random.pick(REASONS) });
  }
}
