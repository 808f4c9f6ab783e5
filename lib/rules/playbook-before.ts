import { playbookRule } from './playbook-rule';

/** Awareness and acquisition: getting to know each other. */
export const beforeRules = [
  playbookRule({
    id: 'share-content',
    kind: 'e-mail',
    title: 'Share something worth reading',
    because:
      '{name} has agreed to hear from you and nobody has spoken with {name} yet: begin by being useful.',
    template:
      'Hello {name},\n\nI came across this and thought of {company}:\n\n\n\nNo need to answer. I would be glad to hear what you make of it.\n\nKind regards',
    when: { phases: ['awareness'] },
    needsConsent: true,
    windowDays: 30,
    restDays: 30,
  }),
  playbookRule({
    id: 'learn-interests',
    kind: 'call',
    title: 'Learn interests, goals and where they shop',
    because: 'Nothing can be offered that fits before you know what {name} wants.',
    template:
      'Hello {name},\n\nmay I ask you three things, so that I only write when it is of use: what are you working on, what matters most to you in it, and where do you buy it today?\n\nKind regards',
    when: { phases: ['awareness'] },
    windowDays: 30,
    restDays: 90,
  }),
  playbookRule({
    id: 'greet',
    kind: 'e-mail',
    title: 'Say a friendly hello, promptly',
    because: '{name} came to you {days day} ago. A greeting by a person in the first days is remembered.',
    template:
      'Hello {name},\n\nthank you for your interest. I am your contact here: ask me anything, I answer myself.\n\nWhat brought you to us?\n\nKind regards',
    when: { phases: ['acquisition'], maxDaysInStage: 7, maxOrders: 0 },
    restDays: 365,
  }),
  playbookRule({
    id: 'welcome-offer',
    kind: 'offer',
    title: 'Send a welcome offer by e-mail',
    because: '{name} showed interest {days day} ago, has not ordered yet and has agreed to offers.',
    template:
      'Hello {name},\n\nwelcome. To make the first step easy, here is an offer for your first order:\n\n\n\nIt is good until the end of the month.\n\nKind regards',
    when: { phases: ['acquisition'], maxOrders: 0 },
    needsConsent: true,
    windowDays: 30,
    restDays: 180,
  }),
  playbookRule({
    id: 'demonstrate',
    kind: 'meeting',
    title: 'Demonstrate the service',
    because: '{name} is interested and has not ordered yet. Seeing it answers more than reading about it.',
    template:
      'Hello {name},\n\nshall I show you how it works, in 20 minutes and with your own example? Would one of the next days suit you?\n\nKind regards',
    when: { phases: ['acquisition'], maxOrders: 0 },
    windowDays: 30,
    restDays: 90,
  }),
  playbookRule({
    id: 'ask-consent',
    kind: 'task',
    title: 'Ask whether you may write',
    because: 'Nobody knows whether {name} agrees to marketing. Ask when you are next in touch.',
    template:
      'May I send you news and offers by e-mail now and then? You can stop it at any time with one word.',
    when: { phases: ['awareness', 'acquisition', 'consideration'], consentUnknown: true },
    windowDays: 30,
    restDays: 90,
  }),
];
