import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ActionRule } from '../../lib/model/action';
import type { Person } from '../../lib/model/change';
import { InteractionType, OrderType } from '../../lib/model/facts';
import { lifecyclePresets } from '../../lib/model/presets';
import { evidenceOf } from '../../lib/rules/evidence';
import { blockedReason, nextActions } from '../../lib/rules/next-action';
import { defaultPlaybook } from '../../lib/rules/playbook';
import { withLapsed } from '../../lib/rules/stage';
import {
  buildContact,
  buildInteraction,
  buildOrder,
  buildPerson,
  buildResponse,
  buildStageChange,
  buildWorkspace,
  DAY,
  daysAgo,
  NOW,
} from '../builders';

const marketing = { consent: { marketing: 'yes' as const, at: daysAgo(100) } };

function actions(facts: Partial<Person>) {
  const person = buildPerson(facts);
  return nextActions(evidenceOf(person, { workspace: buildWorkspace(), now: NOW }), [], person);
}
const ids = (facts: Partial<Person>) => actions(facts).map((action) => action.rule.id);
const stage = (to: string, phase: Parameters<typeof buildStageChange>[0] = {}) => [
  buildStageChange({ to, at: daysAgo(20), ...phase }),
];

test('NA12 every rule is valid and its ids occur once', () => {
  for (const rule of defaultPlaybook) expect(() => ActionRule.parse(rule)).not.toThrow();
  expect(new Set(defaultPlaybook.map((rule) => rule.id)).size).toBe(defaultPlaybook.length);
});

test.each([
  ['awareness', ['share-content', 'learn-interests', 'ask-consent']],
  ['acquisition', ['greet', 'welcome-offer', 'demonstrate']],
  ['consideration', ['compare-products', 'send-case-report', 'answer-questions', 'personal-contact']],
  ['conversion', ['match-criteria', 'follow-up-failed-purchase']],
  ['onboarding', ['first-steps', 'check-in-call']],
  ['retention', ['survey-nps', 'survey-csat', 'care-call', 'offer-from-history', 'discount-for-feedback']],
  ['growth', ['upsell', 'cross-sell', 'offer-higher-priced']],
  ['advocacy', ['loyalty-reward', 'one-order-from-tier', 'referral-programme', 'ask-review']],
  ['lapsed', ['win-back', 'reactivate', 'ask-why-left']],
] as const)('NA12 the playbook covers %s', (phase, expected) => {
  const rules = defaultPlaybook.filter((rule) => rule.when.phases.includes(phase)).map((rule) => rule.id);
  expect(rules).toEqual(expect.arrayContaining([...expected]));
});

test('NA12 in any phase: inquiry, cart (with consent), renewal, detractor', () => {
  const anywhere = defaultPlaybook.filter((rule) => rule.when.phases.length === 0).map((rule) => rule.id);
  expect(anywhere).toEqual(
    expect.arrayContaining(['answer-inquiry', 'recover-cart', 'remind-renewal', 'close-the-loop']),
  );
});

test('NA12 nobody who has ordered is told that they have not, wherever they stand', () => {
  const facts = {
    contact: buildContact(marketing),
    stageChanges: stage('acquisition', { phase: 'acquisition' }),
  };
  const before = ['welcome-offer', 'demonstrate'];
  expect(ids(facts)).toEqual(expect.arrayContaining(before));
  const after = ids({ ...facts, orders: [buildOrder({ at: daysAgo(30) })] });
  expect(after.filter((id) => before.includes(id))).toEqual([]);
});

