import { playbookRule } from './playbook-rule';

/** Advocacy, lapsed, people outside, and what always fits. */
export const afterRules = [
  playbookRule({
    id: 'one-order-from-tier',
    kind: 'offer',
    title: 'Say that one order reaches the next tier',
    because:
      '{ordersYear} orders in 12 months: one more could bring the next status. Tell {name} before the year turns.',
    template:
      'Hello {name},\n\nyou are one order away from the next tier, which brings you this:\n\n\n\nI wanted you to know in time.\n\nKind regards',
    when: { phases: ['advocacy'], minOrders: 4, maxOrders: 4 },
    needsConsent: true,
    windowDays: 60,
    restDays: 120,
  }),
  playbookRule({
    id: 'loyalty-reward',
    kind: 'offer',
    title: 'Thank with a loyalty reward or status',
    because: '{name} has ordered {orders} times. A reward by what was spent says that it was noticed.',
    template:
      'Hello {name},\n\nyou have been with us for a while, and we would like to thank you for it with this:\n\n\n\nIt is yours, with nothing to do for it.\n\nKind regards',
    when: { phases: ['advocacy'], minOrders: 3 },
    needsConsent: true,
    windowDays: 60,
    restDays: 180,
  }),
  playbookRule({
    id: 'ask-review',
    kind: 'e-mail',
    title: 'Ask for a recommendation or review',
    because: '{name} gave {score} of 10 and is likely to say yes.',
    template:
      'Hello {name},\n\nyou said you would recommend us: thank you. Would you put that in a sentence or two that others can read?\n\nKind regards',
    when: { phases: ['retention', 'growth', 'advocacy'], minNps: 9 },
    windowDays: 30,
    restDays: 365,
  }),
  playbookRule({
    id: 'referral-programme',
    kind: 'e-mail',
    title: 'Invite to the referral programme',
    because: '{name} is loyal and has agreed to hear from you: people trust those they know.',
    template:
      'Hello {name},\n\nif you know somebody whom we could help as well, put us in touch. There is a thank-you in it for both of you.\n\nKind regards',
    when: { phases: ['advocacy'] },
    needsConsent: true,
    windowDays: 90,
    restDays: 180,
  }),
  playbookRule({
    id: 'thank-advocate',
    kind: 'call',
    title: 'Thank in person',
    because: '{name} has been in {stage} for {days day}. Loyalty that nobody notices fades.',
    template: 'Hello {name},\n\nI only want to say thank you for your loyalty.\n\nKind regards',
    when: { phases: ['advocacy'] },
    windowDays: 90,
    restDays: 120,
  }),
  playbookRule({
    id: 'win-back',
    kind: 'offer',
    title: 'Win back with a priority deal',
    because: '{orders order} so far, the last {orderDays day} ago, and {name} has agreed to offers.',
    template:
      'Hello {name},\n\nwe would be glad to have you back. For your return we have set this aside, before anybody else gets it:\n\n\n\nKind regards',
    when: { phases: ['lapsed'], minOrders: 1 },
    needsConsent: true,
    windowDays: 60,
    restDays: 120,
  }),
  playbookRule({
    id: 'ask-why-left',
    kind: 'call',
    title: 'Ask why they left',
    because: '{name} has been in {stage} for {days day}. One honest reason is worth more than another offer.',
    template:
      'Hello {name},\n\nmay I ask one thing: what was the reason that you left? I will not try to talk you round.\n\nKind regards',
    when: { phases: ['lapsed'] },
    windowDays: 60,
    restDays: 365,
  }),
  playbookRule({
    id: 'reactivate',
    kind: 'e-mail',
    title: 'Invite back with what is new',
    because:
      '{name} has been in {stage} for {days day}. What has changed since may be a reason to look again.',
    template:
      'Hello {name},\n\nsince we last spoke, this has changed:\n\n\n\nIf it is of use to you, I am here. If not, tell me and I will not write again.\n\nKind regards',
    when: { phases: ['lapsed'], minDaysInStage: 30 },
    needsConsent: true,
    windowDays: 60,
    restDays: 120,
  }),
  playbookRule({
    id: 'check-belonging',
    kind: 'task',
    title: 'Check whether they could become a customer',
    because: '{name} is outside the lifecycle. If that has changed, choose a stage.',
    when: { phases: ['outside'] },
    restDays: 365,
  }),
  playbookRule({
    id: 'ask-consent-customer',
    kind: 'task',
    title: 'Ask whether you may write',
    because: 'Nobody knows whether {name} agrees to marketing. Ask when you are next in touch.',
    template:
      'May I send you news and offers by e-mail now and then? You can stop it at any time with one word.',
    when: { phases: ['conversion', 'onboarding', 'retention', 'growth', 'advocacy'], consentUnknown: true },
    windowDays: 30,
    restDays: 90,
  }),
  playbookRule({
    id: 'review-notes',
    kind: 'task',
    title: 'Read the timeline and set a next step',
    because:
      'Nothing is due for {name}. Two minutes with the timeline show what could be next; write it as a note with a date.',
    when: { phases: [] },
    restDays: 30,
  }),
];
