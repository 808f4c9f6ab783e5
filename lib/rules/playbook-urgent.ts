import { playbookRule } from './playbook-rule';
import { CLOSE_THE_LOOP, KEEP_PROMISE } from './promise-actions';

/** What cannot wait, in any phase, most urgent first. */
export const urgentRules = [
  playbookRule({
    id: CLOSE_THE_LOOP,
    kind: 'call',
    title: 'Close the loop with a detractor',
    because: '{name} gave {score} of 10. A call soon, and a real answer, often turns this around.',
    template:
      'Hello {name},\n\nthank you for being frank with us. I would like to understand what went wrong and put it right. When would a short call suit you?\n\nKind regards',
    when: { maxNps: 6, withinDays: 60 },
    windowDays: 90,
    restDays: 60,
  }),
  playbookRule({
    id: 'answer-complaint',
    kind: 'call',
    title: 'Answer the complaint',
    because: '{name} complained {complaintDays day} ago and nobody has been in touch since.',
    template:
      'Hello {name},\n\nthank you for telling us. I am sorry about this. Here is what we do about it, and by when:\n\n\n\nKind regards',
    when: { openInteraction: 'complaint', withinDays: 60 },
    windowDays: 30,
    restDays: 7,
  }),
  playbookRule({
    id: KEEP_PROMISE,
    kind: 'task',
    title: 'Do what was promised',
    because: 'A note is due: “{note}”',
    when: { openInteraction: 'note' },
    // A note that was kept is settled by that; the next one is due at once.
    restDays: 0,
  }),
  playbookRule({
    id: 'answer-inquiry',
    kind: 'e-mail',
    title: 'Answer the inquiry',
    because: '{name} asked {inquiryDays day} ago and nobody has answered. The first to answer often wins.',
    template:
      'Hello {name},\n\nthank you for asking. The short answer is:\n\n\n\nIs there anything else you would like to know?\n\nKind regards',
    when: { openInteraction: 'inquiry', withinDays: 30 },
    restDays: 7,
  }),
  playbookRule({
    id: 'answer-inquiry-by-phone',
    kind: 'call',
    title: 'Answer the inquiry',
    because: '{name} asked {inquiryDays day} ago and nobody has answered. The first to answer often wins.',
    when: { openInteraction: 'inquiry', withinDays: 30 },
    restDays: 7,
  }),
  playbookRule({
    id: 'remind-renewal',
    kind: 'e-mail',
    title: 'Remind of the renewal',
    because: 'The renewal is {renewal}. A word in time leaves {name} the choice.',
    template:
      'Hello {name},\n\nyour subscription is due for renewal soon. If all is well you need do nothing. If something should change, tell me and I will see to it.\n\nKind regards',
    when: { renewalDueInDays: 30 },
    windowDays: 45,
    restDays: 20,
  }),
  playbookRule({
    id: 'recover-cart',
    kind: 'e-mail',
    title: 'Recover the abandoned cart',
    because: '{name} left a full cart {cartDays day} ago and has agreed to hear from you.',
    template:
      'Hello {name},\n\nyou left something in your cart. It is still there. Was anything unclear, or did something go wrong? I am glad to help.\n\nKind regards',
    when: { openInteraction: 'cart-abandoned', withinDays: 14 },
    needsConsent: true,
    restDays: 14,
  }),
  playbookRule({
    id: 'make-good',
    kind: 'call',
    title: 'Ask what would put it right',
    because: '{name} gave {csat} of 5. Ask before it becomes a reason to leave.',
    template:
      'Hello {name},\n\nyou were not content with us lately, and I would like to know why. What could we have done better?\n\nKind regards',
    when: { maxCsat: 2, withinDays: 60 },
    windowDays: 90,
    restDays: 60,
  }),
  playbookRule({
    id: 'call-at-risk',
    kind: 'call',
    title: 'Ask how things are',
    because: 'Last order {orderDays day} ago; the usual gap is {rhythm day}. {name} may be drifting away.',
    template:
      'Hello {name},\n\nit has been a while since {lastOrder}. Is everything all right with it? Is there something we could do better?\n\nKind regards',
    when: { segments: ['at-risk'], minOrders: 2 },
    windowDays: 30,
    restDays: 45,
  }),
];
