import { playbookRule } from './playbook-rule';

/** Retention and growth: keeping customers content, and offering more where it fits. */
export const keepingRules = [
  playbookRule({
    id: 'offer-higher-priced',
    kind: 'offer',
    title: 'Show the higher-priced option',
    because: '{name} ordered {ordersYear} times in 12 months: promising. A bigger option may suit better.',
    template:
      'Hello {name},\n\nyou order from us often. There is an option that may serve you better and save you the repeated work:\n\n\n\nShall I work out what it would mean for you?\n\nKind regards',
    when: { phases: ['retention', 'growth'], segments: ['promising'] },
    needsConsent: true,
    windowDays: 30,
    restDays: 120,
  }),
  playbookRule({
    id: 'survey-csat',
    kind: 'survey',
    title: 'Ask how content they are (CSAT)',
    because: 'The last order was {orderDays day} ago and nobody has asked lately how it went.',
    template:
      'Hello {name},\n\nhow content are you with {lastOrder}, from 1 (not at all) to 5 (very)? One number is enough; a word on why helps even more.\n\nKind regards',
    when: {
      phases: ['onboarding', 'retention', 'growth', 'advocacy'],
      maxDaysSinceOrder: 30,
      notSurveyedRecently: true,
    },
    windowDays: 30,
    restDays: 180,
  }),
  playbookRule({
    id: 'survey-nps',
    kind: 'survey',
    title: 'Ask whether they would recommend you (NPS)',
    because: '{name} has been in {stage} for {days day} and has not been asked for some time.',
    template:
      'Hello {name},\n\nhow likely are you to recommend us to a friend or colleague, from 0 (not at all) to 10 (certainly)? And what is the main reason for your number?\n\nKind regards',
    when: { phases: ['retention', 'growth', 'advocacy'], notSurveyedRecently: true },
    windowDays: 30,
    restDays: 180,
  }),
  playbookRule({
    id: 'upsell',
    kind: 'offer',
    title: 'Offer the next size up (upsell)',
    because: '{name} ordered {ordersYear} times in 12 months. The next size up may fit by now.',
    template:
      'Hello {name},\n\nfrom how you use it, the next size up could fit by now. What it costs and what it adds:\n\n\n\nIf what you have is enough, that is fine too.\n\nKind regards',
    when: { phases: ['growth'], minOrders: 2 },
    needsConsent: true,
    windowDays: 30,
    restDays: 120,
  }),
  playbookRule({
    id: 'cross-sell',
    kind: 'offer',
    title: 'Offer what goes with it (cross-sell)',
    because:
      '{name} has ordered before. Something that goes with it is easier to say yes to than something new.',
    template:
      'Hello {name},\n\nothers who chose {lastOrder} also use this with it:\n\n\n\nWould it be of use to {company}?\n\nKind regards',
    when: { phases: ['growth'], minOrders: 1 },
    needsConsent: true,
    windowDays: 30,
    restDays: 90,
  }),
  playbookRule({
    id: 'talk-about-growth',
    kind: 'call',
    title: 'Ask what else they need',
    because: '{name} could grow with you. Ask what comes next before you offer it.',
    template:
      'Hello {name},\n\nwhat is {company} planning for the coming months? Perhaps there is something we can take off your hands.\n\nKind regards',
    when: { phases: ['growth'] },
    windowDays: 30,
    restDays: 60,
  }),
  playbookRule({
    id: 'offer-from-history',
    kind: 'offer',
    title: 'Make an offer based on past orders',
    because:
      '{orders order} so far, the last {orderDays day} ago: offer what follows from them, not what is on sale.',
    template:
      'Hello {name},\n\nafter {lastOrder} this may be useful to you next:\n\n\n\nShall I set it aside for you?\n\nKind regards',
    when: { phases: ['retention'], minOrders: 1 },
    needsConsent: true,
    windowDays: 30,
    restDays: 60,
  }),
  playbookRule({
    id: 'discount-for-feedback',
    kind: 'offer',
    title: 'Give a discount in return for feedback',
    because:
      '{name} has ordered and nobody has asked for some time how it went. A small thank-you makes answering worthwhile.',
    template:
      'Hello {name},\n\nI would like to know what we could do better. For five minutes of your time there is a discount on your next order, whatever you say.\n\nKind regards',
    when: { phases: ['retention'], minOrders: 1, notSurveyedRecently: true },
    needsConsent: true,
    windowDays: 30,
    restDays: 180,
  }),
  playbookRule({
    id: 'care-call',
    kind: 'call',
    title: 'Call and ask how it goes',
    because: '{name} has been in {stage} for {days day}. A call without anything to sell keeps people.',
    template:
      'Hello {name},\n\nI have nothing to sell today: I only want to hear how it goes, and what gets in your way. When may I call?\n\nKind regards',
    when: { phases: ['retention'] },
    windowDays: 60,
    restDays: 90,
  }),
];
