/** What people and the team said, by occasion. `{company}` is the person's company, or 'their shop'. */
export const phrases = {
  campaign: [
    'Opened the spring letter',
    'Clicked the report on repairs',
    'Opened the invitation to the open day',
  ],
  meetingPoint: [
    'Stopped at our stand, took a catalogue',
    'Talked after the panel on packaging',
    'Visited the showroom',
  ],
  firstNote: [
    'Cares most about delivery on Fridays.',
    'Reads, does not answer mail: better call.',
    'Deciding together with a partner.',
    'Budget year ends in June.',
  ],
  inquiry: [
    'Asks for the price list and the smallest order.',
    'Which of the two sizes fits {company}?',
    'Can you deliver every second week?',
    'Do you have it without the coating?',
    'How long does an order take at the moment?',
    'Is there a discount from 50 pieces?',
  ],
  answer: [
    'Sent the price list and two examples',
    'Answered with the data sheet',
    'Explained sizes, sent pictures',
  ],
  call: [
    'Went through the offer, wants to think about it',
    'Asked how others use it',
    'Short call, will call back on Monday',
    'Explained the service plan',
    'Left a message, called back in the afternoon',
  ],
  customerCall: [
    'Happy so far, asked for the new catalogue',
    'Asked for a yearly price',
    'Ordered more for the autumn by phone',
    'Wants the delivery a day earlier',
    'Asked what changed in the new version',
  ],
  meeting: ['Met at {company}, saw the workshop', 'Video meeting with two colleagues'],
  demonstration: [
    'Showed the starter set',
    'Demonstration by video, 4 people',
    'Tried it on their own material',
  ],
  quote: [
    'Quote for a first order',
    'Quote for the service plan, yearly',
    'Quote for 50 pieces, valid for 30 days',
  ],
  trial: ['Trial for 14 days', 'Two sample boxes to try'],
  cart: ['Left a starter set in the cart', 'Left 3 items in the cart at the payment step'],
  chat: ['Asked for the delivery date', 'Asked for a copy of the invoice', 'Changed the delivery address'],
  complaint: [
    'One box arrived damaged',
    'Delivered two days late',
    'Invoice had the wrong address',
    'Part did not fit',
  ],
  soothe: [
    'Apologised, sent a new one',
    'Corrected it and called back',
    'Agreed on a discount for the next order',
  ],
  mail: [
    'Sent the new catalogue',
    'Thanked for the order',
    'Sent the care instructions',
    'Asked for a convenient date',
  ],
  visit: ['Visited {company}', 'Came by to collect the order'],
  referral: [
    'Recommended us to a neighbour',
    'Brought a colleague from another plant',
    'Named us in an interview',
  ],
  leadTask: [
    'Send the samples they asked for',
    'Call again after their meeting',
    'Prepare the price for 50 pieces',
  ],
  offerTask: [
    'Call back about the quote',
    'Ask which week suits for the trial',
    'Check the delivery with the carrier',
  ],
  lost: [
    'Asked why: the other one is cheaper',
    'Asked why: the project was cancelled',
    'Left a message, no answer',
  ],
} as const;

/** Comments that go with a score, by how satisfied and in the writer's language; English serves for all others. */
export const comments: Record<string, Record<'good' | 'fair' | 'bad', readonly string[]>> = {
  en: {
    good: [
      'Quick answers, good people.',
      'Always on time.',
      'Would not want to miss it.',
      'Friendly and exact.',
    ],
    fair: ['Fine, but delivery takes long.', 'Good product, dear.', 'Does what it should.'],
    bad: ['Third delay in a row.', 'Nobody called me back.', 'The part broke after a week.'],
  },
  de: {
    good: ['Schnell und zuverlässig.', 'Sehr freundliche Beratung.'],
    fair: ['Gut, aber nicht billig.', 'Lieferung dauert.'],
    bad: ['Zweimal falsch geliefert.', 'Kein Rückruf erhalten.'],
  },
  fr: {
    good: ['Rapide et aimable.', 'Très bon service.'],
    fair: ['Correct, mais un peu cher.'],
    bad: ['Livraison en retard, encore.'],
  },
  es: {
    good: ['Muy amables y rápidos.', 'Todo perfecto.'],
    fair: ['Bien, pero tarda.'],
    bad: ['Nadie contestó a mi correo.'],
  },
  ar: { good: ['خدمة ممتازة وسريعة'], fair: ['جيد لكن السعر مرتفع'], bad: ['تأخر التسليم مرتين'] },
  ja: {
    good: ['対応がとても早いです。'],
    fair: ['品質は良いが納期が長い。'],
    bad: ['連絡がありませんでした。'],
  },
};