describe('what comes first', () => {
  const inquiry = buildInteraction({ type: 'inquiry', at: daysAgo(2) });
  const promise = buildInteraction({
    type: 'note',
    text: 'Send the yearly price',
    at: daysAgo(5),
    dueAt: NOW,
  });
  const complaint = buildInteraction({ type: 'complaint', at: daysAgo(1) });
  const cart = buildInteraction({ type: 'cart-abandoned', at: daysAgo(1) });
  const plan = buildOrder({ type: 'subscription-started', at: daysAgo(360), dueAt: NOW + 5 * DAY });

  test('NA13 detractor, complaint, promise, inquiry, renewal, cart, low CSAT', () => {
    const facts = {
      contact: buildContact(marketing),
      stageChanges: stage('retention'),
      interactions: [inquiry, promise, complaint, cart],
      orders: [plan],
      responses: [
        buildResponse({ score: 3, at: daysAgo(9) }),
        buildResponse({ survey: 'csat', score: 1, at: daysAgo(9) }),
      ],
    };
    expect(ids(facts).slice(0, 8)).toEqual([
      'close-the-loop',
      'answer-complaint',
      'keep-promise',
      'answer-inquiry',
      'answer-inquiry-by-phone',
      'remind-renewal',
      'recover-cart',
      'make-good',
    ]);
  });

  test('NA13 then somebody at risk, before what the phase proposes', () => {
    const orders = [200, 140, 260].map((days) => buildOrder({ at: daysAgo(days) }));
    const [first] = actions({ stageChanges: stage('retention'), orders });
    expect(first?.rule.id).toBe('call-at-risk');
    expect(first?.because).toBe(
      'Last order 140 days ago; the usual gap is 60 days. Priya may be drifting away.',
    );
  });

  test('NA2 NA13 a cart is recovered only with consent', () => {
    expect(ids({ stageChanges: stage('conversion'), interactions: [cart] })).not.toContain('recover-cart');
    expect(ids({ contact: buildContact(marketing), interactions: [cart] })[0]).toBe('recover-cart');
  });

  test('NA13 the sentence names what is waited for', () => {
    expect(actions({ interactions: [inquiry] })[0]?.because).toContain('Priya asked 2 days ago');
    expect(actions({ interactions: [promise] })[0]?.because).toBe('A note is due: “Send the yearly price”');
    expect(actions({ orders: [plan] })[0]?.because).toContain('The renewal is due in 5 days.');
  });
});

const anyPerson = fc
  .record({
    model: fc.constantFrom(...lifecyclePresets),
    place: fc.option(fc.nat(20)),
    days: fc.nat(900),
    consent: fc.constantFrom('yes', 'no', 'unknown'),
    emails: fc.constantFrom<string[]>([], ['a@b.example']),
    orders: fc.array(fc.record({ type: fc.constantFrom(...OrderType.options), days: fc.nat(1500) }), {
      maxLength: 8,
    }),
    interactions: fc.array(
      fc.record({
        type: fc.constantFrom(...InteractionType.options),
        days: fc.nat(90),
        due: fc.option(fc.nat(50)),
      }),
      { maxLength: 6 },
    ),
    nps: fc.array(fc.record({ score: fc.integer({ min: 0, max: 10 }), days: fc.nat(400) }), { maxLength: 3 }),
  })
  .map(({ model, place, days, consent, emails, orders, interactions, nps }) => {
    const stages = withLapsed(model).stages;
    const at = place === null ? undefined : stages[place % stages.length];
    const person = buildPerson({
      contact: buildContact({ consent: { marketing: consent, at: null }, emails }),
      stageChanges: at
        ? [buildStageChange({ model: model.id, to: at.id, phase: at.phase, at: daysAgo(days) })]
        : [],
      orders: orders.map((order) => buildOrder({ type: order.type, at: daysAgo(order.days) })),
      interactions: interactions.map(({ type, days: ago, due }) =>
        buildInteraction({ type, at: daysAgo(ago), dueAt: due === null ? null : NOW + (25 - due) * DAY }),
      ),
      responses: nps.map(({ score, days: ago }) => buildResponse({ score, at: daysAgo(ago) })),
    });
    return { person, workspace: buildWorkspace({ model }) };
  });

test('NA12 everybody who may be contacted gets something, complete and in plain words', () => {
  fc.assert(
    fc.property(anyPerson, ({ person, workspace }) => {
      const evidence = evidenceOf(person, { workspace, now: NOW });
      const found = nextActions(evidence, [], person);
      expect(found.length).toBeGreaterThan(0);
      expect(blockedReason(evidence, [], person)).toBeNull();
      for (const { rule, because, draft } of found) {
        expect(because).not.toMatch(/[{}]|NaN|undefined|null|Infinity/);
        expect(draft ?? '').not.toMatch(/[{}]|NaN|undefined|null/);
        if (rule.needsConsent) expect(person.contact.consent.marketing).toBe('yes');
        if (rule.kind === 'e-mail') expect(person.contact.emails).not.toEqual([]);
      }
    }),
  );
});

test('NA1 the default playbook proposes nothing to anybody who asked not to be contacted', () => {
  fc.assert(
    fc.property(anyPerson, ({ person, workspace }) => {
      const silent = { ...person, contact: { ...person.contact, doNotContact: true } };
      const evidence = evidenceOf(silent, { workspace, now: NOW });
      expect(nextActions(evidence, [], silent)).toEqual([]);
      expect(blockedReason(evidence, [], silent)).toContain('not to be contacted');
    }),
  );
});
