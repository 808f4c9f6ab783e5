import { buyAtWill, subscribe, type Span } from './buying';
import { getToKnow, keepInTouch, makeOffer, reachOut, said, type Teller } from './contact-made';
import { journey, type Step } from './journey';
import { followAdvice } from './advice-followed';
import { reward } from './rewarding';
import { askForScores } from './satisfaction';

const HOUR_IN_DAYS = 1 / 24;

function moveAlong(steps: readonly Step[], { ledger, random }: Teller): void {
  for (const { stage, days, reason, source } of steps) {
    // Now and then somebody picks the wrong stage and takes it back at once.
    const before = ledger.stage();
    if (before === 'acquisition' && stage === 'conversion' && random.chance(0.06)) {
      const wrong = ledger.move(days + 9 * HOUR_IN_DAYS, 'retention', { reason: null, source: 'manual' });
      ledger.move(days + 8 * HOUR_IN_DAYS, before, { reason: null, source: 'undo', undoes: wrong });
    }
    ledger.move(days, stage, { reason, source });
  }
}

/** Everything a customer does from the first order on; `ended` customers stopped at the end of the span. */
function beCustomer(span: Span, how: { loyal: boolean; ended: boolean }, teller: Teller): void {
  const { ledger, random } = teller;
  const { loyal } = how;
  const heard = { ...span };
  if (random.chance(0.3)) {
    const ending = how.ended ? 'cancelled' : random.chance(0.12) ? 'overdue' : 'runs';
    subscribe(span, ending, ledger, random);
    if (random.chance(0.3))
      buyAtWill({ from: span.from * 0.7, until: span.until }, { loyal }, ledger, random);
  } else {
    const quiet = how.ended ? random.between(20, 70) : 0;
    const bought = { from: span.from, until: Math.min(span.from, span.until + quiet) };
    // Some of those who stay have gone quiet, which the team may not have noticed yet: nothing is heard of them either.
    heard.until = Math.max(span.until, buyAtWill(bought, { loyal }, ledger, random) ?? 0);
  }
  keepInTouch(heard, loyal, teller);
  askForScores(heard, loyal, teller);
}

/** Writes what happened to one person until now: stages, contacts, orders and scores that go together. */
export function writeHistory(teller: Teller): void {
  const { person, ledger, random } = teller;
  const steps = journey(person.stage, random);
  moveAlong(steps, teller);
  const firstBuy = steps.find((step) => step.stage === 'retention' || step.stage === 'loyalty');
  const left = steps.find((step) => step.stage === 'lapsed');
  steps.forEach(({ stage, days: from }, place) => {
    const next = steps[place + 1];
    const current = next === undefined;
    const span = { from, until: next?.days ?? 0 };
    if (stage === 'reach') reachOut(span, teller);
    if (stage === 'acquisition') getToKnow(span, current, teller);
    if (stage === 'conversion') makeOffer(span, current, teller);
    if (stage === 'conversion' && current && random.chance(0.25)) {
      ledger.order(from * 0.3, 'purchase', random.whole(40, 400), 'First order');
    }
    followAdvice(span, stage, current, teller);
    if (stage === 'lapsed' && random.chance(0.6)) {
      ledger.interaction(span.until + (from - span.until) * 0.8, 'call', said(teller, 'lost'), {
        minutes: 3,
      });
    }
  });
  if (firstBuy === undefined) return;
  reward(firstBuy.days, person.stage === 'loyalty', person.slug, ledger);
  // The first order made them a customer; the team noticed some days later.
  const offered = steps.findLast((step) => step.days > firstBuy.days) ?? firstBuy;
  const from = firstBuy.days + Math.min(20, (offered.days - firstBuy.days) * 0.5);
  const end = { loyal: person.stage === 'loyalty', ended: left !== undefined };
  beCustomer({ from, until: left?.days ?? 0 }, end, teller);
  const back =
    left === undefined
      ? undefined
      : steps.find((step) => step.stage === 'retention' && step.days < left.days);
  if (back) beCustomer({ from: back.days + 2, until: 0 }, { loyal: false, ended: false }, teller);
}
