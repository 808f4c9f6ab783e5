import type { Span } from './buying';
import { said, type Teller } from './contact-made';
import { comments } from './phrases';

const EVERY_DAYS = 185;

/** How likely a customer is to recommend us: most are content, a few are not; `loyal` ones are never detractors. */
function score(mood: 'good' | 'fair' | 'bad', { random }: Teller): number {
  return random.pick({ good: [9, 9, 10], fair: [7, 8, 8], bad: [2, 4, 5, 6] }[mood]);
}

/** NPS answers twice a year at most, each with a comment in the person's language or none, and the follow-up of a bad one. */
export function askForScores(span: Span, loyal: boolean, teller: Teller): void {
  const { person, ledger, random } = teller;
  if (!loyal && random.chance(0.35)) return;
  const mood = loyal ? 'good' : random.pick(['good', 'good', 'good', 'fair', 'fair', 'bad', 'bad'] as const);
  const texts = (comments[person.language] ?? comments['en'])?.[mood] ?? [];
  for (
    let days = span.from - random.between(20, 60);
    days > span.until + 2;
    days -= EVERY_DAYS + random.between(0, 40)
  ) {
    const comment = random.chance(0.6) ? random.pick(texts) : null;
    const channel = random.pick(['survey-link', 'survey-link', 'e-mail', 'phone'] as const);
    const nps = score(mood, teller);
    ledger.response(days, 'nps', nps, { comment, channel });
    if (nps <= 6) followUp(days, nps, teller);
  }
  if (random.chance(0.2)) {
    ledger.response(random.between(span.until, span.from), 'ces', random.whole(loyal ? 5 : 3, 7), {
      channel: 'chat',
    });
  }
  if (random.chance(0.15)) {
    const impression = {
      channel: 'phone',
      provenance: 'agent',
      comment: 'In a good mood on the phone',
    } as const;
    ledger.response(random.between(span.until, span.from), 'nps', random.whole(6, 9), impression);
  }
}

/** A low score opens a task; one of long ago was closed by a call. */
function followUp(days: number, nps: number, teller: Teller): void {
  const { ledger, random } = teller;
  const note = `Follow up: gave ${String(nps)} of 10. Ask what went wrong and what would put it right.`;
  if (days < 12) {
    ledger.interaction(days - 0.1, 'note', note, { dueIn: 3 - Math.floor(days) });
    return;
  }
  ledger.interaction(days - 0.1, 'note', note);
  ledger.interaction(days - random.between(1, 5), 'call', said(teller, 'soothe'), {
    minutes: random.whole(5, 30),
  });
}
