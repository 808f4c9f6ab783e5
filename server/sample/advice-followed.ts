import type { Segment } from '../../lib/model/action';
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

/** What most people of a stage are, by their orders. */
const SEGMENT: Record<SampleStage, Segment> = {
  reach: 'prospect',
  acquisition: 'prospect',
  conversion: 'prospect',
  retention: 'promising',
  loyalty: 'loyalist',
  lapsed: 'lapsed',
};

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
  const proposal = {
    propensity: fitting.length === 0 ? null : 1 / fitting.length, // any of them is drawn with the same chance
    offered: fitting.slice(0, 50).map((rule) => rule.id),
    phase: phaseOf[stage],
    segment: SEGMENT[stage],
  };
  for (const rule of random.shuffled(fitting).slice(0, random.whole(0, 2))) {
    const days = random.between(span.until, span.from);
    const drawn = random.next();
    if (drawn < 0.65) ledger.outcome(days, rule.id, 'done', proposal);
    else if (drawn < 0.85) {
      const wait = random.whole(1, 7);
      const untilIn = current && days < 7 ? wait : wait - days;
      ledger.outcome(days, rule.id, 'snoozed', { ...proposal, untilIn });
    } else ledger.outcome(days, rule.id, 'not-now', { ...proposal, reason: random.pick(REASONS) });
  }
}
