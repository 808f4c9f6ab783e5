import type { Span } from './buying';
import type { Ledger } from './ledger';
import { phrases } from './phrases';
import { seededRandom, type Random } from './random';
import type { SamplePerson } from './sample-person';

/** What the parts of a history are told with. */
export interface Teller {
  person: SamplePerson;
  ledger: Ledger;
  random: Random;
  /** Whether the person agreed to marketing. */
  agreed: boolean;
}

/** One of the phrases of an occasion, about this person. */
export function said({ person, random }: Teller, occasion: keyof typeof phrases): string {
  return random.pick<string>(phrases[occasion]).replace('{company}', person.company ?? 'their shop');
}

const inside = ({ from, until }: Span, random: Random): number => random.between(until, from);

/** The day a task is due, a few of them past, none before the task was written. */
const dueDay = (written: number, random: Random): number =>
  Math.max(random.pick([-3, -2, -1, 0, 1, 2, 4, 6, 9]), 1 - Math.floor(written));

/** First contact: letters, a fair, a note. */
export function reachOut(span: Span, teller: Teller): void {
  const { ledger, random } = teller;
  const once = (): number => inside(span, random);
  if (random.chance(0.6)) ledger.interaction(once(), 'campaign', said(teller, 'campaign'));
  if (random.chance(0.3)) ledger.interaction(once(), 'visit', said(teller, 'meetingPoint'));
  if (random.chance(0.2)) ledger.interaction(once(), 'note', said(teller, 'firstNote'));
}

/** Inquiries with their answers, calls and meetings. `current`: the person is in this stage now, so some things are open. */
export function getToKnow(span: Span, current: boolean, teller: Teller): void {
  const { ledger, random } = teller;
  const open = current && random.chance(0.3);
  if (random.chance(0.75)) {
    const days = span.until + (span.from - span.until) * random.between(0.6, 1);
    ledger.interaction(days, 'inquiry', said(teller, 'inquiry'));
    ledger.interaction(
      span.until + (days - span.until) * random.between(0.7, 0.98),
      'e-mail',
      said(teller, 'answer'),
    );
  }
  const middle = (): number => span.until + (span.from - span.until) * random.between(0.25, 0.6);
  if (random.chance(0.5)) {
    ledger.interaction(middle(), 'call', said(teller, 'call'), { minutes: random.whole(3, 28) });
  }
  if (random.chance(0.2)) {
    ledger.interaction(middle(), 'meeting', said(teller, 'meeting'), { minutes: random.pick([30, 45, 60]) });
  }
  if (open)
    ledger.interaction(Math.min(span.from * 0.2, random.between(0.3, 6)), 'inquiry', said(teller, 'inquiry'));
  else if (current && random.chance(0.22)) {
    ledger.interaction(span.from * 0.3, 'note', said(teller, 'leadTask'), {
      dueIn: dueDay(span.from * 0.3, random),
    });
  }
}

/** Demonstration, quote, trial, an abandoned cart. */
export function makeOffer(span: Span, current: boolean, teller: Teller): void {
  const { ledger, random } = teller;
  const at = (share: number): number => span.until + (span.from - span.until) * share;
  if (random.chance(0.5)) {
    const minutes = random.pick([30, 45, 60, 90]);
    ledger.interaction(at(random.between(0.75, 0.95)), 'demonstration', said(teller, 'demonstration'), {
      minutes,
    });
  }
  // Randomness of its own: what it is worth changes nothing else of the sample.
  const worth = seededRandom(`${teller.person.slug}/offers`);
  const euros = () => worth.whole(8, 240) * 10;
  if (random.chance(0.7)) {
    ledger.interaction(at(random.between(0.5, 0.7)), 'quote', said(teller, 'quote'), { euros: euros() });
  }
  if (random.chance(0.3)) ledger.interaction(at(random.between(0.3, 0.5)), 'trial', said(teller, 'trial'));
  if (random.chance(0.5)) {
    ledger.interaction(at(random.between(0.2, 0.45)), 'call', said(teller, 'call'), {
      minutes: random.whole(2, 35),
    });
  }
  if (random.chance(0.3))
    ledger.interaction(at(random.between(0.05, 0.2)), 'cart-abandoned', said(teller, 'cart'), {
      euros: euros(),
    });
  if (current && random.chance(0.25)) {
    ledger.interaction(at(0.3), 'note', said(teller, 'offerTask'), { dueIn: dueDay(at(0.3), random) });
  }
}

/** The everyday contact with a customer, about every seven weeks; `loyal` ones also recommend. */
export function keepInTouch(span: Span, loyal: boolean, teller: Teller): void {
  const { ledger, random } = teller;
  for (let days = span.from - random.between(5, 30); days > span.until; days -= random.between(25, 75)) {
    const kind = random.pick([
      'call',
      'call',
      'mail',
      'chat',
      'visit',
      'complaint',
      loyal ? 'referral' : 'mail',
    ] as const);
    if (kind === 'call') {
      ledger.interaction(days, 'call', said(teller, 'customerCall'), { minutes: random.whole(2, 25) });
    } else if (kind === 'complaint') {
      ledger.interaction(days, 'complaint', said(teller, 'complaint'));
      const later = Math.max(span.until, days - random.between(0.2, 2));
      ledger.interaction(later, 'call', said(teller, 'soothe'), { minutes: random.whole(4, 18) });
      rateService(later, teller);
    } else {
      ledger.interaction(days, kind === 'mail' ? 'e-mail' : kind, said(teller, kind));
    }
  }
}

/** After a complaint: what the customer says of the service, or at least what the agent thinks. */
function rateService(days: number, { ledger, random }: Teller): void {
  const reference = `T-${String(random.whole(1000, 9999))}`;
  const score = random.pick([2, 3, 4, 4, 5, 5]);
  const later = Math.max(0, days - random.between(0.1, 2));
  if (random.chance(0.6)) ledger.response(later, 'csat', score, { channel: 'e-mail', reference });
  else if (random.chance(0.5)) {
    const impression = {
      channel: 'phone',
      provenance: 'agent',
      reference,
      comment: 'Sounded relieved',
    } as const;
    ledger.response(later, 'csat', score, impression);
  }
}
