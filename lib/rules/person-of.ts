import type { FactByKind, FactKind, Person } from '../model/change';
import type { Contact } from '../model/contact';
import { storedOrder } from './order';

/** A fact that says of which kind it is. */
export type KindedFact = { [K in FactKind]: FactByKind[K] & { kind: K } }[FactKind];

/** A person from their contact and all their facts, which may be in any order. */
export function personOf(contact: Contact, facts: readonly KindedFact[]): Person {
  const byKind: Partial<Record<FactKind, FactByKind[FactKind][]>> = {};
  for (const { kind, ...fact } of facts) (byKind[kind] ??= []).push(fact);
  const ofKind = <K extends FactKind>(kind: K) => ((byKind[kind] ?? []) as FactByKind[K][]).sort(storedOrder);
  return {
    contact,
    stageChanges: ofKind('stage-change'),
    interactions: ofKind('interaction'),
    orders: ofKind('order'),
    responses: ofKind('survey-response'),
    outcomes: ofKind('action-outcome'),
    reversals: ofKind('reversal'),
    rewards: ofKind('reward'),
    keeps: ofKind('stage-kept'),
  };
}
