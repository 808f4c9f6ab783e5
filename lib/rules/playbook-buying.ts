import { playbookRule } from './playbook-rule';

/** Consideration, conversion and onboarding: making up their mind, buying, beginning. */
export const buyingRules = [
  playbookRule({
    id: 'compare-products',
    kind: 'e-mail',
    title: 'Compare the products side by side',
    because: '{name} is comparing. Do the work for them: three lines, honest, the weak points included.',
    template:
      'Hello {name},\n\nas you are comparing, here are the choices side by side, with what each is not good at:\n\n\n\nWhich of these points matters most to you?\n\nKind regards',
    when: { phases: ['consideration'] },
  }),
  playbookRule({
    id: 'send-case-report',
    kind: 'e-mail',
    title: 'Send a case report',
    because:
      '{name} has been considering for {days day}. How somebody like {company} did it helps to decide.',
    template:
      'Hello {name},\n\nsomebody in much the same position as {company} did this with us. What worked, what did not and what it cost is in here:\n\n\n\nKind regards',
    when: { phases: ['consideration'], minDaysInStage: 3 },
    needsConsent: true,
  }),
  playbookRule({
    id: 'answer-questions',
    kind: 'e-mail',
    title: 'Answer open questions simply',
    because: '{name} has been considering for {days day}. One unanswered question is enough to wait.',
    template:
      'Hello {name},\n\nwhat is still unclear? Send me your questions as they come, and I will answer them in plain words.\n\nKind regards',
    when: { phases: ['consideration'], minDaysInStage: 3 },
  }),
  playbookRule({
    id: 'personal-contact',
    kind: 'call',
    title: 'Call or visit',
    because: '{name} has been considering for {days day}. Some things are settled best by voice.',
    template:
      'Hello {name},\n\nshall we talk it through, by phone or at your place? I have time this week.\n\nKind regards',
    when: { phases: ['consideration'] },
    restDays: 30,
  }),
  playbookRule({
    id: 'follow-up-quote',
    kind: 'call',
    title: 'Follow up the quote',
    because: 'The quote went out {quoteDays day} ago and nobody has spoken about it since.',
    template:
      'Hello {name},\n\ndid the quote say what you needed? If something does not fit, tell me what, and I will see what can be done.\n\nKind regards',
    when: {
      phases: ['consideration', 'conversion'],
      openInteraction: 'quote',
      withinDays: 60,
      minDaysInStage: 3,
    },
    restDays: 10,
  }),
  playbookRule({
    id: 'follow-up-failed-purchase',
    kind: 'call',
    title: 'Follow up the failed purchase and ask why',
    because:
      '{name} has been about to buy for {days day} and has not. The reason helps you even if it is a no.',
    template:
      'Hello {name},\n\nyou were about to order and then did not. May I ask what held you back? It helps me, whatever the answer is.\n\nKind regards',
    when: { phases: ['conversion'], minDaysInStage: 14, maxOrders: 0 },
    restDays: 45,
  }),
  playbookRule({
    id: 'match-criteria',
    kind: 'meeting',
    title: 'Match the key purchasing criteria',
    because: '{name} is deciding. Go through what matters most, point by point, and say what you cannot do.',
    template:
      'Hello {name},\n\nbefore you decide: what are the two or three things it must do for {company}? I will tell you plainly which of them we meet.\n\nKind regards',
    when: { phases: ['conversion'] },
    restDays: 30,
  }),
  playbookRule({
    id: 'first-steps',
    kind: 'e-mail',
    title: 'Send the first steps',
    because: '{name} has just begun ({days day} in {stage}). A good start decides whether people stay.',
    template:
      'Hello {name},\n\ngood to have you with us. These three steps get you going:\n\n1. \n2. \n3. \n\nIf one of them does not work, write to me.\n\nKind regards',
    when: { phases: ['onboarding'], maxDaysInStage: 14 },
    restDays: 365,
  }),
  playbookRule({
    id: 'check-in-call',
    kind: 'call',
    title: 'Make a check-in call',
    because: '{name} began {days day} ago. Ask what works and what is in the way, before it is too late.',
    template:
      'Hello {name},\n\nhow are the first days going? Shall we take ten minutes to go through it together?\n\nKind regards',
    when: { phases: ['onboarding'] },
    windowDays: 30,
    restDays: 21,
  }),
];
