import type { StageChange, StageChangeSource } from '../model/facts';
import { withLapsed } from './stage-model';
import type { LifecycleModel } from '../model/lifecycle';

/** How a stage change is accounted for. */
export interface StageReceipt {
  who: string;
  /** Milliseconds since 1970-01-01 UTC. */
  when: number;
  from: string | null;
  to: string;
  /** The market the person came into by it; null where they stayed in theirs. */
  market: string | null;
  why: string | null;
  source: StageChangeSource;
}

/** In which models stages are looked for by their ids. */
export interface StageNames {
  /** The one that counts for the person. */
  model: LifecycleModel;
  /** Those of the team's other markets, also of markets that were merged away. */
  others?: readonly LifecycleModel[];
}

/** What a receipt needs to name things. */
export interface Naming extends StageNames {
  memberName: (id: string | null) => string;
  marketName?: (id: string | null) => string;
}

/** Each source in words. */
export const SOURCE_WORDS: Record<StageChangeSource, string> = {
  manual: 'by hand',
  page: 'from the page',
  bulk: 'for several people at once',
  rule: 'by a rule',
  import: 'from a file',
  crm: 'from another program',
  undo: 'taken back',
};

/**
 * Label of a stage, as it was called also where it was merged away. It is looked for in the model the fact was made in
 * (`made`), where the team has that, then in the person's, then in the others; for a stage that none has its id with
 * spaces and a capital. MK5
 */
export function stageLabel(id: string, { model, others = [] }: StageNames, made = model.id): string {
  const all = [model, ...others];
  const order = [...all.filter((one) => one.id === made), ...all];
  for (const one of order) {
    const known = [...withLapsed(one).stages, ...one.retired].find((stage) => stage.id === id);
    if (known !== undefined) return known.label;
  }
  const words = id.replace(/-/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Who moved whom when, from where to where, why and how. RC1 */
export function stageReceipt(change: StageChange, names: Naming): StageReceipt {
  return {
    who: names.memberName(change.by),
    when: change.at,
    from: change.from === null ? null : stageLabel(change.from, names, change.model),
    to: stageLabel(change.to, names, change.model),
    market: change.market === undefined ? null : (names.marketName?.(change.market.to) ?? null),
    why: change.reason,
    source: change.source,
  };
}

/** A receipt as text to copy, a line each; the time in the given zone, that of the device by default. RC2 */
export function receiptText(receipt: StageReceipt, locale: string, timeZone?: string): string {
  const when = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(
    receipt.when,
  );
  const move = receipt.from === null ? `Added in ${receipt.to}` : `${receipt.from} → ${receipt.to}`;
  return [
    `Stage: ${move}`,
    ...(receipt.market === null ? [] : [`Market: ${receipt.market}`]),
    `When: ${when}`,
    `Who: ${receipt.who}`,
    `Why: ${receipt.why ?? 'no reason given'}`,
    `How: ${SOURCE_WORDS[receipt.source]}`,
  ].join('\n');
}
