import fc from 'fast-check';
import type { Person } from '../../lib/model/change';
import { InteractionType, OrderType } from '../../lib/model/facts';
import { defaultModel } from '../../lib/model/presets';
import { SURVEY_SCALES } from '../../lib/model/survey-scales';
import { factOrder } from '../../lib/rules/order';
import { withLapsed } from '../../lib/rules/stage-model';
import {
  buildInteraction,
  buildOrder,
  buildResponse,
  buildReversal,
  buildReward,
  buildStageChange,
  daysAgo,
} from '../builders';

const at = fc.integer({ min: daysAgo(900), max: daysAgo(0) });
const upTo = <T>(one: fc.Arbitrary<T>, maxLength: number) => fc.array(one, { maxLength });

const change = fc.record({ at, stage: fc.constantFrom(...withLapsed(defaultModel).stages) });
const interaction = fc.record({ at, type: fc.constantFrom(...InteractionType.options) });
const order = fc.record({
  at,
  type: fc.constantFrom(...OrderType.options),
  minor: fc.integer({ min: 0, max: 100_000 }),
  label: fc.constantFrom(null, 'Care', 'Plus'),
  months: fc.constantFrom(null, 1, 12),
});
const response = fc.record({
  at,
  survey: fc.constantFrom('nps', 'csat', 'ces'),
  score: fc.nat(1000),
  provenance: fc.constantFrom('customer', 'agent'),
});
const reward = fc.record({ at, minor: fc.option(fc.nat(5000)) });

/** Everything that may be known of somebody, some of it taken back; in the order in which facts count. */
export const randomFacts: fc.Arbitrary<Omit<Person, 'contact' | 'outcomes' | 'keeps'>> = fc
  .record({
    changes: upTo(change, 8),
    interactions: upTo(interaction, 8),
    orders: upTo(order, 8),
    responses: upTo(response, 4),
    rewards: upTo(reward, 3),
    back: upTo(fc.nat(30), 5),
    undone: fc.nat(12),
  })
  .map((made) => {
    const stageChanges = made.changes
      .map(({ at: when, stage }) => buildStageChange({ at: when, to: stage.id, phase: stage.phase }))
      .sort(factOrder);
    const [before, last] = [stageChanges.at(-2), stageChanges.at(-1)];
    if (made.undone < 4 && before !== undefined && last !== undefined) {
      const { model, to, phase } = before;
      stageChanges.push(
        buildStageChange({ at: last.at + 1, model, to, phase, source: 'undo', undoes: last.id }),
      );
    }
    const interactions = made.interactions.map((fields) => buildInteraction(fields)).sort(factOrder);
    const orders = made.orders
      .map(({ minor, months, ...fields }) =>
        buildOrder({
          ...fields,
          amount: { minor, currency: 'EUR' },
          periodMonths: fields.type.startsWith('subscription') ? months : null,
          dueAt: null,
        }),
      )
      .sort(factOrder);
    const responses = made.responses
      .map(({ score, ...fields }) => {
        const { min, max } = SURVEY_SCALES[fields.survey];
        return buildResponse({ ...fields, score: min + (score % (max - min + 1)) });
      })
      .sort(factOrder);
    const rewards = made.rewards
      .map(({ at: when, minor }) =>
        buildReward({ at: when, cost: minor === null ? null : { minor, currency: 'EUR' }, redeems: null }),
      )
      .sort(factOrder);
    const facts = [...interactions, ...orders, ...responses, ...rewards];
    const reversals = made.back.flatMap((n) => {
      const fact = facts[n];
      return fact === undefined ? [] : [buildReversal({ fact: fact.id })];
    });
    return { stageChanges, interactions, orders, responses, rewards, reversals };
  });
