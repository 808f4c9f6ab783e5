import type { StageChange } from '../../lib/model/facts';
import { factOrder } from '../../lib/rules/order';
import { mergesOf, shownAs } from '../../lib/rules/shown-as';

/** The stage change that gives a person's stage. */
export type Lead = Pick<StageChange, 'id' | 'at' | 'device' | 'number' | 'model' | 'to'>;

/** Where somebody is counted: market ('' for the main one), model and stage, both '' where they have no stage. */
export type Place = readonly [market: string, model: string, stage: string];

/** A person as they are counted. `place` is null for somebody who is shown as another one. */
export interface Counted {
  id: string;
  owner: string | null;
  market: string;
  mergedInto: string | null;
  lead: Lead | null;
  place: Place | null;
}

/** The part of a stage change that is kept beside a person. */
export function leadOf({ id, at, device, number, model, to }: Lead): Lead {
  return { id, at, device, number, model, to };
}

/** The later of two stage changes: by time, device and number; the id decides between those of a copied device. */
export function laterLead(a: Lead | null, b: Lead | null): Lead | null {
  if (a === null || b === null) return a ?? b;
  return (factOrder(a, b) || (a.id < b.id ? -1 : 1)) >= 0 ? a : b;
}

/** The place of a person by their market and stage. */
export function placeBy(market: string, lead: Lead | null): Place {
  return [market, lead?.model ?? '', lead?.to ?? ''];
}

/** Where each of these is counted; with everybody who hangs together with them by merges. */
export function placesOf(people: readonly Counted[]): Map<string, Place | null> {
  const merges = mergesOf(people);
  const leads = new Map<string, Lead | null>();
  for (const { id, lead } of people) {
    const shown = shownAs(id, merges);
    leads.set(shown, laterLead(leads.get(shown) ?? null, lead));
  }
  return new Map(
    people.map(({ id, market }) => [
      id,
      shownAs(id, merges) === id ? placeBy(market, leads.get(id) ?? null) : null,
    ]),
  );
}

/** Whether two places are the same. */
export function isSamePlace(a: Place | null, b: Place | null): boolean {
  return a === b || (a !== null && b !== null && a.every((part, index) => part === b[index]));
}
